import { type DrawnText, FACES, type Face, type PdfPorts } from "./ports";
import { isRightToLeft } from "./right-to-left";

/** What pdfkit has of a font and its types do not name. */
interface OpenedFont {
  readonly font: { hasGlyphForCodePoint(codePoint: number): boolean };
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Emoji that systems draw in colour, whatever a text font has for them. */
const COLOURED = /\p{Emoji_Presentation}|\uFE0F/u;
/** Joiners and variation selectors say how their neighbours look. */
const INVISIBLE = /^(?:[\u200B-\u200D\u2060]|[\uFE00-\uFE0F])$/;

/** The faces of one document: which characters each has, and how wide text is. */
export class FontBook {
  readonly #doc: PDFKit.PDFDocument;
  readonly #ports: PdfPorts;
  readonly #covered = new Map<Face, Map<string, boolean>>();
  readonly #drawn: Map<string, DrawnText | null>;

  /** @param drawn what the machine drew before, shared by documents */
  constructor(doc: PDFKit.PDFDocument, ports: PdfPorts, drawn: Map<string, DrawnText | null>) {
    this.#doc = doc;
    this.#ports = ports;
    this.#drawn = drawn;
    for (const face of FACES) doc.registerFont(face, ports.typefaces[face]);
  }

  width(text: string, face: Face, size: number): number {
    return this.#doc.font(face).fontSize(size).widthOfString(text);
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
    const known = this.#covered.get(face) ?? new Map<string, boolean>();
    this.#covered.set(face, known);
    const cached = known.get(grapheme);
    if (cached !== undefined) return cached;
    this.#doc.font(face);
    const { font } = (this.#doc as unknown as { _font: OpenedFont })._font;
    const covered =
      !COLOURED.test(grapheme) &&
      Array.from(grapheme).every(
        (character) => INVISIBLE.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
      );
    known.set(grapheme, covered);
    return covered;
  }
}
