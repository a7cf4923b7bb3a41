import type { PDFArray, PDFContext, PDFDict, PDFObject, PDFPage } from "@cantoo/pdf-lib";
import { BordereauError, describeThrown } from "../../../core";
import { linkTarget } from "../../html";

type PdfLib = typeof import("@cantoo/pdf-lib");

/** A page of a PDF from outside. Points from its top left corner, as it is shown. */
export interface ForeignPage {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly links: readonly ForeignLink[];
  /** From the page's own space to one whose origin is the bottom left corner of what is shown (ISO 32000-1, 8.3.4). */
  readonly matrix: readonly [number, number, number, number, number, number];
  /** What is shown of the page, in its own space: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
  readonly resources: PDFDict | null;
  readonly group: PDFDict | null;
  readonly content: ForeignContent;
}

/** A page's operators: as they are in the file, or put together of several streams. */
export type ForeignContent =
  | { readonly kind: "stream"; readonly stream: ForeignStream }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array };

/** A stream with its bytes as they are filtered in the file. */
export interface ForeignStream {
  readonly dict: PDFDict;
  readonly contents: Uint8Array;
}

export interface ForeignLink {
  readonly uri: string;
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** A PDF from outside, its pages ready to be drawn. */
export interface ForeignPdf {
  readonly lib: PdfLib;
  readonly context: PDFContext;
  readonly pages: readonly ForeignPage[];
}

const MAX_PAGES = 2_000;
/** ISO 32000-1, annex C.2. Points. */
const MAX_SIDE = 14_400;
/** Objects that a document may consist of, and how deep they may lie in each other. */
const MAX_OBJECTS = 500_000;
const MAX_DEPTH = 200;
/** A page's operators, decompressed. Bytes. */
const MAX_CONTENT_BYTES = 100_000_000;
const MAX_LINKS = 2_000;

/**
 * Reads a PDF to show it. Everything that its pages use is walked through here, so that drawing cannot fail.
 * @throws BordereauError `file-unreadable` for what is broken, protected by a password, without pages, or beyond limits
 */
export async function openForeignPdf(bytes: Uint8Array<ArrayBuffer>): Promise<ForeignPdf> {
  // large, and only for those who have such files
  const lib = await import("@cantoo/pdf-lib");
  try {
    const document = await lib.PDFDocument.load(bytes, { updateMetadata: false, password: "" });
    const count = document.getPageCount();
    if (count < 1 || count > MAX_PAGES) throw new RangeError(`${count} pages`);
    const walk = new Walk(lib, document.context);
    const pages = document.getPages().map((page) => readPage(lib, page, walk));
    return { lib, context: document.context, pages };
  } catch (thrown) {
    throw new BordereauError("file-unreadable", { detail: `PDF: ${describeThrown(thrown)}`, cause: thrown });
  }
}

function readPage(lib: PdfLib, page: PDFPage, walk: Walk): ForeignPage {
  const { x, y, width, height } = page.getCropBox();
  if (!(width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE)) throw new RangeError("size of a page");
  const box = [x, y, x + width, y + height] as const;
  const turns = (((Math.round(page.getRotation().angle / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3;
  const matrix = shownMatrix(box, turns);
  const sideways = turns % 2 === 1;
  const shown = { widthPt: sideways ? height : width, heightPt: sideways ? width : height };
  const resources = page.node.Resources() ?? null;
  const group = page.node.lookupMaybe(lib.PDFName.of("Group"), lib.PDFDict) ?? null;
  for (const used of [resources, group]) if (used) walk.through(used, 0);
  return {
    ...shown,
    matrix,
    box,
    resources,
    group,
    content: readContent(lib, page),
    links: readLinks(lib, page, matrix, shown.heightPt),
  };
}

/** ISO 32000-1, 7.7.3.3: a page is shown turned clockwise by `turns` quarters. */
function shownMatrix([left, bottom, right, top]: ForeignPage["box"], turns: 0 | 1 | 2 | 3): ForeignPage["matrix"] {
  switch (turns) {
    case 0:
      return [1, 0, 0, 1, -left, -bottom];
    case 1:
      return [0, -1, 1, 0, -bottom, right];
    case 2:
      return [-1, 0, 0, -1, right, top];
    case 3:
      return [0, 1, -1, 0, top, -left];
  }
}

/** ISO 32000-1, 7.8.2: several streams count as one, with a blank in between. */
function readContent(lib: PdfLib, page: PDFPage): ForeignContent {
  const contents = page.node.Contents();
  if (contents instanceof lib.PDFRawStream) return { kind: "stream", stream: contents };
  const parts: Uint8Array[] = [];
  if (contents instanceof lib.PDFArray) {
    for (let index = 0; index < contents.size(); index++) {
      const part = contents.lookup(index);
      if (part instanceof lib.PDFRawStream) parts.push(lib.decodePDFRawStream(part).decode(), SEPARATOR);
    }
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length > MAX_CONTENT_BYTES) throw new RangeError("operators of a page");
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return { kind: "bytes", bytes };
}

/** What starts something or leads out of what a page draws: never copied. */
export const LEFT_OUT: ReadonlySet<string> = new Set([
  "Parent",
  "StructParent",
  "StructParents",
  "OpenAction",
  "AA",
  "JS",
  "Annots",
  "Metadata",
  "PieceInfo",
]);

const SEPARATOR = new Uint8Array([0x0a]);

/** Links to addresses that a reader may follow; everything else that annotations do is left behind. */
function readLinks(lib: PdfLib, page: PDFPage, matrix: ForeignPage["matrix"], heightPt: number): ForeignLink[] {
  const annotations = page.node.Annots();
  const links: ForeignLink[] = [];
  for (let index = 0; index < Math.min(annotations?.size() ?? 0, MAX_LINKS); index++) {
    const annotation = annotations?.lookup(index);
    if (!(annotation instanceof lib.PDFDict)) continue;
    const action = annotation.lookup(lib.PDFName.of("A"));
    const rect = annotation.lookup(lib.PDFName.of("Rect"));
    if (!(action instanceof lib.PDFDict) || !(rect instanceof lib.PDFArray)) continue;
    const uri = action.lookup(lib.PDFName.of("URI"));
    if (!(uri instanceof lib.PDFString || uri instanceof lib.PDFHexString)) continue;
    const target = linkTarget(uri.decodeText());
    const corners = target === null ? null : cornersOf(lib, rect);
    if (target === null || corners === null) continue;
    links.push({ uri: target, rect: shownRect(corners, matrix, heightPt) });
  }
  return links;
}

function cornersOf(lib: PdfLib, rect: PDFArray): [number, number, number, number] | null {
  const numbers = [0, 1, 2, 3]
    .map((index) => rect.lookup(index))
    .map((each) => (each instanceof lib.PDFNumber ? each.asNumber() : Number.NaN));
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers;
  return numbers.every(Number.isFinite) ? [left, bottom, right, top] : null;
}

function shownRect(
  [left, bottom, right, top]: readonly [number, number, number, number],
  [a, b, c, d, e, f]: ForeignPage["matrix"],
  heightPt: number,
): ForeignLink["rect"] {
  const [x1, y1] = [a * left + c * bottom + e, b * left + d * bottom + f];
  const [x2, y2] = [a * right + c * top + e, b * right + d * top + f];
  return {
    x: Math.min(x1, x2),
    y: heightPt - Math.max(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
}

/** Goes once through everything that can be reached, within limits. */
class Walk {
  readonly #lib: PdfLib;
  readonly #context: PDFContext;
  readonly #seen = new Set<PDFObject>();

  constructor(lib: PdfLib, context: PDFContext) {
    this.#lib = lib;
    this.#context = context;
  }

  /** @throws RangeError beyond the limits */
  through(object: PDFObject, depth: number): void {
    const { PDFArray, PDFDict, PDFRawStream, PDFRef } = this.#lib;
    if (depth > MAX_DEPTH) throw new RangeError("objects too deep in each other");
    if (object instanceof PDFDict) this.#entries(object, object, depth);
    else if (object instanceof PDFRawStream) this.#entries(object, object.dict, depth);
    else if (object instanceof PDFArray) {
      if (this.#isNew(object)) for (const each of object.asArray()) this.#follow(each, depth);
    } else if (object instanceof PDFRef) throw new RangeError("a reference to a reference");
  }

  #entries(object: PDFObject, dict: PDFDict, depth: number): void {
    if (!this.#isNew(object)) return;
    for (const [key, value] of dict.entries()) if (!LEFT_OUT.has(key.asString().slice(1))) this.#follow(value, depth);
  }

  #follow(value: PDFObject, depth: number): void {
    const target = value instanceof this.#lib.PDFRef ? this.#context.lookup(value) : value;
    if (target) this.through(target, depth + 1);
  }

  #isNew(object: PDFObject): boolean {
    if (this.#seen.has(object)) return false;
    this.#seen.add(object);
    if (this.#seen.size > MAX_OBJECTS) throw new RangeError("too many objects");
    return true;
  }
}
