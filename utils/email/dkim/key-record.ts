import { fromBase64, type NeutralCode } from "../../core";
import type { HashName } from "./body-digest";
import { parseTagList, type TagList, withoutFolds } from "./tag-list";

export const KEY_TYPES = ["rsa", "ed25519"] as const;
export type KeyType = (typeof KEY_TYPES)[number];

/** A public key as its owner publishes it (RFC 6376 section 3.6.1, RFC 8463 section 4). */
export interface KeyRecord {
  readonly type: KeyType;
  readonly key: Uint8Array<ArrayBuffer>;
  /** Hashes that the owner allows; null: all. */
  readonly hashes: readonly string[] | null;
  /** `t=y` */
  readonly inTest: boolean;
  /** `t=s`: the domain of `i=` is `d=` itself. */
  readonly exactIdentity: boolean;
}

/** Reads a TXT record as a key record, or says why it is none. */
export function parseKeyRecord(text: string): KeyRecord | NeutralCode {
  const tags = parseTagList(text);
  const published = tags?.get("p");
  if (!tags || !published) return "key-syntax";
  // "v= ... MUST be the first tag in the record"
  if (tags.has("v") && (tags.get("v")?.value !== "DKIM1" || tags.keys().next().value !== "v")) return "key-version";
  const services = listOf(tags, "s");
  if (services && !services.includes("*") && !services.includes("email")) return "key-not-for-email";

  const base64 = withoutFolds(published.value);
  if (base64 === "") return "key-revoked";
  const key = keyBytes(base64);
  if (!key) return "key-syntax";
  const type = KEY_TYPES.find((known) => known === (tags.get("k")?.value.toLowerCase() ?? "rsa"));
  if (!type) return "key-type-differs";

  const flags = listOf(tags, "t") ?? [];
  return {
    type,
    key,
    hashes: listOf(tags, "h"),
    inTest: flags.includes("y"),
    exactIdentity: flags.includes("s"),
  };
}

/** Why the key does not suit the signature (RFC 6376 section 6.1.2), or null where it does. */
export function keyMismatch(
  record: KeyRecord,
  signature: { readonly keyType: KeyType; readonly hash: HashName; readonly identityIsDomain: boolean },
): NeutralCode | null {
  if (record.hashes && !record.hashes.includes(signature.hash === "SHA-256" ? "sha256" : "sha1"))
    return "key-forbids-hash";
  if (record.type !== signature.keyType) return "key-type-differs";
  if (record.exactIdentity && !signature.identityIsDomain) return "identity-outside-domain";
  return null;
}

function listOf(tags: TagList, name: string): string[] | null {
  const tag = tags.get(name);
  return tag ? withoutFolds(tag.value).toLowerCase().split(":") : null;
}

function keyBytes(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64(base64);
  } catch {
    return null;
  }
}
