/** Hashes that are accepted, with WebCrypto's names. SHA-1 and MD5 are not among them. */
const DIGESTS: Readonly<Record<string, HashName>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};

export type HashName = "SHA-256" | "SHA-384" | "SHA-512";

/** The hash of an algorithm identifier; null where it is too weak, or not known. */
export function hashOfOid(oid: string): HashName | null {
  return Object.hasOwn(DIGESTS, oid) ? (DIGESTS[oid] ?? null) : null;
}

export async function digest(hash: HashName | "SHA-1", bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest(hash, new Uint8Array(bytes)));
}
