/** One header field as it stands in the message (RFC 5322 section 2.2). Strings hold one character a byte. */
export interface RawField {
  /** In lower case. */
  readonly name: string;
  /** The whole field, folds included, without its closing line break. */
  readonly raw: string;
  /** What follows the colon, unfolded and trimmed. */
  readonly value: string;
}

export interface RawMessage {
  /** From top to bottom. */
  readonly fields: readonly RawField[];
  /** What follows the empty line; empty where there is none. */
  readonly body: Uint8Array;
}

/** More fields than any real message has; what follows them counts as the last one's. */
export const MAX_FIELDS = 20_000;

/** Lines of a header that are looked at; no real one comes near. */
const MAX_LINES = 100_000;

const LF = 0x0a;
const CR = 0x0d;

/** Header and body of a message, told apart without decoding anything. Takes CRLF, LF, and both mixed. */
export function splitMessage(bytes: Uint8Array): RawMessage {
  const lines: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const lineEnd = bytes.indexOf(LF, at);
    const next = lineEnd < 0 ? bytes.length : lineEnd + 1;
    const end = lineEnd < 0 ? bytes.length : lineEnd > at && bytes[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
    if (end === at) return { fields: fieldsOf(lines), body: bytes.subarray(next) };
    if (lines.length < MAX_LINES) lines.push(byteString(bytes.subarray(at, end)));
    at = next;
  }
  return { fields: fieldsOf(lines), body: bytes.subarray(bytes.length) };
}

function fieldsOf(lines: readonly string[]): RawField[] {
  const raws: string[][] = [];
  for (const line of lines) {
    const last = raws.at(-1);
    // a line that begins with a blank continues the field (RFC 5322 section 2.2.3)
    if (last && (/^[ \t]/.test(line) || raws.length >= MAX_FIELDS)) last.push(line);
    else raws.push([line]);
  }
  return raws.map((parts) => toField(parts.join("\r\n"))).filter((field) => field !== null);
}

function toField(raw: string): RawField | null {
  const colon = raw.indexOf(":");
  if (colon <= 0) return null;
  const name = raw.slice(0, colon).trimEnd().toLowerCase();
  // printable ASCII without blanks (RFC 5322 section 3.6.8); an mbox "From " line is none
  if (!/^[\x21-\x39\x3b-\x7e]+$/.test(name)) return null;
  return { name, raw, value: unfold(raw.slice(colon + 1)).trim() };
}

/** RFC 5322 section 2.2.3: the line breaks go, the blanks after them stay. */
export function unfold(text: string): string {
  return text.replace(/\r?\n(?=[ \t])/g, "");
}

/** Characters that `String.fromCharCode` takes at once. */
const PIECE = 8_192;

/** One character a byte. */
export function byteString(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return text;
}

/** The bytes of a string of one character a byte. */
export function bytesOfString(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The fields of that name, from top to bottom. */
export function fieldsNamed(message: Pick<RawMessage, "fields">, name: string): RawField[] {
  return message.fields.filter((field) => field.name === name);
}
