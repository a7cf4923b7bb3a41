import { create, type Font } from "fontkit";
import { FACES, type Face, type Typefaces } from "./ports";

/** A face as any number of documents share it: to read a font takes longer than to set a page in it. */
export interface OpenFace {
  readonly font: Font;
  /** Whether the font has a character, with all that goes with it. */
  readonly covered: Map<string, boolean>;
  /** Of words that were measured already. Ems. */
  readonly widths: Map<string, number>;
}

const OPENED = new WeakMap<Typefaces, Readonly<Record<Face, OpenFace>>>();

export function openTypefaces(typefaces: Typefaces): Readonly<Record<Face, OpenFace>> {
  const known = OPENED.get(typefaces);
  if (known) return known;
  const faces = FACES.map((face) => {
    const open: OpenFace = { font: create(typefaces[face]), covered: new Map(), widths: new Map() };
    return [face, open] as const;
  });
  const opened = Object.fromEntries(faces) as Record<Face, OpenFace>;
  OPENED.set(typefaces, opened);
  return opened;
}
