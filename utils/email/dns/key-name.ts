/** The longest name that DNS can be asked for, in characters without the root dot (RFC 1035 section 2.3.4). */
const MAX_NAME_LENGTH = 253;

/** RFC 6376 section 3.5 `sub-domain`; underscores too, which published selectors contain. */
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * A domain name in lower case with its labels in ASCII (A-labels, RFC 5890 section 2.3.2.1), as RFC 8616 section 3
 * wants it for a lookup.
 * @returns null where it is no domain name; a root dot at its end is none either (RFC 6376 section 3.5)
 */
export function toAsciiDomain(domain: string): string | null {
  if (domain.length > MAX_NAME_LENGTH) return null;
  const ascii = isAscii(domain) ? domain.toLowerCase() : mapped(domain);
  if (ascii === null || ascii.length > MAX_NAME_LENGTH) return null;
  return ascii.split(".").every((label) => LABEL.test(label)) ? ascii : null;
}

/**
 * Where the key of a signature is published: `selector._domainkey.domain` (RFC 6376 section 3.6.2.1). The only names
 * that are ever asked for.
 * @returns null where selector or domain is no name, or the domain has a single label
 */
export function keyNameOf(selector: string, domain: string): string | null {
  const asciiSelector = toAsciiDomain(selector);
  const asciiDomain = toAsciiDomain(domain);
  if (asciiSelector === null || !asciiDomain?.includes(".")) return null;
  return toAsciiDomain(`${asciiSelector}._domainkey.${asciiDomain}`);
}

/** Whether it is a name as `keyNameOf` makes them. */
export function isKeyName(name: string): boolean {
  const [selector, domain] = name.split("._domainkey.", 2);
  return selector !== undefined && domain !== undefined && toAsciiDomain(name) === name;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** The platform's own IDNA mapping (UTS 46), which the URL parser applies to a host. */
function mapped(domain: string): string | null {
  // anything that a URL would read as more than a host
  if (/[\s/:@?#%[\]\\]/.test(domain)) return null;
  try {
    return new URL(`https://${domain}`).hostname;
  } catch {
    return null;
  }
}
