import { toHex } from "../../core";

/** DER tags (X.690 section 8). */
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const SEQUENCE = 0x30;

/** OID 1.2.840.113549.1.1.1, rsaEncryption (RFC 8017 appendix C). */
const RSA_ENCRYPTION = "2a864886f70d010101";
const OBJECT_IDENTIFIER = 0x06;

export interface RsaNumbers {
  /** Big-endian, without leading zeros. */
  readonly modulus: Uint8Array;
  readonly exponent: Uint8Array;
}

interface Element {
  readonly content: Uint8Array;
  readonly rest: Uint8Array;
}

/**
 * The numbers of an RSA public key: RFC 6376 publishes an RSAPublicKey (RFC 8017 appendix A.1.1), most domains the
 * SubjectPublicKeyInfo around it (RFC 5280 section 4.1).
 * @returns null where the bytes are neither
 */
export function parseRsaKey(der: Uint8Array): RsaNumbers | null {
  const outer = element(der, SEQUENCE);
  if (!outer) return null;
  const algorithm = element(outer.content, SEQUENCE);
  if (!algorithm) return numbersOf(outer.content);

  const identifier = element(algorithm.content, OBJECT_IDENTIFIER);
  const key = element(algorithm.rest, BIT_STRING);
  // the first byte counts the unused bits, of which a key has none
  if (!identifier || toHex(identifier.content) !== RSA_ENCRYPTION || key?.content[0] !== 0) return null;
  const inner = element(key.content.subarray(1), SEQUENCE);
  return inner && numbersOf(inner.content);
}

/** Bits of a number without leading zeros. */
export function bitLength(number: Uint8Array): number {
  return number.length === 0 ? 0 : (number.length - 1) * 8 + (32 - Math.clz32(number[0] ?? 0));
}

function numbersOf(content: Uint8Array): RsaNumbers | null {
  const modulus = element(content, INTEGER);
  const exponent = modulus && element(modulus.rest, INTEGER);
  if (!exponent) return null;
  const numbers = { modulus: withoutZeros(modulus.content), exponent: withoutZeros(exponent.content) };
  return numbers.modulus.length > 0 && numbers.exponent.length > 0 ? numbers : null;
}

function element(bytes: Uint8Array, tag: number): Element | null {
  const first = bytes[1];
  if (bytes[0] !== tag || first === undefined) return null;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  // 0x80 would be a length without end, which DER does not have; four bytes are more than any key needs
  if (first === 0x80 || lengthBytes > 4) return null;
  let length = lengthBytes === 0 ? first : 0;
  for (const byte of bytes.subarray(2, 2 + lengthBytes)) length = length * 256 + byte;
  const start = 2 + lengthBytes;
  if (start + length > bytes.length) return null;
  return { content: bytes.subarray(start, start + length), rest: bytes.subarray(start + length) };
}

function withoutZeros(number: Uint8Array): Uint8Array {
  const first = number.findIndex((byte) => byte !== 0);
  return first < 0 ? number.subarray(number.length) : number.subarray(first);
}
