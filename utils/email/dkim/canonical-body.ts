import type { Canonicalization } from "./canonical-header";

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * A body as it is hashed (RFC 6376 sections 3.4.3 and 3.4.4), in one pass. A bare LF counts as a line break, so that
 * a message that was saved with the line breaks of Unix is what it was in transport.
 */
export function canonicalBody(body: Uint8Array, mode: Canonicalization): Uint8Array<ArrayBuffer> {
  return mode === "simple" ? simpleBody(body) : relaxedBody(body);
}

/** Line feeds without a carriage return before them. */
export function countBareLineFeeds(bytes: Uint8Array): number {
  let count = 0;
  let before = 0;
  const length = bytes.length;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] as number;
    if (byte === LF && before !== CR) count++;
    before = byte;
  }
  return count;
}

function simpleBody(body: Uint8Array): Uint8Array<ArrayBuffer> {
  let end = body.length;
  while (end > 0 && body[end - 1] === LF) end -= body[end - 2] === CR ? 2 : 1;
  const kept = body.subarray(0, end);
  const bareLineFeeds = countBareLineFeeds(kept);
  const canonical = new Uint8Array(end + bareLineFeeds + 2);
  if (bareLineFeeds === 0) canonical.set(kept);
  else copyWithLineBreaks(kept, canonical);
  canonical.set([CR, LF], canonical.length - 2);
  return canonical;
}

function copyWithLineBreaks(from: Uint8Array, to: Uint8Array): void {
  let written = 0;
  let before = 0;
  const length = from.length;
  for (let at = 0; at < length; at++) {
    const byte = from[at] as number;
    if (byte === LF && before !== CR) to[written++] = CR;
    to[written++] = byte;
    before = byte;
  }
}

function relaxedBody(body: Uint8Array): Uint8Array<ArrayBuffer> {
  const canonical = new Uint8Array(body.length + countBareLineFeeds(body) + 2);
  let to = 0;
  let lineBreaks = 0;
  let blank = false;
  const length = body.length;
  for (let at = 0; at < length; at++) {
    const byte = body[at] as number;
    if (byte === LF) {
      lineBreaks++;
      blank = false;
    } else if (byte === CR && body[at + 1] === LF) {
      blank = false;
    } else if (byte === SPACE || byte === TAB) {
      blank = true;
    } else {
      // held back until here: blanks at the end of a line and empty lines at the end of the body go
      for (; lineBreaks > 0; lineBreaks--) {
        canonical[to++] = CR;
        canonical[to++] = LF;
      }
      if (blank) canonical[to++] = SPACE;
      blank = false;
      canonical[to++] = byte;
    }
  }
  if (to > 0) {
    canonical[to++] = CR;
    canonical[to++] = LF;
  }
  return canonical.subarray(0, to);
}
