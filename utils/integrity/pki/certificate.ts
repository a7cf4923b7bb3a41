import { BitString, OctetString } from "asn1js";
import { BasicConstraints, Certificate, type Extension, ExtKeyUsage } from "pkijs";
import { sameBytes } from "../../core";
import { requireDer } from "./der";
import { elementOf } from "./der-values";
import { OID } from "./oids";
import { PkiError, reading } from "./pki-error";
import { type SignatureScheme, signatureScheme } from "./signature-scheme";

/** The largest that are in use have some thousands. Bytes. */
const MAX_CERTIFICATE_BYTES = 32 * 1024;

/** What of a certificate (RFC 5280, 4) is needed to judge it. */
export interface ParsedCertificate {
  readonly der: Uint8Array<ArrayBuffer>;
  /** What its issuer has signed. */
  readonly signed: Uint8Array;
  readonly scheme: SignatureScheme | null;
  readonly signature: Uint8Array;
  /** Names as DER; they are the same name where the bytes are. */
  readonly subject: Uint8Array;
  readonly issuer: Uint8Array;
  readonly serialNumber: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly publicKey: Uint8Array;
  readonly isAuthority: boolean;
  /** Authorities below it; null for as many as there are. */
  readonly pathLength: number | null;
  /** First bits of RFC 5280, 4.2.1.3; null where the key may be used for anything. */
  readonly keyUsage: KeyUsage | null;
  readonly extendedKeyUsage: { readonly purposes: readonly string[]; readonly isCritical: boolean } | null;
  readonly subjectKeyId: Uint8Array | null;
  readonly authorityKeyId: Uint8Array | null;
  /** Critical extensions that nothing here understands. */
  readonly unknownCritical: readonly string[];
  readonly structure: Certificate;
}

interface KeyUsage {
  readonly digitalSignature: boolean;
  readonly nonRepudiation: boolean;
  readonly keyCertSign: boolean;
  /** Anything else. */
  readonly others: boolean;
}

/** Extensions whose meaning is taken into account, or does not bear on what is judged here. */
const UNDERSTOOD: readonly string[] = [
  OID.basicConstraints,
  OID.keyUsage,
  OID.extendedKeyUsage,
  OID.subjectAltName,
  // no policy is asked for, so any will do (RFC 5280, 6.1.1 c)
  OID.certificatePolicies,
];

/** Reading takes milliseconds, and one check meets the same roots and the same leaf several times. */
const known = new WeakMap<Uint8Array, ParsedCertificate>();

/**
 * Reads one certificate.
 * @throws PkiError `certificate-malformed`
 */
export function parseCertificate(bytes: Uint8Array): ParsedCertificate {
  const before = known.get(bytes);
  // the array may have been written to since
  if (before && sameBytes(before.der, bytes)) return before;
  const parsed = reading("certificate-malformed", () => read(bytes));
  known.set(bytes, parsed);
  known.set(parsed.der, parsed);
  return parsed;
}

function read(bytes: Uint8Array): ParsedCertificate {
  requireDer(bytes, MAX_CERTIFICATE_BYTES);
  const der = new Uint8Array(bytes);
  const structure = new Certificate({ schema: elementOf(der) });
  requireOneAlgorithm(structure);
  const { subject, issuer, notBefore, notAfter, subjectPublicKeyInfo, signatureValue } = structure;
  return {
    der,
    structure,
    signed: structure.tbsView,
    scheme: signatureScheme(structure.signatureAlgorithm),
    signature: wholeBytes(signatureValue),
    subject: new Uint8Array(subject.valueBeforeDecode),
    issuer: new Uint8Array(issuer.valueBeforeDecode),
    serialNumber: structure.serialNumber.valueBlock.valueHexView,
    notBefore: notBefore.value,
    notAfter: notAfter.value,
    publicKey: new Uint8Array(subjectPublicKeyInfo.toSchema().toBER()),
    ...readExtensions(structure.extensions ?? []),
  };
}

/** RFC 5280, 4.1.1.2: the algorithm is named twice, and signed once. */
function requireOneAlgorithm({ signature, signatureAlgorithm }: Certificate): void {
  const [inner, outer] = [signature, signatureAlgorithm].map((each) => new Uint8Array(each.toSchema().toBER()));
  if (!inner || !outer || !sameBytes(inner, outer)) throw malformed("two signature algorithms");
}

function readExtensions(extensions: readonly Extension[]) {
  const ids = extensions.map(({ extnID }) => extnID);
  // RFC 5280, 4.2
  if (new Set(ids).size !== ids.length) throw malformed("an extension twice");
  const value = (oid: string): Uint8Array | null => {
    const extension = extensions.find(({ extnID }) => extnID === oid);
    if (!extension) return null;
    const bytes = extension.extnValue.valueBlock.valueHexView;
    requireDer(bytes, MAX_CERTIFICATE_BYTES);
    return bytes;
  };
  const constraints = value(OID.basicConstraints);
  const basic = constraints === null ? null : new BasicConstraints({ schema: elementOf(constraints) });
  const purposes = value(OID.extendedKeyUsage);
  return {
    isAuthority: basic?.cA === true,
    pathLength: pathLengthOf(basic),
    keyUsage: keyUsageOf(value(OID.keyUsage)),
    extendedKeyUsage:
      purposes === null
        ? null
        : {
            purposes: new ExtKeyUsage({ schema: elementOf(purposes) }).keyPurposes,
            isCritical: extensions.some(({ extnID, critical }) => extnID === OID.extendedKeyUsage && critical),
          },
    subjectKeyId: octets(value(OID.subjectKeyIdentifier)),
    authorityKeyId: keyIdOf(value(OID.authorityKeyIdentifier)),
    unknownCritical: extensions
      .filter(({ extnID, critical }) => critical && !UNDERSTOOD.includes(extnID))
      .map(({ extnID }) => extnID),
  };
}

function pathLengthOf(basic: BasicConstraints | null): number | null {
  const length = basic?.pathLenConstraint;
  if (length === undefined) return null;
  if (typeof length !== "number" || length < 0) throw malformed("path length");
  return length;
}

function keyUsageOf(der: Uint8Array | null): KeyUsage | null {
  if (der === null) return null;
  const result = elementOf(der);
  if (!(result instanceof BitString)) throw malformed("key usage");
  const [first = 0, second = 0] = result.valueBlock.valueHexView;
  return {
    digitalSignature: (first & 0x80) !== 0,
    nonRepudiation: (first & 0x40) !== 0,
    keyCertSign: (first & 0x04) !== 0,
    others: (first & 0x3b) !== 0 || second !== 0,
  };
}

function octets(der: Uint8Array | null): Uint8Array | null {
  if (der === null) return null;
  const result = elementOf(der);
  if (!(result instanceof OctetString)) throw malformed("key identifier");
  return result.valueBlock.valueHexView;
}

/** `[0] keyIdentifier` of RFC 5280, 4.2.1.1; the other two fields are for finding issuers only. */
function keyIdOf(der: Uint8Array | null): Uint8Array | null {
  if (der === null || der[2] !== 0x80) return null;
  const length = der[3] ?? 0;
  return length < 0x80 && der.length >= 4 + length ? der.subarray(4, 4 + length) : null;
}

function wholeBytes({ valueBlock }: BitString): Uint8Array {
  if (valueBlock.unusedBits !== 0) throw malformed("a signature that does not end with a byte");
  return valueBlock.valueHexView;
}

function malformed(detail: string): PkiError {
  return new PkiError("certificate-malformed", { detail });
}
