import { addressParser } from "postal-mime";
import { getDomain } from "tldts";
import type { Alignment } from "../../core";
import { toAsciiDomain } from "../dns";
import { fieldsNamed, type RawField } from "../raw";
import { utf8Text } from "./tag-values";

/** Characters of all `From:` fields; what is longer names nobody. */
const MAX_FROM_LENGTH = 10_000;

/**
 * The domain that a message says it is from, in ASCII.
 * @returns null where `From:` has no address, an unreadable one, or addresses of several domains
 */
export function authorDomain(fields: readonly RawField[]): string | null {
  const from = fieldsNamed({ fields }, "from");
  if (from.reduce((length, { raw }) => length + raw.length, 0) > MAX_FROM_LENGTH) return null;
  const domains = new Set<string | null>();
  for (const { raw } of from) {
    const text = utf8Text(raw.slice(raw.indexOf(":") + 1).replaceAll("\r\n", ""));
    for (const { address = "" } of addressParser(text, { flatten: true })) domains.add(domainOf(address));
  }
  const [domain = null] = domains;
  return domains.size === 1 ? domain : null;
}

/** How the domain of a signature belongs to the author's (RFC 7489 section 3.1.1). Both in ASCII. */
export function alignmentOf(domain: string | null, author: string | null): Alignment {
  if (domain === null || author === null) return "none";
  if (domain === author) return "strict";
  return organisation(domain) === organisation(author) ? "relaxed" : "none";
}

/**
 * The part of a name that one organisation has registered (RFC 7489 section 3.2), from the Public Suffix List. Its
 * private part counts: who rents a name under a hosting service is not who rents the one beside it.
 */
function organisation(domain: string): string {
  return getDomain(domain, { allowPrivateDomains: true, extractHostname: false }) ?? domain;
}

function domainOf(address: string): string | null {
  const at = address.lastIndexOf("@");
  const domain = at < 0 ? null : toAsciiDomain(address.slice(at + 1));
  return domain?.includes(".") ? domain : null;
}
