/** Text made fit to be shown, and what was found in it. */
export interface ShownText {
  readonly text: string;
  readonly lineBreaks: boolean;
  readonly controls: boolean;
  readonly cut: boolean;
}

/** Characters that turn the direction of what follows (UAX #9 section 2), so that "exe.pdf" may be no PDF. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Besides C0 and C1: a byte order mark, and separators that some programs take for line breaks. */
const INVISIBLE = /[\p{Cc}\ufeff]/gu;

/** One line without control or direction characters, of at most `characters` UTF-16 units, well-formed. */
export function shownText(value: string, characters: number): ShownText {
  // twice the limit is enough to find what hides at its end
  const start = value.slice(0, 2 * characters + 1_000);
  const spaced = start.replace(/[\r\n\u0085\u2028\u2029]+/g, " ").replace(/\t/g, " ");
  const clean = spaced.replace(DIRECTION, "").replace(INVISIBLE, "").trim();
  return {
    text: clean.slice(0, characters).toWellFormed(),
    lineBreaks: /[\r\n\u0085\u2028\u2029]/.test(value),
    controls: clean.length !== spaced.trim().length,
    cut: clean.length > characters || value.length > start.length,
  };
}
