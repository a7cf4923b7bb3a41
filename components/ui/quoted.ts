/** Marks, embeddings, overrides and isolates of direction (Unicode TR 9), and control characters. */
const INVISIBLE = /[\p{Cc}\p{Bidi_Control}]+/gu;
const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";

/** Text of others inside a sentence of ours: cut short, and unable to turn the rest of the sentence around. */
export function quoted(text: string, maxLength = 80): string {
  const start = text
    .slice(0, 4 * maxLength)
    .replace(INVISIBLE, " ")
    .trim();
  // by code points, so that no half of a character is left
  const characters = [...start];
  const cut =
    characters.length > maxLength
      ? `${characters
          .slice(0, maxLength - 1)
          .join("")
          .trimEnd()}…`
      : start;
  return `${FIRST_STRONG_ISOLATE}${cut}${POP_ISOLATE}`;
}
