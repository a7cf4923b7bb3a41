import LineBreaker from "linebreak";
import type { FontBook } from "./font-book";
import type { DrawnText, Face } from "./ports";

/** A piece of text in one style. */
export interface Span {
  readonly text: string;
  readonly face?: Face;
  readonly color?: string;
  readonly underline?: boolean;
  /** Where a click leads: an address on the web, or the name of a place in the document. */
  readonly link?: string;
  readonly goTo?: string;
}

export interface TextStyle {
  readonly face: Face;
  /** Points. */
  readonly size: number;
  readonly color: string;
  /** Distance of base lines, in sizes. */
  readonly leading: number;
}

/** Text in one font, or drawn, in its place on a line. */
export interface PlacedRun {
  readonly text: string;
  readonly face: Face;
  readonly span: Span;
  readonly x: number;
  readonly width: number;
  readonly drawn: DrawnText | null;
}

export interface TextRow {
  readonly runs: readonly PlacedRun[];
  readonly width: number;
}

export type Alignment = "left" | "center" | "right";

/** How far a row is moved in a space that is so much wider. */
export function alignedShift(align: Alignment, free: number): number {
  if (align === "left") return 0;
  return align === "right" ? free : free / 2;
}

interface Piece {
  readonly text: string;
  readonly span: Span;
}

/** Breaks text into lines of at most `width` points (UAX #14), and each line into what one font can show. */
export function setText(
  content: string | readonly Span[],
  style: TextStyle,
  width: number,
  fonts: FontBook,
): TextRow[] {
  const spans = typeof content === "string" ? [{ text: content }] : content;
  return paragraphs(spans).flatMap((paragraph) => breakLines(paragraph, style, width, fonts));
}

/** Cut at line feeds; an empty one stays as an empty line. */
function paragraphs(spans: readonly Span[]): Piece[][] {
  const found: Piece[][] = [[]];
  for (const span of spans) {
    for (const [index, text] of span.text.normalize("NFC").split("\n").entries()) {
      if (index > 0) found.push([]);
      if (text !== "") found.at(-1)?.push({ text, span });
    }
  }
  return found;
}

function breakLines(paragraph: readonly Piece[], style: TextStyle, width: number, fonts: FontBook): TextRow[] {
  const text = paragraph.map((piece) => piece.text).join("");
  const rows: TextRow[] = [];
  const measure = (from: number, to: number) =>
    place(cut(paragraph, from, to), style, fonts).reduce((sum, run) => sum + run.width, 0);
  const finish = (from: number, to: number) => {
    const runs = place(cut(paragraph, from, trimmedEnd(text, from, to)), style, fonts);
    rows.push({ runs, width: runs.reduce((sum, run) => sum + run.width, 0) });
  };
  let start = 0;
  let lineWidth = 0;
  let end = 0;
  for (const next of breakPositions(text)) {
    const added = measure(end, next);
    const shown = measure(end, trimmedEnd(text, end, next));
    if (lineWidth + shown > width && end > start) {
      finish(start, end);
      start = end;
      lineWidth = 0;
    }
    if (lineWidth + shown > width) {
      // an address or a hash that is longer than a line breaks anywhere
      for (const position of fitting(text, end, next, width, measure)) {
        finish(start, position);
        start = position;
      }
      lineWidth = measure(start, next);
    } else {
      lineWidth += added;
    }
    end = next;
  }
  if (end > start || rows.length === 0) finish(start, end);
  return rows;
}

function breakPositions(text: string): number[] {
  const breaker = new LineBreaker(text);
  const positions: number[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) positions.push(next.position);
  return positions;
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && text[end - 1] === " ") end--;
  return end;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Ends of full lines within one word. */
function fitting(
  text: string,
  from: number,
  to: number,
  width: number,
  measure: (from: number, to: number) => number,
): number[] {
  const ends: number[] = [];
  let start = from;
  let used = 0;
  for (const { segment, index } of graphemes.segment(text.slice(from, to))) {
    const position = from + index;
    const added = measure(position, position + segment.length);
    if (used + added > width && position > start) {
      ends.push(position);
      start = position;
      used = 0;
    }
    used += added;
  }
  return ends;
}

function cut(paragraph: readonly Piece[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let offset = 0;
  for (const { text, span } of paragraph) {
    const part = text.slice(Math.max(0, from - offset), Math.max(0, to - offset));
    if (part !== "") pieces.push({ text: part, span });
    offset += text.length;
  }
  return pieces;
}

function place(pieces: readonly Piece[], style: TextStyle, fonts: FontBook): PlacedRun[] {
  let x = 0;
  return pieces.flatMap(({ text, span }) => {
    const face = span.face ?? style.face;
    return fonts.runs(text, face).map(({ text: part, covered }) => {
      const drawn = covered ? null : fonts.draw(part, span.color ?? style.color);
      // what nobody can draw keeps its place as the font's sign for it
      const width = drawn ? drawn.widthEm * style.size : fonts.width(part, face, style.size);
      const run = { text: part, face, span, x, width, drawn };
      x += width;
      return run;
    });
  });
}
