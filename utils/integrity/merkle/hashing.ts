import { sameBytes } from "../../core";
/** SHA-256 (FIPS 180-4) has so many bytes. */
export const HASH_BYTES = 32;

/** So many hashes are under way at once: enough to keep WebCrypto busy, few enough to stay small in memory. */
const BATCH = 1_024;

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** The root of a log without entries: SHA-256 of nothing (RFC 6962, 2.1). */
export function emptyRoot(): Promise<Uint8Array> {
  return sha256(new Uint8Array());
}

/** The hash of one entry: SHA-256 of 0x00 and its bytes (RFC 6962, 2.1). */
export function leafHash(data: Uint8Array): Promise<Uint8Array> {
  const preimage = new Uint8Array(1 + data.length);
  preimage.set(data, 1);
  return sha256(preimage);
}

/** The hash over two neighbours: SHA-256 of 0x01, left, right (RFC 6962, 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Promise<Uint8Array> {
  const preimage = new Uint8Array(1 + left.length + right.length);
  preimage[0] = 1;
  preimage.set(left, 1);
  preimage.set(right, 1 + left.length);
  return sha256(preimage);
}

/** The hash of each pair of neighbours; a last one without a partner is left out. */
export async function hashPairs(hashes: readonly Uint8Array[]): Promise<Uint8Array[]> {
  const pairs = Math.floor(hashes.length / 2);
  const hashed: Uint8Array[] = [];
  for (let from = 0; from < pairs; from += BATCH) {
    const batch: Promise<Uint8Array>[] = [];
    for (let pair = from; pair < Math.min(from + BATCH, pairs); pair++) {
      batch.push(nodeHash(hashes[2 * pair] as Uint8Array, hashes[2 * pair + 1] as Uint8Array));
    }
    for (const hash of await Promise.all(batch)) hashed.push(hash);
  }
  return hashed;
}

/** Whether two hashes are the same bytes, and hashes at all. */
export function sameHash(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === HASH_BYTES && sameBytes(one, other);
}
