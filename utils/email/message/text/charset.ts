import { bytesOfString } from "../../raw";

/** What went wrong while bytes became text. */
export type CharsetProblem = "charset-unknown" | "charset-missing" | "charset-mismatch";

export interface DecodedBytes {
  readonly text: string;
  readonly problem: CharsetProblem | null;
}

/** Names found in mails that the Encoding Standard does not list. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  cp932: "shift_jis",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
  "iso-2022-jp-ms": "iso-2022-jp",
  cp50220: "iso-2022-jp",
  cp50221: "iso-2022-jp",
  eucjp: "euc-jp",
  utf8mb4: "utf-8",
  "x-utf-8": "utf-8",
};

/** RFC 2045 section 5.2: what a part is that says nothing; some programs say so and send other bytes. */
const ASCII_NAMES = /^(us-ascii|ascii|ansi_x3\.4-1968)$/;

/** Text of bytes; never throws. A charset that is unknown or missing is guessed: UTF-8 if it fits, else windows-1252. */
export function decodeBytes(bytes: Uint8Array, charset: string | null): DecodedBytes {
  const label = (charset ?? "").trim().toLowerCase();
  if (label === "" || ASCII_NAMES.test(label)) {
    if (isAscii(bytes)) return { text: guess(bytes), problem: null };
    return { text: guess(bytes), problem: label === "" ? "charset-missing" : "charset-mismatch" };
  }
  const known = decoderFor(label, true);
  if (!known) return { text: guess(bytes), problem: "charset-unknown" };
  try {
    return { text: fromC1(known.decode(bytes)), problem: null };
  } catch {
    return { text: decoderFor(label, false)?.decode(bytes) ?? guess(bytes), problem: "charset-mismatch" };
  }
}

/** Whether a name of a charset is one that can be decoded. */
export function isKnownCharset(charset: string): boolean {
  return decoderFor(charset.trim().toLowerCase(), false) !== null;
}

function decoderFor(label: string, fatal: boolean): TextDecoder | null {
  try {
    // `hasOwn`: a label may be "constructor"
    return new TextDecoder(Object.hasOwn(OTHER_NAMES, label) ? OTHER_NAMES[label] : label, { fatal });
  } catch {
    return null;
  }
}

function guess(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return fromC1(new TextDecoder("windows-1252").decode(bytes));
  }
}

/** What windows-1252 has at 0x80 to 0x9F; a blank where it has nothing. */
const WINDOWS_1252 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/**
 * C1 controls, of which no text has any, as what their numbers mean in windows-1252. Decoders of browsers do that by
 * themselves (Encoding Standard, 9); that of Node 20 takes windows-1252 for Latin-1.
 */
export function fromC1(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => {
    const character = WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80);
    return character === " " ? control : character;
  });
}

function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 0x80);
}

/** Text of a string of one character a byte: UTF-8 if it fits, else windows-1252. */
export function decodeByteString(byteString: string): string {
  return decodeBytes(bytesOfString(byteString), null).text;
}
