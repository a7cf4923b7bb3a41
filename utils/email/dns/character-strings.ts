import { utf8 } from "../../core";

/**
 * The bytes of a TXT record from its presentation form (RFC 1035 section 5.1): quoted character strings, joined, with
 * `\"`, `\\` and `\DDD` for a byte. Resolvers that send the plain value instead of the quoted form are taken by it.
 * @returns one character a byte, or null where a quote or an escape is not closed
 */
export function textOfRecord(data: string): string | null {
  if (!data.startsWith('"')) return bytesAsText(data);
  const parts: string[] = [];
  let at = 0;
  while (at < data.length) {
    if (data[at] === " ") at++;
    else if (data[at] === '"') {
      const end = closingQuote(data, at + 1);
      const part = end < 0 ? null : unescaped(data.slice(at + 1, end));
      if (part === null) return null;
      parts.push(part);
      at = end + 1;
    } else return null;
  }
  return parts.join("");
}

function closingQuote(data: string, from: number): number {
  for (let at = from; at < data.length; at++) {
    if (data[at] === "\\") at++;
    else if (data[at] === '"') return at;
  }
  return -1;
}

function unescaped(quoted: string): string | null {
  let bad = false;
  const text = quoted.replace(/\\(\d{3}|[^\d]|\d{1,2}|$)|[^\x20-\x7e]+/g, (match: string, escaped?: string) => {
    if (escaped === undefined) return bytesAsText(match);
    if (!/^\d/.test(escaped)) {
      bad ||= escaped === "";
      return bytesAsText(escaped);
    }
    bad ||= escaped.length < 3 || Number(escaped) > 255;
    return String.fromCharCode(Number(escaped));
  });
  return bad ? null : text;
}

/** What JSON carried as text has its UTF-8 bytes back. */
function bytesAsText(text: string): string {
  if (!/[^\x20-\x7e]/.test(text)) return text;
  let bytes = "";
  for (const byte of utf8(text)) bytes += String.fromCharCode(byte);
  return bytes;
}
