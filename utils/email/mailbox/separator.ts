import { byteString } from "../raw";
import { MAILBOX_LIMITS } from "./limits";

const MONTH = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/i;
const TIME = /\b\d{1,2}:\d{2}\b/;
const YEAR = /\b(19|20)\d{2}\b/;

/**
 * Whether a line begins a message of an mbox file (RFC 4155 appendix A): "From ", a sender, a date. The date's form
 * differs between programs, so its month, time and year are sought and not their order; a sentence has none.
 * @param line without its line break
 */
export function isSeparator(line: Uint8Array): boolean {
  if (!beginsWithFrom(line) || line.length > MAILBOX_LIMITS.separatorBytes) return false;
  const text = byteString(line);
  return /^From \S/.test(text) && MONTH.test(text) && TIME.test(text) && YEAR.test(text);
}

const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20];

/** "From " at a place of the bytes. */
export function beginsWithFrom(bytes: Uint8Array, at = 0): boolean {
  return FROM.every((byte, index) => bytes[at + index] === byte);
}
