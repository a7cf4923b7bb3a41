/** One tag of a list (RFC 6376 section 3.2). */
export interface Tag {
  /** Without the blanks around it; folds and blanks inside it are kept. */
  readonly value: string;
  /** Where the value stands in the text, blanks around it included: after the "=", up to the ";". */
  readonly start: number;
  readonly end: number;
}

/** In the order of the text. */
export type TagList = ReadonlyMap<string, Tag>;

const TAG_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/**
 * Reads a list of `name=value;` (RFC 6376 section 3.2). Names are case-sensitive.
 * @returns null where the text is no such list, or has a tag twice: "the entire tag-list is invalid"
 */
export function parseTagList(text: string): TagList | null {
  const tags = new Map<string, Tag>();
  let at = 0;
  for (;;) {
    const semicolon = text.indexOf(";", at);
    const end = semicolon < 0 ? text.length : semicolon;
    const equals = text.indexOf("=", at);
    if (equals < 0 || equals >= end) {
      // the last semicolon may be followed by nothing
      const closed = semicolon < 0 && tags.size > 0 && trimFolds(text.slice(at)) === "";
      return closed ? tags : null;
    }
    const name = trimFolds(text.slice(at, equals));
    if (!TAG_NAME.test(name) || tags.has(name)) return null;
    tags.set(name, { value: trimFolds(text.slice(equals + 1, end)), start: equals + 1, end });
    if (semicolon < 0) return tags;
    at = semicolon + 1;
  }
}

/** Without folding white space (RFC 6376 section 2.8) at its ends; no other white space goes, and in linear time. */
export function trimFolds(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isFold(text.charCodeAt(start))) start++;
  while (end > start && isFold(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Without any folding white space, as in base64 and in lists with colons. */
export function withoutFolds(text: string): string {
  return text.replace(/[ \t\r\n]+/g, "");
}

function isFold(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}
