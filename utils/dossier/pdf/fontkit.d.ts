/** The package has no types of its own; what is used of it. */
declare module "fontkit" {
  export interface Font {
    hasGlyphForCodePoint(codePoint: number): boolean;
  }

  /** Reads a font from the bytes of its file. */
  export function create(bytes: Uint8Array): Font;
}
