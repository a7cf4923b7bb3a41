/** The faces that documents are set in. */
export const FACES = ["serif", "serif-italic", "serif-bold", "sans", "sans-italic", "sans-bold"] as const;
export type Face = (typeof FACES)[number];

/** The whole of each font's file. */
export type Typefaces = Readonly<Record<Face, Uint8Array<ArrayBuffer>>>;

/** A picture as PDF takes it: rows of RGB without padding, in the zlib format. */
export interface RgbPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly deflatedRgb: Uint8Array<ArrayBuffer>;
}

/** Text that none of the faces has, drawn by the fonts of the machine. */
export interface DrawnText {
  /** Width that the text takes, and how far it reaches above and below its line. Ems. */
  readonly widthEm: number;
  readonly ascentEm: number;
  readonly descentEm: number;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Rows without padding; colour, and how much of it covers the paper. */
  readonly rgb: Uint8Array<ArrayBuffer>;
  readonly alpha: Uint8Array<ArrayBuffer>;
}

/** What documents need of the browser that they are made in. */
export interface PdfPorts {
  readonly typefaces: Typefaces;
  /** Null where the machine cannot draw text. */
  readonly drawText: (text: string, color: string) => DrawnText | null;
  /** Any picture that the browser shows; null for one that it does not. */
  readonly decodePicture: (blob: Blob) => Promise<RgbPicture | null>;
}
