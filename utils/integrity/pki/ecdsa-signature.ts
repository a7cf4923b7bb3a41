import { Integer, Sequence } from "asn1js";
import { requireDer } from "./der";

/** Two integers of a P-521 signature and their headers. Bytes. */
const MAX_BYTES = 160;

/**
 * An ECDSA signature in WebCrypto's form, r and s one after the other, of the DER form of X.509 and CMS (RFC 3279,
 * 2.2.3). Null where it is not exactly that.
 */
export function ecdsaPoint(der: Uint8Array, sizeBytes: number): Uint8Array<ArrayBuffer> | null {
  try {
    requireDer(der, MAX_BYTES);
  } catch {
    return null;
  }
  const numbers = derIntegers(der);
  if (numbers.length !== 2) return null;
  const point = new Uint8Array(2 * sizeBytes);
  for (const [at, number] of numbers.entries()) {
    const unsigned = number[0] === 0 ? number.subarray(1) : number;
    if ((number[0] ?? 0x80) >= 0x80 || unsigned.length > sizeBytes) return null;
    point.set(unsigned, (at + 1) * sizeBytes - unsigned.length);
  }
  return point;
}

/** The DER form of WebCrypto's. */
export function ecdsaDer(point: Uint8Array): Uint8Array<ArrayBuffer> {
  const half = point.length / 2;
  const value = [point.subarray(0, half), point.subarray(half)].map(positiveInteger);
  return new Uint8Array(new Sequence({ value }).toBER());
}

/** A non-negative INTEGER of big-endian bytes, in its shortest form. */
export function positiveInteger(bytes: Uint8Array): Integer {
  const firstUsed = bytes.findIndex((byte) => byte !== 0);
  const used = firstUsed < 0 ? new Uint8Array(1) : bytes.subarray(firstUsed);
  const valueHex = new Uint8Array((used[0] ?? 0) >= 0x80 ? [0, ...used] : used);
  return new Integer({ valueHex });
}

/** The contents of the INTEGERs in a short, well-formed SEQUENCE; empty where something else is in it. */
function derIntegers(der: Uint8Array): Uint8Array[] {
  if (der[0] !== 0x30) return [];
  const numbers: Uint8Array[] = [];
  let at = der[1] === 0x81 ? 3 : 2;
  while (at < der.length) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== 0x02 || length >= 0x80) return [];
    numbers.push(der.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return numbers;
}
