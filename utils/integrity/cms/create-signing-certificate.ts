import { Boolean as Asn1Boolean, BitString, Constructed, Integer, OctetString, Set as SetOf, Utf8String } from "asn1js";
import { algorithm, derOf, digest, ecdsaDer, elementOf, OID, oid, positiveInteger, sequence, time } from "../pki";

/** RFC 7093, 2 (1): the first 160 bits of SHA-256. */
const KEY_ID_BYTES = 20;
/** RFC 5280, 4.1.2.2: not more than 20 bytes with the sign. */
const MAX_SERIAL_BYTES = 19;

export interface SigningCertificateRequest {
  /** P-256. The private key need not be extractable; the public one is. */
  readonly keys: CryptoKeyPair;
  readonly commonName: string;
  /** Random, of up to 19 bytes. */
  readonly serialNumber: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/**
 * A self-signed X.509 certificate (RFC 5280) for signing, and for nothing else: ECDSA with SHA-256, no authority,
 * `digitalSignature`. `openssl cms -verify` takes it as its own root.
 * @throws RangeError for a serial number of no or too many bytes
 */
export async function createSigningCertificate(request: SigningCertificateRequest): Promise<Uint8Array<ArrayBuffer>> {
  const { keys, commonName, serialNumber, notBefore, notAfter } = request;
  if (serialNumber.length < 1 || serialNumber.length > MAX_SERIAL_BYTES) throw new RangeError("serial number");
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", keys.publicKey));
  const name = () =>
    sequence(new SetOf({ value: [sequence(oid(OID.commonName), new Utf8String({ value: commonName }))] }));
  const tbs = sequence(
    context(0, new Integer({ value: 2 })),
    positiveInteger(serialNumber),
    algorithm(OID.ecdsaWithSha256, "absent"),
    name(),
    sequence(time(notBefore), time(notAfter)),
    name(),
    elementOf(spki),
    context(
      3,
      sequence(
        extension(OID.basicConstraints, true, derOf(sequence())),
        extension(OID.keyUsage, true, derOf(new BitString({ valueHex: new Uint8Array([0x80]), unusedBits: 7 }))),
        extension(OID.subjectKeyIdentifier, false, derOf(new OctetString({ valueHex: await keyId(spki) }))),
      ),
    ),
  );
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, keys.privateKey, derOf(tbs));
  const bits = new BitString({ valueHex: ecdsaDer(new Uint8Array(signature)) });
  return derOf(sequence(tbs, algorithm(OID.ecdsaWithSha256, "absent"), bits));
}

/** `[number] EXPLICIT` */
function context(number: number, value: Integer | ReturnType<typeof sequence>): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber: number }, value: [value] });
}

function extension(id: string, isCritical: boolean, der: Uint8Array<ArrayBuffer>) {
  const critical = isCritical ? [new Asn1Boolean({ value: true })] : [];
  return sequence(oid(id), ...critical, new OctetString({ valueHex: der }));
}

async function keyId(spki: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  // a P-256 key's SubjectPublicKeyInfo ends with the 65 bytes of its point (RFC 5480, 2.2)
  return (await digest("SHA-256", spki.subarray(-65))).slice(0, KEY_ID_BYTES);
}
