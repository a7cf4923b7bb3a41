import type { RawMessage } from "../raw";

const LF = 0x0a;
const CR = 0x0d;

/**
 * Lines of the header that belong to no field: no signature covers them, and some readers take them for a part of the
 * field above. The "From " line of an mbox file is not meant.
 */
export function linesWithoutName(bytes: Uint8Array, { fields, body }: RawMessage): number {
  const header = bytes.subarray(0, bytes.length - body.length);
  let lines = 0;
  let start = 0;
  while (start < header.length) {
    const lineFeed = header.indexOf(LF, start);
    const end = lineFeed < 0 ? header.length : lineFeed;
    const isEmpty = end === start || (end === start + 1 && header[start] === CR);
    if (!isEmpty && !(start === 0 && isMboxLine(header))) lines++;
    start = end + 1;
  }
  const ofFields = fields.reduce((sum, field) => sum + field.raw.split("\r\n").length, 0);
  return Math.max(0, lines - ofFields);
}

function isMboxLine(header: Uint8Array): boolean {
  return String.fromCharCode(...header.subarray(0, 5)) === "From ";
}
