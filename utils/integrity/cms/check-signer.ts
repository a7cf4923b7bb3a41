import { ObjectIdentifier, OctetString } from "asn1js";
import { sameBytes } from "../../core";
import {
  checkSignature,
  digest,
  elementOf,
  type HashName,
  hashOfOid,
  hasNoParameters,
  OID,
  type ParsedCertificate,
  PkiError,
  parseCertificate,
  signatureScheme,
} from "../pki";
import type { ParsedSignedData, ParsedSigner } from "./signed-data";
import { signingCertificateFault } from "./signing-certificate-attribute";

/** What is asked of the one signature in a CMS, each by itself. */
export const SIGNER_CHECK_IDS = [
  "single-signer",
  "signer-certificate",
  "algorithms",
  "signed-attributes",
  "content-type-attribute",
  "message-digest",
  "signing-certificate",
  "signature",
] as const;
export type SignerCheckId = (typeof SIGNER_CHECK_IDS)[number];

export interface CheckResult<Id extends string> {
  readonly id: Id;
  readonly outcome: "passed" | "failed" | "not-possible";
  /** In English, for experts; empty where it passed. */
  readonly detail: string;
}

export interface SignerReport {
  readonly checks: readonly CheckResult<SignerCheckId>[];
  /** The certificate that the signature points to, where it came along. */
  readonly certificate: ParsedCertificate | null;
  readonly signer: ParsedSigner | null;
}

/** Judges the signature over `content` (RFC 5652, 5.4 to 5.6). The certificate's own worth is another matter. */
export async function checkSigner(signedData: ParsedSignedData, content: Uint8Array): Promise<SignerReport> {
  const [signer, ...others] = signedData.signers;
  if (!signer || others.length > 0) {
    const checks = SIGNER_CHECK_IDS.map((id) =>
      id === "single-signer"
        ? result(id, `${signedData.signers.length} signers`)
        : ({ id, outcome: "not-possible", detail: "no single signer" } as const),
    );
    return { checks, certificate: null, signer: null };
  }
  const certificate = signerCertificate(signedData, signer);
  const hash = hasNoParameters(signer.digestAlgorithm) ? hashOfOid(signer.digestAlgorithm.algorithmId) : null;
  const scheme = hash === null ? null : signatureScheme(signer.signatureAlgorithm, hash);
  return {
    signer,
    certificate,
    checks: [
      result("single-signer", null),
      result("signer-certificate", certificateFault(signer, certificate)),
      result("algorithms", scheme !== null && scheme.hash === hash ? null : "too weak, unknown, or two hashes"),
      result("signed-attributes", signer.signed === null ? "none" : null),
      result("content-type-attribute", contentTypeFault(signer, signedData.contentType)),
      result("message-digest", await messageDigestFault(signer, hash, content)),
      certificate === null
        ? { id: "signing-certificate", outcome: "not-possible", detail: "no certificate" }
        : result("signing-certificate", await signingCertificateFault(signer.attributes, certificate)),
      await signatureResult(signer, scheme, certificate),
    ],
  };
}

function result(id: SignerCheckId, fault: string | null): CheckResult<SignerCheckId> {
  return { id, outcome: fault === null ? "passed" : "failed", detail: fault ?? "" };
}

/** The certificate that issuer and serial number, or key identifier, point to; those that cannot be read are not it. */
function signerCertificate(signedData: ParsedSignedData, { identifier }: ParsedSigner): ParsedCertificate | null {
  for (const der of signedData.certificates) {
    try {
      const certificate = parseCertificate(der);
      const isIt =
        identifier.kind === "issuer-and-serial"
          ? sameBytes(certificate.issuer, identifier.issuer) &&
            sameBytes(certificate.serialNumber, identifier.serialNumber)
          : certificate.subjectKeyId !== null && sameBytes(certificate.subjectKeyId, identifier.keyId);
      if (isIt) return certificate;
    } catch (thrown) {
      if (!(thrown instanceof PkiError)) throw thrown;
    }
  }
  return null;
}

/** RFC 5652, 5.3: the version says how the signer is named. */
function certificateFault({ version, identifier }: ParsedSigner, certificate: ParsedCertificate | null): string | null {
  if (certificate === null) return "not among the certificates";
  return version === (identifier.kind === "issuer-and-serial" ? 1 : 3) ? null : "version does not fit";
}

/** RFC 5652, 11.1: once, with one value, and the type of what is signed. */
function contentTypeFault(signer: ParsedSigner, contentType: string): string | null {
  const value = singleValue(signer, OID.contentType);
  if (value === null) return "absent, twice, or with several values";
  const type = elementOf(value);
  return type instanceof ObjectIdentifier && type.getValue() === contentType ? null : "another type";
}

/** RFC 5652, 11.2. */
async function messageDigestFault(
  signer: ParsedSigner,
  hash: HashName | null,
  content: Uint8Array,
): Promise<string | null> {
  const value = singleValue(signer, OID.messageDigest);
  if (value === null) return "absent, twice, or with several values";
  if (hash === null) return "by a hash that is too weak or unknown";
  const octets = elementOf(value);
  if (!(octets instanceof OctetString)) return "no bytes";
  const isSame = sameBytes(octets.valueBlock.valueHexView, await digest(hash, content));
  return isSame ? null : "of other content";
}

/** The value of an attribute that is there once, with one value. */
export function singleValue({ attributes }: ParsedSigner, type: string): Uint8Array | null {
  const [attribute, ...others] = attributes.filter((each) => each.type === type);
  const [value, ...more] = attribute?.values ?? [];
  return value === undefined || others.length > 0 || more.length > 0 ? null : value;
}

async function signatureResult(
  { signed, signature }: ParsedSigner,
  scheme: ReturnType<typeof signatureScheme>,
  certificate: ParsedCertificate | null,
): Promise<CheckResult<SignerCheckId>> {
  if (signed === null) return { id: "signature", outcome: "not-possible", detail: "no signed attributes" };
  if (certificate === null) return { id: "signature", outcome: "not-possible", detail: "no certificate" };
  const outcome = await checkSignature(scheme, certificate.publicKey, signed, signature);
  const faults = { valid: null, invalid: "does not hold", refused: "key or algorithm too weak or unknown" };
  return result("signature", faults[outcome]);
}
