import { keyNameOf } from "../dns";
import type { RawField } from "../raw";
import type { ArcSet } from "./arc-sets";
import { headerBytes } from "./canonical-header";
import type { KeyClaim } from "./key-check";
import type { KeyType } from "./key-record";
import { withoutSignature } from "./signature-tags";
import { parseTagList } from "./tag-list";
import { base64Tag, nameTag, secondsTag } from "./tag-values";

/** An ARC-Seal (RFC 8617 section 4.1.3). */
export interface Seal extends KeyClaim {
  readonly instance: number;
  readonly domain: string;
  readonly selector: string;
  readonly chainStatus: string;
  /** Seconds since 1970. */
  readonly signedAt: number | null;
  /** The field with an empty `b=`. */
  readonly unsignedField: RawField;
}

const KEY_TYPES: ReadonlyMap<string, KeyType> = new Map([
  ["rsa-sha256", "rsa"],
  ["ed25519-sha256", "ed25519"],
]);

/** Reads the seal of a set; null where a tag is missing or unreadable, or an `h=` is there. */
export function readSeal({ instance, seal: field }: ArcSet): Seal | null {
  const tags = parseTagList(field.raw.slice(field.raw.indexOf(":") + 1));
  const chainStatus = tags?.get("cv")?.value.toLowerCase();
  if (!tags || chainStatus === undefined || tags.has("h")) return null;
  const domain = nameTag(tags, "d");
  const selector = nameTag(tags, "s");
  const keyName = domain && selector && keyNameOf(selector, domain);
  const keyType = KEY_TYPES.get(tags.get("a")?.value.toLowerCase() ?? "");
  const signature = base64Tag(tags, "b");
  const signedAt = secondsTag(tags, "t");
  if (!keyName || !keyType || !signature || signedAt === "bad") return null;
  return {
    instance,
    domain,
    selector,
    chainStatus,
    signedAt,
    keyName,
    keyType,
    hash: "SHA-256",
    identityIsDomain: true,
    signature,
    unsignedField: withoutSignature(field, tags),
  };
}

/** What a seal is taken over: every set up to its own, in order (RFC 8617 section 5.1.1). */
export function sealedBytes(sets: readonly ArcSet[], seal: Seal): Uint8Array<ArrayBuffer> {
  const before = sets.slice(0, seal.instance - 1).flatMap((set) => [set.results, set.messageSignature, set.seal]);
  const own = sets[seal.instance - 1];
  const fields = own ? [...before, own.results, own.messageSignature] : before;
  return headerBytes(fields, seal.unsignedField, "relaxed");
}
