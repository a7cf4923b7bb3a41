import { beginsWithFrom } from "./separator";

const LF = 0x0a;
const QUOTE = 0x3e;

/**
 * Takes back what an mbox writer did to lines that looked like separators: `>From ` was `From ` (mboxo, mboxrd), and
 * `>>From ` was `>From ` (mboxrd). Null where there is no such line. A writer of the older kind quotes only the first
 * form, and nothing in the file tells: the caller keeps both, and a signature can tell which one was mailed.
 */
export function unquote(message: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const quotes: number[] = [];
  for (let at = 0; at < message.length; ) {
    if (message[at] === QUOTE && isQuoted(message, at)) quotes.push(at);
    const lf = message.indexOf(LF, at);
    if (lf < 0) break;
    at = lf + 1;
  }
  if (quotes.length === 0) return null;
  const bytes = new Uint8Array(message.length - quotes.length);
  let from = 0;
  let length = 0;
  for (const quote of [...quotes, message.length]) {
    bytes.set(message.subarray(from, quote), length);
    length += quote - from;
    from = quote + 1;
  }
  return bytes;
}

function isQuoted(message: Uint8Array, start: number): boolean {
  let at = start;
  while (message[at] === QUOTE) at++;
  return beginsWithFrom(message, at);
}
