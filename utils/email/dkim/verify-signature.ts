import { isTemporary, type Reason, type Signature, sameBytes, type Verdict, type Warning } from "../../core";
import type { RawField } from "../raw";
import type { BodyDigest, BodyDigests } from "./body-digest";
import { headerBytes, selectFields } from "./canonical-header";
import { fieldCover } from "./field-cover";
import { type CheckedKey, checkWithKey, type KeyCheck } from "./key-check";
import type { KeyLookups } from "./key-lookups";
import { type Claim, readSignature, type SignatureKind, type Stated } from "./signature-tags";
import { utcOfSeconds } from "./stored-forms";

export interface Mail {
  readonly fields: readonly RawField[];
  /** Lines of the header that are no field. */
  readonly linesWithoutName: number;
  readonly bodyDigest: BodyDigests;
  readonly keys: KeyLookups;
  readonly now: Date;
}

/** RFC 8301 section 3.2: shorter ones MUST NOT be accepted, and 2,048 are the least that SHOULD be used. Bits. */
export const MIN_RSA_BITS = 1_024;
const GOOD_RSA_BITS = 2_048;

/** Characters of the signed fields: several times what mail servers take. Every signature hashes them again. */
const MAX_HEADER_LENGTH = 1024 * 1024;

/** How far a signer's clock may be ahead. */
const CLOCK_SKEW_MS = 5 * 60_000;

/** Checks one signature field (RFC 6376 section 6.1). Does not throw, whatever the field holds. */
export async function verifySignature(field: RawField, kind: SignatureKind, mail: Mail): Promise<Signature> {
  const read = readSignature(field, kind);
  const { stated } = read;
  if ("problem" in read) return notChecked(stated, read.problem);

  const { claim } = read;
  // a field cannot be signed by itself
  const others = mail.fields.filter((other) => other !== field);
  const signed = selectFields(others, stated.signedFields);
  if (signed.reduce((length, { raw }) => length + raw.length, 0) > MAX_HEADER_LENGTH)
    return notChecked(stated, { code: "header-too-long", params: {} });

  const [digest, answer] = await Promise.all([
    mail.bodyDigest(claim.body, claim.hash, stated.bodyLengthBytes),
    mail.keys.find(claim.keyName),
  ]);
  const header = await checkWithKey(claim, headerBytes(signed, claim.unsignedField, claim.header), answer);

  if (!sameBytes(digest.hash, claim.bodyHash)) return bodyChanged(stated, header);
  if ("problem" in header) return notChecked(stated, header.problem);
  if (!header.valid) return { ...failed(stated, header, "header-changed"), mathematics: "invalid-signature" };
  return judged(stated, claim, header, digest, mail);
}

/** Mathematics settled: what is left is policy. */
function judged(stated: Stated, claim: Claim, key: CheckedKey, digest: BodyDigest, mail: Mail): Signature {
  const cover = fieldCover(mail.fields, stated.signedFields);
  const length = stated.bodyLengthBytes;
  const policy: (Reason | false)[] = [
    claim.hash === "SHA-1" && { code: "weak-hash", params: {} },
    claim.keyType === "rsa" && key.bits < MIN_RSA_BITS && { code: "key-too-short", params: { bits: key.bits } },
    isBefore(stated.expiresAt, mail.now.getTime()) && {
      code: "expired",
      params: { at: utcOfSeconds(stated.expiresAt) ?? "" },
    },
    // "MUST NOT be larger than the actual number of octets in the canonicalized message body"
    length !== null && length > digest.canonicalBytes && { code: "body-shorter-than-signed", params: {} },
    mail.linesWithoutName > 0 && { code: "line-without-name", params: { count: mail.linesWithoutName } },
    ...cover.added.map((field): Reason => ({ code: "field-added", params: { field } })),
  ];
  const warnings: (Warning | false)[] = [
    length !== null && {
      code: "body-partly-signed",
      params: { unsignedBytes: Math.max(0, digest.canonicalBytes - length) },
    },
    claim.keyType === "rsa" && key.bits < GOOD_RSA_BITS && { code: "key-short", params: { bits: key.bits } },
    key.inTest && { code: "key-in-test", params: {} },
    isAfter(stated.signedAt, mail.now.getTime() + CLOCK_SKEW_MS) && { code: "signed-in-the-future", params: {} },
    ...cover.warnings,
  ];
  const reasons = policy.filter((reason) => reason !== false);
  return {
    ...recorded(stated),
    keyBits: key.bits,
    mathematics: "valid",
    verdict: reasons.length > 0 ? "policy" : "pass",
    reasons,
    warnings: warnings.filter((warning) => warning !== false),
  };
}

function bodyChanged(stated: Stated, header: KeyCheck): Signature {
  if ("problem" in header) {
    const reasons: Reason[] = [{ code: "body-changed", params: { header: "unknown" } }];
    return { ...recorded(stated), keyBits: null, mathematics: "invalid-body", verdict: "fail", reasons, warnings: [] };
  }
  const failure = failed(stated, header, "body-changed", { header: header.valid ? "valid" : "changed" });
  return { ...failure, mathematics: "invalid-body" };
}

function failed(stated: Stated, key: CheckedKey, code: Reason["code"], params: Reason["params"] = {}) {
  const reasons = [{ code, params }];
  return { ...recorded(stated), keyBits: key.bits, verdict: "fail" as const, reasons, warnings: [] };
}

function notChecked(stated: Stated, problem: Reason): Signature {
  const verdict: Verdict = isTemporary(problem.code) ? "temporary" : "neutral";
  const reasons = [problem];
  return { ...recorded(stated), keyBits: null, mathematics: "not-checked", verdict, reasons, warnings: [] };
}

function recorded(stated: Stated) {
  return { ...stated, signedAt: utcOfSeconds(stated.signedAt), expiresAt: utcOfSeconds(stated.expiresAt) };
}

function isBefore(seconds: number | null, timeMs: number): boolean {
  return seconds !== null && seconds * 1_000 < timeMs;
}

function isAfter(seconds: number | null, timeMs: number): boolean {
  return seconds !== null && seconds * 1_000 > timeMs;
}
