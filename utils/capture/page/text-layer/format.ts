/** A word, its left edge and its width. CSS pixels of the page, one decimal. */
export type PlacedWord = readonly [text: string, x: number, width: number];

/** Words on one line, in the order in which they are read. CSS pixels from the page's top left corner. */
export interface TextLine {
  readonly x: number;
  readonly y: number;
  /** Height of the text, not of the line. */
  readonly h: number;
  /** The line begins with a letter of a script that is written from right to left. */
  readonly rtl?: true;
  /** What the text is, where it is not text of the page: what a field shows, or what stands for an image. */
  readonly of?: "field" | "image";
  readonly words: readonly PlacedWord[];
  /** Where a click on it leads. */
  readonly href?: string;
}

/** The words of a page where the browser draws them: `docs/dossier-format.md` describes it. */
export interface TextLayer {
  readonly format: "bordereau-text-layer";
  readonly version: 1;
  readonly width: number;
  readonly height: number;
  /** Time or words ran out: what follows in reading order is missing. */
  readonly partial?: true;
  readonly lines: readonly TextLine[];
}

/** A rectangle of the page. CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
