import type { MailProblemCode } from "../../../core";

export interface DecodedBody {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly problem: MailProblemCode | null;
}

/**
 * Undoes a Content-Transfer-Encoding (RFC 2045 section 6); never throws. What is not encoded comes as it stands,
 * line breaks and all.
 * @param encoding in lower case, without comments
 */
export function decodeBody(body: Uint8Array, encoding: string): DecodedBody {
  switch (encoding) {
    case "base64":
      return decodeBase64(body);
    case "quoted-printable":
      return decodeQuotedPrintable(body);
    case "":
    case "7bit":
    case "8bit":
    case "binary":
      return { bytes: Uint8Array.from(body), problem: null };
    default:
      return { bytes: Uint8Array.from(body), problem: "transfer-encoding-unknown" };
  }
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PAD = 64;
const BLANK = 65;
const OTHER = 66;
const END = 67;
const BASE64_KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = ALPHABET.indexOf(String.fromCharCode(byte));
  if (value >= 0) return value;
  return byte === 0x3d ? PAD : byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) ? BLANK : OTHER;
});

/** RFC 2045 section 6.8: what is not of the alphabet is skipped; padding ends a group, not the data. */
function decodeBase64(body: Uint8Array): DecodedBody {
  const bytes = new Uint8Array(Math.ceil((body.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let digits = 0;
  let padded = false;
  let broken = false;
  for (let at = 0; at <= body.length; at++) {
    // what ends the data ends a group, too; without its padding it may have been cut
    const kind = at < body.length ? (BASE64_KINDS[body[at] as number] as number) : END;
    if (kind < PAD) {
      bits = (bits << 6) | kind;
      digits++;
      if (digits === 4) {
        bytes[length] = bits >> 16;
        bytes[length + 1] = bits >> 8;
        bytes[length + 2] = bits;
        length += 3;
        digits = 0;
      }
      broken ||= padded;
    } else if (kind === PAD || kind === END) {
      broken ||= digits === 1 || (kind === END && digits > 0);
      // 2 digits hold one byte, 3 hold two; one alone holds none
      if (digits >= 2) bytes[length++] = bits >> (digits === 2 ? 4 : 10);
      if (digits === 3) bytes[length++] = bits >> 2;
      digits = 0;
      padded = true;
    } else if (kind === OTHER) broken = true;
  }
  return { bytes: bytes.slice(0, length), problem: broken ? "base64-broken" : null };
}

const EQUALS = 0x3d;
const LF = 0x0a;
const CR = 0x0d;

/** RFC 2045 section 6.7; line breaks stay as they stand, blanks before them go (rule 3). */
function decodeQuotedPrintable(body: Uint8Array): DecodedBody {
  const bytes = new Uint8Array(body.length);
  let length = 0;
  let broken = false;
  let at = 0;
  while (at < body.length) {
    const lf = body.indexOf(LF, at);
    const next = lf < 0 ? body.length : lf + 1;
    const breakStart = lf < 0 ? body.length : lf > at && body[lf - 1] === CR ? lf - 1 : lf;
    let end = breakStart;
    while (end > at && isBlank(body[end - 1])) end--;
    const soft = end > at && body[end - 1] === EQUALS;
    if (soft) end--;
    for (; at < end; at++) {
      const byte = body[at] as number;
      const value = byte === EQUALS ? (nibble(body[at + 1]) << 4) | nibble(body[at + 2]) : -1;
      if (value >= 0 && at + 2 < end) {
        bytes[length++] = value;
        at += 2;
      } else {
        if (byte === EQUALS) broken = true;
        bytes[length++] = byte;
      }
    }
    if (!soft) for (at = breakStart; at < next; at++) bytes[length++] = body[at] as number;
    at = next;
  }
  return { bytes: bytes.slice(0, length), problem: broken ? "quoted-printable-broken" : null };
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

/** Negative for what is no hexadecimal digit. */
function nibble(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  // rule 1 wants capitals; small letters are unmistakable
  const letter = (byte | 0x20) - 0x61;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}
