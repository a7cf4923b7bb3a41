import type { NeutralCode, Reason } from "../../core";
import { keyNameOf, toAsciiDomain } from "../dns";
import type { RawField } from "../raw";
import type { HashName } from "./body-digest";
import type { Canonicalization } from "./canonical-header";
import type { KeyType } from "./key-record";
import { parseTagList, type Tag, type TagList, trimFolds, withoutFolds } from "./tag-list";
import { base64Tag, nameTag, secondsTag, utf8Text } from "./tag-values";

/** `arc`: an ARC-Message-Signature, which has the tags of a DKIM-Signature but for `v=` and `i=` (RFC 8617, 4.1.2). */
export type SignatureKind = "dkim" | "arc";

/** What a signature field says of itself; null where it does not say, or nothing readable. */
export interface Stated {
  readonly domain: string | null;
  readonly selector: string | null;
  readonly algorithm: string | null;
  /** Of the header and of the body: `relaxed/simple`. */
  readonly canonicalization: string | null;
  readonly signedFields: string[];
  readonly identity: string | null;
  readonly bodyLengthBytes: number | null;
  /** Seconds since 1970. */
  readonly signedAt: number | null;
  readonly expiresAt: number | null;
}

/** What is needed to check the mathematics. */
export interface Claim {
  readonly keyName: string;
  readonly keyType: KeyType;
  readonly hash: HashName;
  readonly header: Canonicalization;
  readonly body: Canonicalization;
  readonly identityIsDomain: boolean;
  readonly bodyHash: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
  /** The field with an empty `b=`, as it was when it was signed (RFC 6376 section 3.7). */
  readonly unsignedField: RawField;
}

export type ReadSignature = { readonly stated: Stated } & ({ readonly claim: Claim } | { readonly problem: Reason });

/** Characters of a signature field; more is no signature. */
const MAX_FIELD_LENGTH = 65_536;
const MAX_IDENTITY_LENGTH = 500;
const MAX_SIGNED_FIELDS = 500;

const ALGORITHMS: ReadonlyMap<string, { readonly keyType: KeyType; readonly hash: HashName }> = new Map([
  ["rsa-sha256", { keyType: "rsa", hash: "SHA-256" }],
  ["rsa-sha1", { keyType: "rsa", hash: "SHA-1" }],
  ["ed25519-sha256", { keyType: "ed25519", hash: "SHA-256" }],
]);

const NOTHING_STATED: Stated = {
  domain: null,
  selector: null,
  algorithm: null,
  canonicalization: null,
  signedFields: [],
  identity: null,
  bodyLengthBytes: null,
  signedAt: null,
  expiresAt: null,
};

/** Reads and validates a signature field (RFC 6376 sections 3.5 and 6.1.1). */
export function readSignature(field: RawField, kind: SignatureKind): ReadSignature {
  const tags = field.raw.length > MAX_FIELD_LENGTH ? null : parseTagList(field.raw.slice(field.raw.indexOf(":") + 1));
  if (!tags) return { stated: NOTHING_STATED, problem: { code: "tag-syntax", params: {} } };
  const stated = statedIn(tags, kind);
  const problem = problemOf(tags, stated, kind);
  if (problem) return { stated, problem };

  const algorithm = ALGORITHMS.get(stated.algorithm ?? "");
  const [header, body] = (stated.canonicalization ?? "").split("/") as [Canonicalization, Canonicalization];
  const bodyHash = base64Tag(tags, "bh");
  const signature = base64Tag(tags, "b");
  const keyName = keyNameOf(stated.selector ?? "", stated.domain ?? "");
  if (!algorithm || !bodyHash || !signature || keyName === null)
    return { stated, problem: { code: "tag-syntax", params: { tag: bodyHash ? (signature ? "d" : "b") : "bh" } } };
  const identityIsDomain = stated.identity === null || domainOfIdentity(stated.identity) === stated.domain;
  const unsignedField = withoutSignature(field, tags);
  return {
    stated,
    claim: { keyName, ...algorithm, header, body, identityIsDomain, bodyHash, signature, unsignedField },
  };
}

/** The field with nothing between `b=` and the next tag: what was there when it was signed (RFC 6376 section 3.7). */
export function withoutSignature(field: RawField, tags: TagList): RawField {
  const tag = tags.get("b");
  const value = field.raw.indexOf(":") + 1;
  const raw = tag ? field.raw.slice(0, value + tag.start) + field.raw.slice(value + tag.end) : field.raw;
  return { ...field, raw };
}

function statedIn(tags: TagList, kind: SignatureKind): Stated {
  const identity = kind === "dkim" ? identityOf(tags.get("i")) : null;
  const length = tags.get("l")?.value ?? "";
  const numberOrNull = (value: number | null | "bad") => (value === "bad" ? null : value);
  return {
    domain: nameTag(tags, "d"),
    selector: nameTag(tags, "s"),
    algorithm: tags.get("a")?.value.toLowerCase().slice(0, 60) ?? null,
    canonicalization: canonicalizationOf(tags.get("c")),
    signedFields: fieldNames(tags),
    identity: identity === "bad" ? null : identity,
    bodyLengthBytes: /^\d{1,76}$/.test(length) ? Math.min(Number(length), Number.MAX_SAFE_INTEGER) : null,
    signedAt: numberOrNull(secondsTag(tags, "t")),
    expiresAt: numberOrNull(secondsTag(tags, "x")),
  };
}

function problemOf(tags: TagList, stated: Stated, kind: SignatureKind): Reason | null {
  const problem = (code: NeutralCode, params: Reason["params"] = {}): Reason => ({ code, params });
  const required = kind === "dkim" ? ["v", "a", "b", "bh", "d", "h", "s"] : ["a", "b", "bh", "d", "h", "s"];
  const missing = required.find((name) => !tags.has(name));
  if (missing) return problem("tag-missing", { tag: missing });
  if (kind === "dkim" && tags.get("v")?.value !== "1") return problem("unknown-version");
  if (!ALGORITHMS.has(stated.algorithm ?? "") || (kind === "arc" && stated.algorithm === "rsa-sha1"))
    return problem("unknown-algorithm");
  if (stated.canonicalization === null) return problem("unknown-canonicalization");

  const unreadable = [
    { tag: "d", bad: stated.domain === null || !stated.domain.includes(".") },
    { tag: "s", bad: stated.selector === null },
    { tag: "h", bad: stated.signedFields.length === 0 || stated.signedFields.length > MAX_SIGNED_FIELDS },
    { tag: "l", bad: tags.has("l") && stated.bodyLengthBytes === null },
    { tag: "t", bad: secondsTag(tags, "t") === "bad" },
    { tag: "x", bad: secondsTag(tags, "x") === "bad" },
    { tag: "i", bad: kind === "dkim" && identityOf(tags.get("i")) === "bad" },
  ].find(({ bad }) => bad);
  if (unreadable) return problem("tag-syntax", { tag: unreadable.tag });

  const methods = withoutFolds(tags.get("q")?.value ?? "dns/txt").toLowerCase();
  if (!methods.split(":").includes("dns/txt")) return problem("unknown-query-method");
  if (!stated.signedFields.includes("from")) return problem("from-not-signed");
  if (kind === "arc" && stated.signedFields.includes("arc-seal")) return problem("seal-signed");
  if (stated.identity !== null && !isWithin(domainOfIdentity(stated.identity), stated.domain))
    return problem("identity-outside-domain", { identity: stated.identity });
  if (stated.signedAt !== null && stated.expiresAt !== null && stated.expiresAt <= stated.signedAt)
    return problem("expiry-before-signing");
  return null;
}

function canonicalizationOf(tag: Tag | undefined): string | null {
  if (!tag) return "simple/simple";
  const match = /^(simple|relaxed)(?:\/(simple|relaxed))?$/.exec(tag.value.toLowerCase());
  return match && `${match[1]}/${match[2] ?? "simple"}`;
}

function fieldNames(tags: TagList): string[] {
  const names = (tags.get("h")?.value ?? "").split(":", MAX_SIGNED_FIELDS + 1);
  return names.map((name) => trimFolds(name).toLowerCase()).filter((name) => name !== "");
}

/** RFC 6376 section 2.11: `=` and two digits stand for a byte. */
function identityOf(tag: Tag | undefined): string | null | "bad" {
  if (!tag) return null;
  const bytes = withoutFolds(tag.value).replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const identity = utf8Text(bytes);
  return identity.includes("@") && identity.length <= MAX_IDENTITY_LENGTH ? identity : "bad";
}

function domainOfIdentity(identity: string): string | null {
  return toAsciiDomain(identity.slice(identity.lastIndexOf("@") + 1));
}

function isWithin(name: string | null, domain: string | null): boolean {
  return name !== null && (name === domain || name.endsWith(`.${domain}`));
}
