import { Constructed, Integer, OctetString, type Set as SetOf } from "asn1js";
import {
  algorithm,
  derOf,
  digest,
  ecdsaDer,
  elementOf,
  OID,
  oid,
  parseCertificate,
  sequence,
  setOf,
  time,
} from "../pki";

export interface DetachedSigning {
  readonly content: Uint8Array;
  /** P-256, may be non-extractable. */
  readonly privateKey: CryptoKey;
  /** Of that key, DER. */
  readonly certificate: Uint8Array;
  readonly signingTime: Date;
}

/**
 * A detached CMS signature (RFC 5652) with SHA-256 and P-256, as `.p7s` files hold it: one signer, his certificate,
 * and as signed attributes content type, digest, time, and which certificate it is (RFC 5035).
 * @throws PkiError `certificate-malformed`; DOMException if the key is for something else
 */
export async function signDetached(signing: DetachedSigning): Promise<Uint8Array<ArrayBuffer>> {
  const { content, privateKey, certificate, signingTime } = signing;
  const { issuer, serialNumber, der } = parseCertificate(certificate);
  const attributes = setOf([
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.signingTime, time(signingTime)),
    attribute(OID.messageDigest, new OctetString({ valueHex: await digest("SHA-256", content) })),
    attribute(OID.signingCertificateV2, await certificateId(der)),
  ]);
  const point = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, derOf(attributes));
  const signer = sequence(
    new Integer({ value: 1 }),
    sequence(elementOf(issuer), new Integer({ valueHex: new Uint8Array(serialNumber) })),
    algorithm(OID.sha256, "absent"),
    implicit(attributes),
    algorithm(OID.ecdsaWithSha256, "absent"),
    new OctetString({ valueHex: ecdsaDer(new Uint8Array(point)) }),
  );
  const signedData = sequence(
    new Integer({ value: 1 }),
    setOf([algorithm(OID.sha256, "absent")]),
    sequence(oid(OID.data)),
    context([elementOf(der)]),
    setOf([signer]),
  );
  return derOf(sequence(oid(OID.signedData), context([signedData])));
}

function attribute(type: string, value: Parameters<typeof setOf>[0][number]) {
  return sequence(oid(type), setOf([value]));
}

/** `SigningCertificateV2` with one `ESSCertIDv2`, whose hash is the default, SHA-256. */
async function certificateId(der: Uint8Array) {
  return sequence(sequence(sequence(new OctetString({ valueHex: await digest("SHA-256", der) }))));
}

/** RFC 5652, 5.3: the SET is sent as `[0]`. */
function implicit(set: SetOf): Constructed {
  return context(set.valueBlock.value as Parameters<typeof context>[0]);
}

function context(value: Parameters<typeof setOf>[0]): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [...value] });
}
