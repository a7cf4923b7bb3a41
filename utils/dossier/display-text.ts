/** Zero-width characters that only serve to make two texts look alike. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF\u{E0000}-\u{E007F}]/gu;

/** Characters that reorder the text around them (UAX #9), or seem to. */
const BIDI_CONTROL = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the same without the line feed
const CONTROL_BUT_LINE_FEED = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029]+/g;

/**
 * Hostile text as a document may show it: one line, bidi controls spelled out, at most `maxLength` characters
 * with an ellipsis. Still to be escaped.
 */
export function displayLine(text: string, maxLength: number): string {
  return clean(text.slice(0, 8 * maxLength + 8), CONTROL, maxLength).trim();
}

/** Like `displayLine`, line feeds kept. */
export function displayParagraphs(text: string, maxLength: number): string {
  return clean(text.slice(0, 8 * maxLength + 8).replace(/\r\n?/g, "\n"), CONTROL_BUT_LINE_FEED, maxLength).trim();
}

function clean(text: string, control: RegExp, maxLength: number): string {
  const visible = text
    .toWellFormed()
    .replace(control, " ")
    .replace(INVISIBLE, "")
    .replace(BIDI_CONTROL, (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
  const characters = Array.from(visible);
  return characters.length <= maxLength ? visible : `${characters.slice(0, maxLength - 1).join("")}…`;
}
