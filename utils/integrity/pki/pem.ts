import { fromBase64, toBase64 } from "../../core";
import { parseCertificate } from "./certificate";
import { PkiError, reading } from "./pki-error";

/** More than any list of roots has. */
const MAX_CERTIFICATES = 500;
/** Characters or bytes. */
const MAX_LENGTH = 4 * 1024 * 1024;

/**
 * Every certificate in a PEM text (RFC 7468; other things between them are passed over), or the one of a DER file.
 * @throws PkiError `certificate-malformed` if there is none, or one that cannot be read
 */
export function readCertificates(pemOrDer: string | Uint8Array): Uint8Array<ArrayBuffer>[] {
  if (pemOrDer.length > MAX_LENGTH) throw malformed("too long");
  if (typeof pemOrDer !== "string") {
    // a PEM file that was read as bytes
    if (pemOrDer[0] !== 0x30) return readCertificates(new TextDecoder("latin1").decode(pemOrDer));
    return [parseCertificate(pemOrDer).der];
  }
  const blocks = pemOrDer.split("-----BEGIN CERTIFICATE-----").slice(1);
  if (blocks.length === 0) throw malformed("no certificate in it");
  if (blocks.length > MAX_CERTIFICATES) throw malformed("too many certificates");
  return blocks.map((block) => {
    const [base64, rest] = block.split("-----END CERTIFICATE-----", 2);
    if (base64 === undefined || rest === undefined) throw malformed("a certificate without its end");
    return parseCertificate(reading("certificate-malformed", () => fromBase64(base64.replace(/\s+/g, "")))).der;
  });
}

/** One certificate as PEM, lines of 64 characters. */
export function certificatePem(der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}

function malformed(detail: string): PkiError {
  return new PkiError("certificate-malformed", { detail });
}
