import type { Box, PlacedWord, TextLine } from "./format";

/** What the words of one text node have in common. */
export interface WordSource {
  readonly href: string | null;
  readonly of: TextLine["of"] | null;
}

interface OpenLine extends WordSource {
  readonly y: number;
  readonly h: number;
  readonly words: [text: string, x: number, width: number][];
  right: number;
}

/** Tops and heights that differ by less are the same line. CSS pixels. */
const SAME_LINE_PX = 0.75;
/** Words of two elements with less between them are one word. CSS pixels. */
const GLUE_PX = 0.5;
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b][\udc00-\udfff]/;
const LETTER = /\p{L}/u;
/** Characters that are not drawn. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Puts words that come one by one, in reading order, into lines. */
export class LineBuilder {
  readonly lines: TextLine[] = [];
  wordCount = 0;
  #open: OpenLine | null = null;

  /** `glued` says that no blank is between this word and the one before. */
  add(text: string, box: Box, source: WordSource, glued: boolean): void {
    const shown = text.replace(INVISIBLE, "");
    if (shown === "") return;
    this.wordCount++;
    const line = this.#lineFor(box, source);
    const last = line.words[line.words.length - 1];
    if (glued && last && Math.abs(box.left - line.right) < GLUE_PX) {
      last[0] += shown;
      last[2] = oneDecimal(box.right - last[1]);
    } else {
      line.words.push([shown, oneDecimal(box.left), oneDecimal(box.right - box.left)]);
    }
    line.right = box.right;
  }

  finish(): readonly TextLine[] {
    this.#close();
    return this.lines;
  }

  #lineFor(box: Box, source: WordSource): OpenLine {
    const open = this.#open;
    const height = box.bottom - box.top;
    if (
      open &&
      Math.abs(open.y - box.top) < SAME_LINE_PX &&
      Math.abs(open.h - height) < SAME_LINE_PX &&
      open.href === source.href &&
      open.of === source.of
    ) {
      return open;
    }
    this.#close();
    const line: OpenLine = { ...source, y: box.top, h: height, words: [], right: Number.NaN };
    this.#open = line;
    return line;
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const { href, of, words } = open;
    this.lines.push({
      x: leftmost(words),
      y: oneDecimal(open.y),
      h: oneDecimal(open.h),
      ...(beginsRightToLeft(words) ? { rtl: true } : {}),
      ...(of ? { of } : {}),
      words,
      ...(href === null ? {} : { href }),
    });
  }
}

export function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

function leftmost(words: readonly PlacedWord[]): number {
  return words.reduce((left, [, x]) => Math.min(left, x), Number.POSITIVE_INFINITY);
}

/** The first letter decides, as the Unicode algorithm has it (UAX #9, P2). */
function beginsRightToLeft(words: readonly PlacedWord[]): boolean {
  for (const [text] of words) {
    const letter = LETTER.exec(text)?.[0];
    if (letter !== undefined) return RTL_LETTER.test(letter);
  }
  return false;
}
