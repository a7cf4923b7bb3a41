import { createHash, X509Certificate } from "node:crypto";

/** A certificate as lists have it, in base64. Throws where it is none. */
export function certificateFrom(base64: string): X509Certificate {
  return new X509Certificate(Buffer.from(base64, "base64"));
}

/** Of the certificate's DER, in hexadecimal. */
export function certificateSha256({ raw }: X509Certificate): string {
  return createHash("sha256").update(raw).digest("hex");
}
