import { type BaseBlock, Integer, ObjectIdentifier, OctetString, Sequence } from "asn1js";
import { sameBytes } from "../../core";
import { children, digest, elementOf, type HashName, hashOfOid, OID, type ParsedCertificate } from "../pki";
import type { SignedAttribute } from "./signed-data";

/**
 * Whether the signer's certificate is the one that the signature names (ESSCertID of RFC 2634, 5.4, ESSCertIDv2 of
 * RFC 5035, 3): another certificate for the same key cannot be put in its place. Where both attributes are there,
 * both have to fit.
 * @returns null, or what is wrong
 */
export async function signingCertificateFault(
  attributes: readonly SignedAttribute[],
  certificate: ParsedCertificate,
): Promise<string | null> {
  const named = attributes.filter(({ type }) => type === OID.signingCertificate || type === OID.signingCertificateV2);
  if (named.length === 0) return "does not name its certificate";
  if (new Set(named.map(({ type }) => type)).size !== named.length) return "names its certificate twice";
  for (const { type, values } of named) {
    const [value] = values;
    if (values.length !== 1 || value === undefined) return "names no certificate, or several";
    const first = firstId(value);
    const fits = first !== null && (await isIdOf(first, type === OID.signingCertificateV2, certificate));
    if (!fits) return "names another certificate";
  }
  return null;
}

/** The first of `certs`: the signer's. */
function firstId(der: Uint8Array): readonly BaseBlock[] | null {
  const [certs] = children(elementOf(der));
  const [id] = children(certs);
  return id instanceof Sequence ? children(id) : null;
}

async function isIdOf(id: readonly BaseBlock[], isV2: boolean, certificate: ParsedCertificate): Promise<boolean> {
  const hasAlgorithm = isV2 && id[0] instanceof Sequence;
  const [certHash, issuerSerial, ...rest] = hasAlgorithm ? id.slice(1) : id;
  const hash = isV2 ? hashOf(hasAlgorithm ? id[0] : undefined) : "SHA-1";
  if (hash === null || !(certHash instanceof OctetString) || rest.length > 0) return false;
  if (!sameBytes(certHash.valueBlock.valueHexView, await digest(hash, certificate.der))) return false;
  return issuerSerial === undefined || isIssuerSerialOf(issuerSerial, certificate);
}

/** RFC 5035, 4: SHA-256 where nothing is said. */
function hashOf(algorithm: BaseBlock | undefined): HashName | null {
  if (algorithm === undefined) return "SHA-256";
  const [oid] = children(algorithm);
  return oid instanceof ObjectIdentifier ? hashOfOid(oid.getValue()) : null;
}

/** `IssuerSerial`: one directory name (`[4]`) and the serial number. */
function isIssuerSerialOf(issuerSerial: BaseBlock, certificate: ParsedCertificate): boolean {
  const [names, serial] = children(issuerSerial);
  const [name, ...others] = children(names);
  const [directoryName] = name?.idBlock.tagNumber === 4 ? children(name) : [];
  if (!directoryName || others.length > 0 || !(serial instanceof Integer)) return false;
  return (
    sameBytes(directoryName.valueBeforeDecodeView, certificate.issuer) &&
    sameBytes(serial.valueBlock.valueHexView, certificate.serialNumber)
  );
}
