import { BitString, Integer, Sequence, Utf8String } from "asn1js";
import { children, elementOf, PkiError, reading, requireDer } from "../pki";

/** Answers of authorities have 2 to 10 thousand. Bytes. */
export const MAX_REPLY_BYTES = 256 * 1024;

/** An authority's answer (TimeStampResp, RFC 3161, 2.4.2). */
export type TimestampResponse =
  | { readonly status: "granted"; readonly token: Uint8Array<ArrayBuffer> }
  /** `failure`: what the authority gives as its reason. */
  | { readonly status: "refused"; readonly failure: string };

/** PKIStatus; the first two are granted. */
const STATUSES = ["granted", "grantedWithMods", "rejection", "waiting", "revocationWarning", "revocationNotification"];

/** PKIFailureInfo, by bit. */
const FAILURES: Readonly<Record<number, string>> = {
  0: "badAlg",
  2: "badRequest",
  5: "badDataFormat",
  14: "timeNotAvailable",
  15: "unacceptedPolicy",
  16: "unacceptedExtension",
  17: "addInfoNotAvailable",
  25: "systemFailure",
};

/** Characters of what an authority writes freely. */
const MAX_TEXT = 300;

/** @throws PkiError `timestamp-malformed` */
export function parseTimestampResponse(der: Uint8Array): TimestampResponse {
  return reading("timestamp-malformed", () => {
    requireDer(der, MAX_REPLY_BYTES);
    const [statusInfo, token, ...rest] = children(elementOf(der));
    const [status, ...reasons] = children(statusInfo);
    if (der[0] !== 0x30 || !(status instanceof Integer) || rest.length > 0) throw malformed("no answer");
    const code = status.valueBlock.valueDec;
    if (code !== 0 && code !== 1) return { status: "refused", failure: reasonOf(code, reasons) };
    if (!(token instanceof Sequence)) throw malformed("granted without a token");
    return { status: "granted", token: new Uint8Array(token.valueBeforeDecodeView) };
  });
}

function reasonOf(code: number, reasons: ReturnType<typeof children>): string {
  const parts = [STATUSES[code] ?? `status ${code}`];
  for (const reason of reasons) {
    if (reason instanceof BitString) parts.push(...failuresOf(reason.valueBlock.valueHexView));
    for (const text of children(reason)) if (text instanceof Utf8String) parts.push(text.getValue());
  }
  return parts
    .join(", ")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, " ")
    .slice(0, MAX_TEXT);
}

function failuresOf(bits: Uint8Array): string[] {
  return Object.entries(FAILURES)
    .filter(([bit]) => ((bits[Number(bit) >> 3] ?? 0) & (0x80 >> (Number(bit) & 7))) !== 0)
    .map(([, name]) => name);
}

function malformed(detail: string): PkiError {
  return new PkiError("timestamp-malformed", { detail });
}
