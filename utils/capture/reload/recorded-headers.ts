import type { HeaderLine } from "../../browser";

/** More than any server sends in earnest. */
const MAX_HEADERS = 150;
/** Of one header's value. UTF-16 units. */
const MAX_VALUE_LENGTH = 4_096;
const MAX_NAME_LENGTH = 100;

/** Names whose values let somebody act as the user, or may. */
const SECRET_NAME = /cookie|auth|token|secret|session|csrf|xsrf|api-?key|password|credential|jwt|bearer|signature-key/;
/** Names that objects have a meaning of their own for. */
const UNUSABLE_NAME = /^(__proto__|constructor|prototype)$/;
/** Values that are addresses: sites put tokens into their queries. */
const ADDRESS_NAME = /^(location|content-location|refresh)$/;

export interface RecordedHeaders {
  /** Values by name in lower case; several of one name are joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  /** Names of those whose values were left out. */
  readonly leftOut: readonly string[];
}

/** The headers of an answer as a record may have them: no cookies, no tokens, no more than a record should carry. */
export function recordedHeaders(lines: readonly HeaderLine[]): RecordedHeaders {
  const headers = new Map<string, string>();
  const leftOut = new Set<string>();
  for (const [given, value] of lines.slice(0, MAX_HEADERS)) {
    const name = given.toLowerCase().slice(0, MAX_NAME_LENGTH);
    if (name === "" || UNUSABLE_NAME.test(name)) continue;
    if (SECRET_NAME.test(name)) {
      leftOut.add(name);
      continue;
    }
    const shown = ADDRESS_NAME.test(name) ? withoutQuery(value) : value;
    const before = headers.get(name);
    const joined = before === undefined ? shown : `${before}, ${shown}`;
    headers.set(name, joined.slice(0, MAX_VALUE_LENGTH).toWellFormed());
  }
  return { headers: Object.fromEntries(headers), leftOut: [...leftOut] };
}

/** An address, or a text that holds one, up to its query or fragment. */
export function withoutQuery(address: string): string {
  return address.replace(/[?#].*/s, "");
}
