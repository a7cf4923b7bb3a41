import { decodeWords } from "postal-mime";
import { MAIL_LIMITS } from "../../../core";
import { bytesOfString, type RawField } from "../../raw";
import type { Problems } from "../problems";
import { decodeBytes, fromC1, isKnownCharset } from "../text/charset";
import { shownText } from "../text/shown-text";

/** The start of an encoded word: `=?charset*language?`. */
const WORD_START = /=\?([^?*\s]{1,60})(?:\*[^?\s]{0,60})?\?[bq]\?/gi;

/** A field's value as Unicode, encoded words as they stand: UTF-8 (RFC 6532), or windows-1252 if it is none. */
export function fieldText(field: Pick<RawField, "name" | "value">, problems: Problems): string {
  const { name, value } = field;
  const bytes = bytesOfString(value.slice(0, MAIL_LIMITS.fieldCharacters));
  // a field may hold UTF-8 as it is; an end that was cut off in a character says nothing
  const inUtf8 = decodeBytes(bytes, "utf-8");
  const foreign = inUtf8.problem !== null && value.length <= MAIL_LIMITS.fieldCharacters;
  if (foreign) problems.add("charset-missing", { field: name });
  const text = foreign ? decodeBytes(bytes, null).text : inUtf8.text;
  return withoutExcess(text, value.length > MAIL_LIMITS.fieldCharacters, name, problems);
}

function withoutExcess(text: string, alreadyCut: boolean, name: string, problems: Problems): string {
  let words = 0;
  let end = text.length;
  for (const match of text.matchAll(WORD_START)) {
    words++;
    if (words > MAIL_LIMITS.encodedWords) {
      end = match.index;
      break;
    }
    const charset = match[1] ?? "";
    if (!isKnownCharset(charset)) problems.add("charset-unknown", { charset, field: name });
  }
  if (alreadyCut || end < text.length) problems.add("field-too-long", { field: name });
  return text.slice(0, end);
}

/** Encoded words (RFC 2047) as text. */
export function decodeFieldWords(text: string, name: string, problems: Problems): string {
  const decoded = fromC1(decodeWords(text));
  if (decoded.includes("\ufffd") && !text.includes("\ufffd")) {
    const [first] = text.matchAll(WORD_START);
    problems.add("charset-mismatch", { charset: first?.[1] ?? "", field: name });
  }
  return decoded;
}

/** Text fit for the summary; says in `problems` what was taken out. */
export function shownField(text: string, name: string, characters: number, problems: Problems): string {
  const shown = shownText(text, characters);
  if (shown.lineBreaks) problems.add("line-break-in-field", { field: name });
  if (shown.controls) problems.add("control-characters", { field: name });
  if (shown.cut) problems.add("field-too-long", { field: name });
  return shown.text;
}
