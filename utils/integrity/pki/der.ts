import { PkiError } from "./pki-error";

/** Levels of nesting; a certificate has about ten. */
const MAX_DEPTH = 32;
/** Elements in all; a token with a chain of four has about a thousand. */
const MAX_ELEMENTS = 20_000;

const CONSTRUCTED = 0x20;
const CLASS = 0xc0;
/** SEQUENCE and SET: the only constructed universal types that DER knows, here. */
const SEQUENCE = 0x10;
const SET = 0x11;

interface Walk {
  readonly bytes: Uint8Array;
  elements: number;
}

/**
 * Whether `bytes` are exactly one DER element (X.690, 10 and 11), and nothing after it. Parsers take more than DER;
 * what is signed has one spelling only. The order in a SET OF and defaults that are spelt out are not looked at:
 * authorities differ there, and signatures cover the bytes as they are.
 * @throws PkiError `der-malformed`
 */
export function requireDer(bytes: Uint8Array, maxBytes: number): void {
  if (bytes.length > maxBytes) throw fault(`longer than ${maxBytes} bytes`);
  const end = walkElement({ bytes, elements: 0 }, 0, bytes.length, 0);
  if (end !== bytes.length) throw fault("bytes after the end");
}

/** @returns where the element ends */
function walkElement(walk: Walk, start: number, limit: number, depth: number): number {
  walk.elements += 1;
  if (walk.elements > MAX_ELEMENTS) throw fault("too many elements");
  if (depth > MAX_DEPTH) throw fault("nested too deeply");
  const tag = byteAt(walk.bytes, start, limit);
  // higher tags do not occur in what is read here
  if ((tag & 0x1f) === 0x1f) throw fault("tag above 30");
  const { length, at } = readLength(walk.bytes, start + 1, limit);
  const end = at + length;
  if (end > limit) throw fault("longer than what holds it");
  if ((tag & CLASS) === 0) {
    const type = tag & 0x1f;
    const isConstructed = (tag & CONSTRUCTED) !== 0;
    if (isConstructed !== (type === SEQUENCE || type === SET)) throw fault("constructed where primitive is DER");
    if (!isConstructed) requirePrimitive(type, walk.bytes.subarray(at, end));
  }
  if ((tag & CONSTRUCTED) !== 0) {
    let next = at;
    while (next < end) next = walkElement(walk, next, end, depth + 1);
  }
  return end;
}

/** X.690, 10.1: definite, in as few bytes as it takes. */
function readLength(bytes: Uint8Array, start: number, limit: number): { length: number; at: number } {
  const first = byteAt(bytes, start, limit);
  if (first < 0x80) return { length: first, at: start + 1 };
  const count = first & 0x7f;
  if (count === 0) throw fault("indefinite length");
  if (count > 4) throw fault("length of more than four bytes");
  let length = 0;
  for (let i = 1; i <= count; i++) length = length * 256 + byteAt(bytes, start + i, limit);
  if (length < 0x80 || length < 256 ** (count - 1)) throw fault("length not in its shortest form");
  return { length, at: start + 1 + count };
}

/** The content rules of universal primitive types (X.690, 8 and 11). */
function requirePrimitive(type: number, content: Uint8Array): void {
  const rule = RULES[type];
  if (rule && !rule(content)) throw fault(`universal type ${type} not in its DER form`);
}

const isInteger = (content: Uint8Array): boolean => {
  const [first, second] = content;
  if (first === undefined) return false;
  return second === undefined || !((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
};

/** X.690, 8.19: no arc begins with 0x80, the last byte ends one. */
const isOid = (content: Uint8Array): boolean => {
  let isStart = true;
  for (const byte of content) {
    if (isStart && byte === 0x80) return false;
    isStart = byte < 0x80;
  }
  return content.length > 0 && isStart;
};

/** X.690, 11.2.1: unused bits are zero. */
const isBitString = (content: Uint8Array): boolean => {
  const unused = content[0] ?? 8;
  if (content.length < 2) return unused === 0;
  return unused < 8 && ((content.at(-1) ?? 0) & ((1 << unused) - 1)) === 0;
};

const ascii = (content: Uint8Array): string => String.fromCharCode(...content.subarray(0, 40));

const RULES: Readonly<Record<number, (content: Uint8Array) => boolean>> = {
  0: () => false,
  1: (content) => content.length === 1 && (content[0] === 0 || content[0] === 0xff),
  2: isInteger,
  3: isBitString,
  5: (content) => content.length === 0,
  6: isOid,
  10: isInteger,
  23: (content) => isCalendarTime(ascii(content), /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/),
  24: (content) => isCalendarTime(ascii(content), /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d*[1-9])?Z$/),
};

/** X.690, 11.7 and 11.8: UTC, with seconds, and a time that exists. */
function isCalendarTime(text: string, form: RegExp): boolean {
  const parts = form.exec(text);
  if (!parts) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(2000 + (year % 400), month - 1, day, hour, minute, second));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}

function byteAt(bytes: Uint8Array, at: number, limit: number): number {
  const byte = at < limit ? bytes[at] : undefined;
  if (byte === undefined) throw fault("ends too early");
  return byte;
}

function fault(detail: string): PkiError {
  return new PkiError("der-malformed", { detail });
}
