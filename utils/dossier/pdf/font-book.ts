import { type OpenFace, openTypefaces } from "./open-typefaces";
import { type DrawnText, FACES, type Face, type PdfPorts } from "./ports";
import { isRightToLeft } from "./right-to-left";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Emoji that systems draw in colour, whatever a text font has for them. */
const COLOURED = /\p{Emoji_Presentation}|\uFE0F/u;
/** Joiners and variation selectors say how their neighbours look. */
const INVISIBLE = /^(?:[\u200B-\u200D\u2060]|[\uFE00-\uFE0F])$/;

/** Words and characters that are remembered of a face. */
const MAX_REMEMBERED = 200_000;

/** The faces of one document: which characters each has, and how wide text is. */
export class FontBook {
  readonly #doc: PDFKit.PDFDocument;
  readonly #ports: PdfPorts;
  readonly #faces: Readonly<Record<Face, OpenFace>>;
  readonly #drawn: Map<string, DrawnText | null>;

  /** @param drawn what the machine drew before, shared by documents */
  constructor(doc: PDFKit.PDFDocument, ports: PdfPorts, drawn: Map<string, DrawnText | null>) {
    this.#doc = doc;
    this.#ports = ports;
    this.#drawn = drawn;
    this.#faces = openTypefaces(ports.typefaces);
    // its types know bytes and paths only
    for (const face of FACES) doc.registerFont(face, this.#faces[face].font as unknown as Uint8Array);
  }

  width(text: string, face: Face, size: number): number {
    const { widths } = this.#faces[face];
    const known = widths.get(text);
    if (known !== undefined) return known * size;
    const ems = this.#doc.font(face).fontSize(1).widthOfString(text);
    if (widths.size >= MAX_REMEMBERED) widths.clear();
    widths.set(text, ems);
    return ems * size;
  }

  /** Text in pieces that the face has, or has not; spaces go with what is around them. */
  runs(text: string, face: Face): { text: string; covered: boolean }[] {
    const runs: { text: string; covered: boolean }[] = [];
    let spaces = "";
    for (const { segment } of graphemes.segment(text)) {
      const last = runs.at(-1);
      if (segment === " " && last && !last.covered) {
        spaces += segment;
        continue;
      }
      const covered = this.#covers(segment, face);
      if (last && !last.covered && !covered && isRightToLeft(last.text) === isRightToLeft(segment)) {
        last.text += spaces + segment;
      } else if (last?.covered && covered) last.text += segment;
      else runs.push({ text: spaces + segment, covered });
      spaces = "";
    }
    if (spaces !== "") runs.push({ text: spaces, covered: true });
    return runs;
  }

  draw(text: string, color: string): DrawnText | null {
    const key = `${color} ${text}`;
    const known = this.#drawn.get(key);
    if (known !== undefined) return known;
    const drawn = this.#ports.drawText(text, color);
    this.#drawn.set(key, drawn);
    return drawn;
  }

  #covers(grapheme: string, face: Face): boolean {
    const { font, covered } = this.#faces[face];
    const known = covered.get(grapheme);
    if (known !== undefined) return known;
    const covers =
      !COLOURED.test(grapheme) &&
      Array.from(grapheme).every(
        (character) => INVISIBLE.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
      );
    if (covered.size >= MAX_REMEMBERED) covered.clear();
    covered.set(grapheme, covers);
    return covers;
  }
}
