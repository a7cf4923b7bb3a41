import { UTCTime } from "asn1js";
import { sameBytes, toHex } from "../../core";
import {
  type CertificateFacts,
  certificateFacts,
  checkSignature,
  digest,
  elementOf,
  OID,
  type ParsedCertificate,
  PkiError,
} from "../pki";
import { checkSigner, type SignerCheckId, singleValue } from "./check-signer";
import { type ParsedSignedData, type ParsedSigner, parseSignedData } from "./signed-data";

/** A signature of one signer with one certificate has about a thousand. Bytes. */
const MAX_SIGNATURE_BYTES = 64 * 1024;

export type SignatureFindingCode =
  | "signature-malformed"
  | SignerCheckId
  /** Content inside, other signers' certificates, anything that no signature covers. */
  | "structure"
  | "self-signature"
  | "signing-time"
  | "unexpected-certificate";

export interface SignatureVerdict {
  readonly outcome: "passed" | "failed";
  /** What is wrong; empty where it passed. */
  readonly findings: readonly { readonly code: SignatureFindingCode; readonly detail: string }[];
  readonly certificate: CertificateFacts | null;
  readonly certificateDer: Uint8Array<ArrayBuffer> | null;
  /** By the signer's own clock, UTC. */
  readonly signingTime: string | null;
}

export interface DetachedSignature {
  readonly content: Uint8Array;
  readonly signature: Uint8Array;
  /** SHA-256 of the DER of the certificate that is expected, hexadecimal. */
  readonly certificate?: string;
}

/**
 * Judges a signature in the form that `signDetached` gives it. Nothing in the file is left that no check covers, so
 * that a changed byte is found wherever it is. The certificate is the signer's own word: whose it is, is not judged.
 */
export async function verifyDetached({
  content,
  signature,
  certificate: expected,
}: DetachedSignature): Promise<SignatureVerdict> {
  try {
    const signedData = parseSignedData(signature, MAX_SIGNATURE_BYTES, "signature-malformed");
    return await judge(signedData, content, expected);
  } catch (thrown) {
    if (!(thrown instanceof PkiError)) throw thrown;
    const findings = [{ code: "signature-malformed" as const, detail: thrown.message }];
    return { outcome: "failed", findings, certificate: null, certificateDer: null, signingTime: null };
  }
}

async function judge(
  signedData: ParsedSignedData,
  content: Uint8Array,
  expected: string | undefined,
): Promise<SignatureVerdict> {
  const { checks, certificate, signer } = await checkSigner(signedData, content);
  const signedAt = signer === null ? null : signingTimeOf(signer);
  const findings: SignatureVerdict["findings"][number][] = checks
    .filter(({ outcome }) => outcome === "failed")
    .map(({ id, detail }) => ({ code: id, detail }));
  const report = (code: SignatureFindingCode, fault: string | null) => {
    if (fault !== null) findings.push({ code, detail: fault });
  };
  report("structure", structureFault(signedData));
  if (certificate !== null) {
    report("self-signature", await selfSignatureFault(certificate));
    report("signing-time", signingTimeFault(certificate, signedAt));
    const sha256 = toHex(await digest("SHA-256", certificate.der));
    report("unexpected-certificate", expected === undefined || expected === sha256 ? null : sha256);
  }
  return {
    outcome: findings.length === 0 ? "passed" : "failed",
    findings,
    certificate: certificate === null ? null : await certificateFacts(certificate.der),
    certificateDer: certificate?.der ?? null,
    signingTime: signedAt?.toISOString() ?? null,
  };
}

/** RFC 5652, 5.1, with nothing optional but the certificate. */
function structureFault({
  version,
  digestAlgorithms,
  contentType,
  content,
  certificates,
  hasOthers,
  signers,
}: ParsedSignedData): string | null {
  if (version !== 1) return "version";
  if (contentType !== OID.data || content !== null) return "not detached";
  if (digestAlgorithms.length !== 1 || digestAlgorithms[0] !== signers[0]?.digestAlgorithm.algorithmId) return "hash";
  if (certificates.length !== 1 || hasOthers) return "not one certificate";
  return signers.some(({ hasUnsigned }) => hasUnsigned) ? "unsigned attributes" : null;
}

async function selfSignatureFault(certificate: ParsedCertificate): Promise<string | null> {
  const { subject, issuer, scheme, publicKey, signed, signature, keyUsage, unknownCritical } = certificate;
  if (!sameBytes(subject, issuer)) return "issued by another name";
  if (unknownCritical.length > 0) return "a critical extension that is not understood";
  if (keyUsage !== null && !keyUsage.digitalSignature) return "a key for something else";
  return (await checkSignature(scheme, publicKey, signed, signature)) === "valid" ? null : "does not hold";
}

function signingTimeFault({ notBefore, notAfter }: ParsedCertificate, signedAt: Date | null): string | null {
  if (signedAt === null) return "absent, twice, or no time";
  return notBefore <= signedAt && signedAt <= notAfter ? null : "outside the certificate's dates";
}

/** RFC 5652, 11.3. */
function signingTimeOf(signer: ParsedSigner): Date | null {
  const value = singleValue(signer, OID.signingTime);
  if (value === null) return null;
  const result = elementOf(value);
  // GeneralizedTime is a kind of UTCTime in asn1js
  return result instanceof UTCTime ? result.toDate() : null;
}
