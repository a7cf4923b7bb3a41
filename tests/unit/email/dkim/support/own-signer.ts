import { createHash, sign } from "node:crypto";
import type { TestKey } from "./keys";
import { dkimBody, generateCanonicalizedHeader, getSigningHeaderLines, parseHeaders } from "./mailauth";

/** Tags in the order of writing; `b=` is added, `bh=` where it is not given. */
export type Tags = Readonly<Record<string, string>>;

/**
 * Signs anything, also what no signer would: any tags, any `h=`. The canonical forms are mailauth's, so that what is
 * signed is its view and not the one under test.
 */
export function signWithTags(mail: string, key: TestKey, tags: Tags): string {
  const canonicalization = tags.c ?? "simple/simple";
  const [, body = "simple"] = canonicalization.split("/");
  const end = mail.indexOf("\r\n\r\n");
  const hash = tags.a?.endsWith("sha1") ? "sha1" : "sha256";
  const hasher = dkimBody(body, hash, tags.l === undefined ? false : Number(tags.l));
  hasher.update(Buffer.from(mail.slice(end + 4), "latin1"));
  const all = { ...tags, bh: tags.bh ?? hasher.digest("base64") };
  const list = Object.entries(all).map(([name, value]) => `${name}=${value};\r\n `);
  const line = `DKIM-Signature: ${list.join("")}b=`;

  const headers = parseHeaders(Buffer.from(mail.slice(0, end), "latin1")).parsed;
  const { canonicalizedHeader } = generateCanonicalizedHeader(
    "DKIM",
    getSigningHeaderLines(headers, tags.h ?? "", true),
    { signatureHeaderLine: line, canonicalization },
  );
  const data = key.type === "rsa" ? canonicalizedHeader : createHash("sha256").update(canonicalizedHeader).digest();
  const signature = sign(key.type === "rsa" ? hash : null, data, key.privateKey).toString("base64");
  return `${line}${signature}\r\n${mail}`;
}
