import { ADVANCE, ASCENT, blankFont, DESCENT } from "./blank-font";
import { isRightToLeft } from "./right-to-left";

/** A word that is seen already, as part of a picture. Points from the page's top left corner. */
export interface SeenWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const FONT_NAME = "Seen";
/** Codes that one font can have. */
const MAX_CODES = 65_535;
/** More lines in one operator are refused (Adobe technical note 5014). */
const MAX_MAPPED = 100;

/**
 * Puts the words of a picture into the page, each in its place, to be found, selected and copied and not to be seen:
 * text in rendering mode 3 (ISO 32000-1, 9.3.6), set in a font without outlines. Codes are given as characters come
 * up, so that any character of Unicode has its own, and `ToUnicode` says which.
 */
export class InvisibleText {
  readonly #doc: PDFKit.PDFDocument;
  readonly #font: PDFKit.PDFKitReference;
  readonly #codes = new Map<string, number>();

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
    this.#font = doc.ref({ Type: "Font", Subtype: "Type0", BaseFont: "BORDER+BordereauSeen", Encoding: "Identity-H" });
  }

  /** Writes words to the current page. */
  place(words: Iterable<SeenWord>): void {
    const { page } = this.#doc;
    const operators: string[] = [];
    for (const word of words) {
      const codes = this.#encode(word.text);
      if (codes.length === 0 || !(word.width > 0 && word.height > 0)) continue;
      const naturalWidth = (codes.length * ADVANCE * word.height) / 1000;
      const baseline = page.height - word.y - (word.height * ASCENT) / 1000;
      operators.push(
        `/${FONT_NAME} ${decimal(word.height)} Tf ${decimal((100 * word.width) / naturalWidth)} Tz ` +
          `1 0 0 1 ${decimal(word.x)} ${decimal(baseline)} Tm <${codes.map(hexCode).join("")}> Tj`,
      );
    }
    if (operators.length === 0) return;
    page.fonts[FONT_NAME] = this.#font;
    // in one piece: each is an array of its own until the document is whole. The page's own axis points down
    this.#doc.addContent(`q 1 0 0 -1 0 ${decimal(page.height)} cm BT 3 Tr\n${operators.join("\n")}\nET Q`);
  }

  /** Writes the font, once all words are placed. */
  end(): void {
    const doc = this.#doc;
    const program = doc.ref({ Length1: blankFont().byteLength });
    program.end(blankFont());
    const descriptor = doc.ref({
      Type: "FontDescriptor",
      FontName: "BORDER+BordereauSeen",
      Flags: 4,
      FontBBox: [0, DESCENT, ADVANCE, ASCENT],
      ItalicAngle: 0,
      Ascent: ASCENT,
      Descent: DESCENT,
      CapHeight: ASCENT,
      StemV: 80,
      FontFile2: program,
    });
    descriptor.end(undefined);
    const glyphOfCode = doc.ref({});
    glyphOfCode.end(Uint8Array.from({ length: 2 * (this.#codes.size + 1) }, (_, index) => (index < 2 ? 0 : index % 2)));
    const descendant = doc.ref({
      Type: "Font",
      Subtype: "CIDFontType2",
      BaseFont: "BORDER+BordereauSeen",
      CIDSystemInfo: { Registry: new String("Adobe"), Ordering: new String("Identity"), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: ADVANCE,
      CIDToGIDMap: glyphOfCode,
    });
    descendant.end(undefined);
    const unicode = doc.ref({});
    unicode.end(new TextEncoder().encode(toUnicode([...this.#codes.keys()])));
    Object.assign(this.#font.data, { DescendantFonts: [descendant], ToUnicode: unicode });
    this.#font.end(undefined);
  }

  #encode(text: string): number[] {
    const characters = Array.from(text.toWellFormed().replace(/\p{C}/gu, ""));
    // readers turn what they find from left to right around themselves
    if (isRightToLeft(text)) characters.reverse();
    return characters.flatMap((character) => {
      const known = this.#codes.get(character);
      if (known !== undefined) return [known];
      if (this.#codes.size >= MAX_CODES) return [];
      const code = this.#codes.size + 1;
      this.#codes.set(character, code);
      return [code];
    });
  }
}

/** A CMap from codes to characters, the first of which has code 1 (ISO 32000-1, 9.10.3). */
function toUnicode(characters: readonly string[]): string {
  const blocks: string[] = [];
  for (let start = 0; start < characters.length; start += MAX_MAPPED) {
    const lines = characters
      .slice(start, start + MAX_MAPPED)
      .map((character, index) => `<${hexCode(start + index + 1)}> <${utf16Hex(character)}>`);
    blocks.push(`${lines.length} beginbfchar\n${lines.join("\n")}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}

function hexCode(code: number): string {
  return code.toString(16).padStart(4, "0");
}

function utf16Hex(character: string): string {
  return Array.from({ length: character.length }, (_, index) => hexCode(character.charCodeAt(index))).join("");
}

function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
