import { canonicalBody } from "./canonical-body";
import type { Canonicalization } from "./canonical-header";

/** `SHA-1` is computed for what it still says about old mail; no verdict rests on it (RFC 8301 section 3.1). */
export type HashName = "SHA-256" | "SHA-1";

export interface BodyDigest {
  readonly hash: Uint8Array<ArrayBuffer>;
  /** Bytes of the canonical body, whatever part of it was hashed. */
  readonly canonicalBytes: number;
}

/** The hash of a body's first `limitBytes` canonical bytes; null: of all. */
export type BodyDigests = (mode: Canonicalization, hash: HashName, limitBytes: number | null) => Promise<BodyDigest>;

/** Hashes of one body for any number of signatures: each canonical form is made once, each hash taken once. */
export function bodyDigests(body: Uint8Array): BodyDigests {
  const bodies = new Map<Canonicalization, Uint8Array<ArrayBuffer>>();
  const digests = new Map<string, Promise<BodyDigest>>();
  return (mode, hash, limitBytes) => {
    const canonical = bodies.get(mode) ?? canonicalBody(body, mode);
    bodies.set(mode, canonical);
    const key = `${mode} ${hash} ${limitBytes}`;
    const digest = digests.get(key) ?? digestOf(canonical, hash, limitBytes);
    digests.set(key, digest);
    return digest;
  };
}

async function digestOf(
  canonical: Uint8Array<ArrayBuffer>,
  hash: HashName,
  limitBytes: number | null,
): Promise<BodyDigest> {
  const part = canonical.subarray(0, limitBytes ?? canonical.length);
  return { hash: await hashOf(part, hash), canonicalBytes: canonical.length };
}

export async function hashOf(bytes: Uint8Array<ArrayBuffer>, hash: HashName): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await globalThis.crypto.subtle.digest(hash, bytes));
}
