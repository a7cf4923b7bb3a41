import { type HashName, hashOf } from "./body-digest";
import type { KeyRecord } from "./key-record";
import { bitLength, parseRsaKey } from "./rsa-key";

/** What a platform without Ed25519 in WebCrypto answers. */
export const NOT_SUPPORTED = "not-supported";

export interface PublicKey {
  readonly bits: number;
  verify(data: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>): Promise<boolean>;
}

/** Larger keys than any verifier takes (OpenSSL's own limit) would only cost time. Bits. */
const MAX_RSA_BITS = 16_384;

/** RFC 8463 section 4: the key itself, nothing around it. Bytes. */
const ED25519_KEY_BYTES = 32;

/**
 * Makes a published key usable.
 * @returns null where the bytes are no key of that type
 */
export async function importPublicKey(
  { type, key }: Pick<KeyRecord, "type" | "key">,
  hash: HashName,
): Promise<PublicKey | null | typeof NOT_SUPPORTED> {
  try {
    return type === "rsa" ? await rsaKey(key, hash) : await ed25519Key(key);
  } catch (error) {
    return error instanceof Error && error.name === "NotSupportedError" ? NOT_SUPPORTED : null;
  }
}

async function rsaKey(der: Uint8Array, hash: HashName): Promise<PublicKey | null> {
  const numbers = parseRsaKey(der);
  if (!numbers) return null;
  const bits = bitLength(numbers.modulus);
  if (bits > MAX_RSA_BITS) return null;
  const name = "RSASSA-PKCS1-v1_5";
  const jwk = { kty: "RSA", n: base64Url(numbers.modulus), e: base64Url(numbers.exponent) };
  const key = await globalThis.crypto.subtle.importKey("jwk", jwk, { name, hash }, false, ["verify"]);
  return { bits, verify: (data, signature) => globalThis.crypto.subtle.verify(name, key, signature, data) };
}

async function ed25519Key(raw: Uint8Array<ArrayBuffer>): Promise<PublicKey | null> {
  if (raw.length !== ED25519_KEY_BYTES) return null;
  const name = "Ed25519";
  const key = await globalThis.crypto.subtle.importKey("raw", raw, { name }, false, ["verify"]);
  return {
    bits: 256,
    // RFC 8463 section 3: what is signed is the hash of the header, not the header
    verify: async (data, signature) =>
      globalThis.crypto.subtle.verify(name, key, signature, await hashOf(data, "SHA-256")),
  };
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
