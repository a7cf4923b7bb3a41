import PDFDocument from "pdfkit";
import { FontBook } from "./font-book";
import { InvisibleText } from "./invisible-text";
import { openTypefaces } from "./open-typefaces";
import type { DrawnText, PdfPorts } from "./ports";
import {
  type Alignment,
  alignedShift,
  type PlacedRun,
  type Span,
  setText,
  type TextRow,
  type TextStyle,
} from "./set-text";
import { COLORS, MARGINS, PAGE, STYLES } from "./styles";

export interface PaperOptions {
  readonly title: string;
  /** Of the texts: `fr` or `en`. */
  readonly language: string;
  readonly createdAt: Date;
  /** Claims PDF/A-2b: everything in it is our own. Pages from outside may have fonts that are not embedded. */
  readonly archival: boolean;
  readonly ports: PdfPorts;
  /** What the machine drew for other documents of the same dossier. */
  readonly drawn: Map<string, DrawnText | null>;
  /** Called with each piece as it is finished. */
  readonly onBytes: (bytes: Uint8Array<ArrayBuffer>) => void;
}

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export interface Block {
  readonly style: TextStyle;
  /** Points from the left margin, and width; the whole width if absent. */
  readonly indent?: number;
  readonly width?: number;
  readonly align?: Alignment;
  /** Space above, not at the top of a page, and below. Points. */
  readonly before?: number;
  readonly after?: number;
  /** The standard structure type (ISO 32000-1, 14.8.4). */
  readonly tag?: string;
  /** Stays on a page with so much of what follows. Points. */
  readonly keepWithNext?: number;
}

/** Pages that are numbered together, an exhibit's say. */
interface Group {
  readonly label: string;
  readonly firstPage: number;
}

/** Writes a footer: what the group is called, the page's number in it, and in the whole document. */
export type Footer = (page: FooterPage) => { readonly left: string; readonly right: string };

export interface FooterPage {
  readonly label: string;
  readonly page: number;
  readonly pages: number;
  readonly documentPage: number;
  readonly documentPages: number;
}

type Outline = PDFKit.PDFOutline;
type Element = PDFKit.PDFStructureElement;

/**
 * A PDF that is filled from top to bottom: A4, tagged, with bookmarks and numbered pages. Finished parts leave
 * by `onBytes` at once; only what pages draw, not their pictures, stays until the end, for the footers.
 */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly fonts: FontBook;
  readonly seen: InvisibleText;
  margins: Margins = MARGINS;
  /** Where the next block begins. Points from the page's top. */
  y = 0;
  readonly #groups: Group[] = [];
  readonly #outlines: Outline[] = [];
  readonly #ended: Promise<void>;
  readonly #drawnImages = new WeakMap<DrawnText, PDFKit.PDFKitReference>();
  #element: Element | null = null;

  constructor({ title, language, createdAt, archival, ports, drawn, onBytes }: PaperOptions) {
    this.doc = new PDFDocument({
      pdfVersion: "1.7",
      ...(archival ? { subset: "PDF/A-2b" as const } : {}),
      tagged: true,
      lang: language,
      displayTitle: true,
      autoFirstPage: false,
      bufferPages: true,
      size: "A4",
      margin: 0,
      font: openTypefaces(ports.typefaces).serif.font as unknown as string,
      info: { Title: title, Producer: "Bordereau", Creator: "Bordereau", CreationDate: createdAt, ModDate: createdAt },
    });
    this.fonts = new FontBook(this.doc, ports, drawn);
    this.seen = new InvisibleText(this.doc);
    this.#outlines.push(this.doc.outline);
    this.doc.on("data", onBytes);
    this.#ended = new Promise((resolve) => {
      this.doc.on("end", () => resolve());
    });
  }

  get width(): number {
    return this.doc.page.width - this.margins.left - this.margins.right;
  }

  get bottom(): number {
    return this.doc.page.height - this.margins.bottom;
  }

  /** What is left of the page. Points. */
  get room(): number {
    return this.bottom - this.y;
  }

  get atTop(): boolean {
    return this.y <= this.margins.top;
  }

  get pageCount(): number {
    const { start, count } = this.doc.bufferedPageRange();
    return start + count;
  }

  /** The pages that follow are numbered together. */
  beginGroup(label: string): void {
    this.#groups.push({ label, firstPage: this.pageCount });
  }

  addPage(margins: Margins = this.margins, size: { width: number; height: number } = PAGE): void {
    this.margins = margins;
    this.doc.addPage({ size: [size.width, size.height], margin: 0 });
    this.y = margins.top;
  }

  /** Goes to the next page unless so much room is left. */
  ensure(height: number): void {
    if (this.room < height && !this.atTop) this.addPage();
  }

  space(height: number): void {
    if (!this.atTop) this.y += height;
  }

  /** An entry of the reader's list of contents that leads to this place; level 1 is the outermost. */
  bookmark(title: string, level = 1): void {
    const parent = this.#outlines[Math.min(level, this.#outlines.length) - 1] ?? this.doc.outline;
    this.#outlines.length = Math.min(level, this.#outlines.length);
    this.#outlines.push(parent.addItem(title, { expanded: level === 1 }));
  }

  /** What `draw` draws has this place in the document's structure. */
  structure(type: string, draw: () => void, options: { alt?: string } = {}): void {
    const outer = this.#element;
    const element = this.doc.struct(type, options);
    if (outer) outer.add(element);
    else this.doc.addStructure(element);
    this.#element = element;
    draw();
    element.end();
    this.#element = outer;
  }

  /** Marks what `draw` draws as content of the present element, or as decoration where there is none. */
  mark(draw: () => void, type = "Span"): void {
    if (this.#element) {
      const content = this.doc.markStructureContent(type);
      draw();
      this.doc.endMarkedContent();
      this.#element.add(content);
      return;
    }
    this.decorate(draw);
  }

  decorate(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  rows(content: string | readonly Span[], style: TextStyle, width: number): TextRow[] {
    return setText(content, style, width, this.fonts);
  }

  /** A paragraph, over several pages if it must. */
  block(content: string | readonly Span[], block: Block): void {
    const { style, indent = 0, width = this.width - indent, align = "left", tag = "P" } = block;
    const rows = this.rows(content, style, width);
    const lineHeight = style.size * style.leading;
    this.space(block.before ?? 0);
    // two lines at least, and never a heading at the foot
    this.ensure(Math.min(rows.length, 2) * lineHeight + (block.keepWithNext ?? 0));
    this.structure(tag, () => {
      for (const row of rows) {
        this.ensure(lineHeight);
        const shift = alignedShift(align, width - row.width);
        this.drawRow(row, this.margins.left + indent + shift, this.y, style);
        this.y += lineHeight;
      }
    });
    this.y += block.after ?? 0;
  }

  heading(text: string, level: 1 | 2 | 3): void {
    const style = STYLES[`heading${level}`];
    this.block(text, { style, tag: `H${level}`, before: level === 1 ? 20 : 14, after: 5, keepWithNext: 40 });
  }

  rule(color: string = COLORS.rule): void {
    const { left } = this.margins;
    this.decorate(() =>
      this.doc
        .moveTo(left, this.y)
        .lineTo(left + this.width, this.y)
        .lineWidth(0.6)
        .stroke(color),
    );
  }

  /** One line of text; `y` is the top of its line. */
  drawRow(row: TextRow, x: number, y: number, style: TextStyle): void {
    const baseline = y + style.size * (style.leading / 2 + 0.3);
    this.mark(() => {
      for (const run of row.runs) this.#drawRun(run, x + run.x, baseline, style);
    });
    for (const { span, x: offset, width } of row.runs) {
      const box = [x + offset, y, width, style.size * style.leading] as const;
      if (span.link !== undefined) this.doc.link(...box, span.link);
      if (span.goTo !== undefined) this.doc.goTo(...box, span.goTo);
    }
  }

  /** Draws an image that is in the file on the current page (ISO 32000-1, 8.9.5.1). Points from its top left corner. */
  drawImage(image: PDFKit.PDFKitReference, x: number, y: number, width: number, height: number): void {
    const { doc } = this;
    const name = `Image${image.id}`;
    doc.page.xobjects[name] = image;
    doc.save();
    doc.transform(width, 0, 0, -height, x, y + height);
    doc.addContent(`/${name} Do`);
    doc.restore();
  }

  /** Writes the footers and the rest of the file. */
  async end(footer: Footer | null): Promise<void> {
    const total = this.pageCount;
    if (footer) {
      for (const [index, { label, firstPage }] of this.#groups.entries()) {
        const pages = (this.#groups[index + 1]?.firstPage ?? total) - firstPage;
        for (let page = 0; page < pages; page++) {
          this.doc.switchToPage(firstPage + page);
          const numbers = { page: page + 1, pages, documentPage: firstPage + page + 1, documentPages: total };
          this.#drawFooter(footer({ label, ...numbers }));
        }
      }
    }
    this.seen.end();
    this.doc.end();
    await this.#ended;
  }

  #drawFooter({ left, right }: { left: string; right: string }): void {
    const style = STYLES.small;
    const y = this.doc.page.height - 30;
    const edge = 34;
    const width = this.doc.page.width - 2 * edge;
    const [rightRow] = this.rows(right, style, width);
    const [leftRow] = this.rows(left, style, width - (rightRow?.width ?? 0) - 12);
    this.doc.markContent("Artifact", { type: "Pagination" });
    for (const [row, x] of [
      [leftRow, edge],
      [rightRow, edge + width - (rightRow?.width ?? 0)],
    ] as const) {
      for (const run of row?.runs ?? []) this.#drawRun(run, x + run.x, y + style.size, style);
    }
    this.doc.endMarkedContent();
  }

  #drawRun({ text, face, span, width, drawn }: PlacedRun, x: number, baseline: number, style: TextStyle): void {
    const { doc } = this;
    const color = span.color ?? style.color;
    if (drawn) {
      this.#drawPicture(drawn, x, baseline, style.size);
      const [above, below] = [drawn.ascentEm * style.size, drawn.descentEm * style.size];
      this.seen.place([{ text, x, y: baseline - above, width, height: above + below }]);
    } else {
      doc
        .font(face)
        .fontSize(style.size)
        .fillColor(color)
        .text(text, x, baseline, { lineBreak: false, baseline: "alphabetic" });
    }
    if (span.underline) {
      doc
        .moveTo(x, baseline + style.size * 0.14)
        .lineTo(x + width, baseline + style.size * 0.14)
        .lineWidth(style.size * 0.05)
        .stroke(color);
    }
  }

  /** Text as a picture, its colour kept apart from how much of the paper it covers. */
  #drawPicture(drawn: DrawnText, x: number, baseline: number, size: number): void {
    const { doc } = this;
    let image = this.#drawnImages.get(drawn);
    if (!image) {
      const shared = { Type: "XObject", Subtype: "Image", Width: drawn.widthPx, Height: drawn.heightPx };
      const mask = doc.ref({ ...shared, ColorSpace: "DeviceGray", BitsPerComponent: 8 });
      mask.end(drawn.alpha);
      image = doc.ref({ ...shared, ColorSpace: "DeviceRGB", BitsPerComponent: 8, SMask: mask });
      image.end(drawn.rgb);
      this.#drawnImages.set(drawn, image);
    }
    const height = (drawn.ascentEm + drawn.descentEm) * size;
    this.drawImage(image, x, baseline - drawn.ascentEm * size, drawn.widthEm * size, height);
  }
}
