import { type ReportBlock, type ReportHeading, type ReportListItem, referencesIn } from "../../../core";
import { displayLine } from "../../display-text";
import type { Paper } from "../paper";
import { embedPicture, type PdfPicture } from "../picture";
import type { Face } from "../ports";
import { COLORS, STYLES } from "../styles";
import type { ContentsEntry } from "./contents-list";
import { drawExchanges, exchangesHeight } from "./draw-exchanges";
import { drawReportTable } from "./draw-table";
import { drawTimeline, timelineHeight } from "./draw-timeline";
import { type ExhibitNames, exhibitPlace, headingLabel, inlineSpans } from "./inline";
import type { ReportJob } from "./job";
import type { Pictures } from "./pictures";

/** Points. */
const LIST_INDENT = 18;
const QUOTE_INDENT = 16;
/** Nested deeper, text has no room left. */
const MAX_INDENT = 220;
const BODY_LINE = STYLES.body.size * STYLES.body.leading;
/** Room below which a chapter begins on a new page; a share of the page. */
const CHAPTER_ROOM = 0.35;

/** Draws a report's blocks, and notes where its headings and its list of exhibits are. */
export class BlockDrawer {
  readonly entries: ContentsEntry[] = [];
  /** Captures whose place in the list of exhibits is known. */
  readonly places = new Set<string>();
  /** Whether what is drawn is the list of exhibits. */
  isListing = false;
  readonly #embedded = new Map<string, PdfPicture>();

  constructor(
    private readonly paper: Paper,
    private readonly job: ReportJob,
    private readonly known: ExhibitNames,
    private readonly pictures: Pictures,
  ) {}

  /** The list itself has no links to its own lines. */
  get names(): ExhibitNames {
    return this.isListing ? { ...this.known, places: new Set() } : this.known;
  }

  draw(blocks: readonly ReportBlock[], indent = 0, face: Face = "serif"): void {
    for (const [index, block] of blocks.entries()) {
      if (block.type === "heading") this.#heading(block, blocks.slice(index + 1, index + 6), indent);
      else this.#block(block, indent, face);
    }
  }

  /** A heading that the document itself does not have. */
  chapter(label: string, level: 1 | 2): void {
    this.#placeHeading(label, [{ text: label }], level, 90);
  }

  /** Where a click on the names of these exhibits leads. */
  place(captureIds: readonly string[]): void {
    for (const id of captureIds) {
      if (this.places.has(id)) continue;
      this.places.add(id);
      this.paper.doc.addNamedDestination(exhibitPlace(id), "XYZ", this.paper.margins.left, this.paper.y, null);
    }
  }

  #heading({ attrs: { level }, content }: ReportHeading, next: readonly ReportBlock[], indent: number): void {
    const label = headingLabel(content, this.names);
    if (label === "") return;
    const style = STYLES[`heading${level}`];
    const spans = inlineSpans(content, this.names, "serif", style.face).map((span) => ({ ...span, face: style.face }));
    if (indent > 0) {
      this.paper.block(spans, { style: STYLES.heading3, indent, after: 4, keepWithNext: 30 });
      return;
    }
    this.#placeHeading(label, spans, level, this.#lead(next));
  }

  #placeHeading(label: string, spans: Parameters<Paper["block"]>[0], level: 1 | 2 | 3, lead: number): void {
    const { paper } = this;
    const style = STYLES[`heading${level}`];
    const pageRoom = paper.bottom - paper.margins.top;
    if (level === 1 && paper.room < pageRoom * CHAPTER_ROOM && !paper.atTop) paper.addPage();
    const height = paper.rows(spans, style, paper.width).length * style.size * style.leading;
    paper.space(level === 1 ? 20 : 14);
    paper.ensure(Math.min(height + 5 + lead, pageRoom));
    const place = `heading-${this.entries.length + 1}`;
    this.entries.push({ level, label, place, page: paper.pageCount });
    paper.doc.addNamedDestination(place, "XYZ", paper.margins.left, paper.y, null);
    paper.bookmark(label, level);
    paper.block(spans, { style, tag: `H${level}`, after: 5 });
  }

  /** Room that the beginning of blocks takes, so that headings are not left alone. Points. */
  #lead([first, ...rest]: readonly ReportBlock[]): number {
    switch (first?.type) {
      case undefined:
        return 0;
      case "heading":
        return 40 + this.#lead(rest);
      case "image": {
        const picture = this.pictures.get(first.attrs.src);
        return picture ? this.#pictureSize(picture, 0).height + 24 : 30;
      }
      case "figure":
        return first.attrs.kind === "timeline" ? timelineHeight(this.job) : exchangesHeight(this.job);
      case "table":
        return 75;
      default:
        return 2 * BODY_LINE;
    }
  }

  #block(block: Exclude<ReportBlock, ReportHeading>, indent: number, face: Face): void {
    const { paper } = this;
    switch (block.type) {
      case "paragraph":
        this.#paragraph(block, indent, face, 7);
        break;
      case "bulletList":
        this.#list(block.content, () => "•", indent, face);
        break;
      case "orderedList":
        this.#list(block.content, (index) => `${block.attrs.start + index}.`, indent, face);
        break;
      case "blockquote":
        paper.structure("BlockQuote", () => this.#quote(block.content, Math.min(indent + QUOTE_INDENT, MAX_INDENT)));
        break;
      case "table":
        drawReportTable(paper, block, {
          x: paper.margins.left + indent,
          width: paper.width - indent,
          names: this.names,
          onReferences: (captureIds) => {
            if (this.isListing) this.place(captureIds);
          },
        });
        paper.y += 10;
        break;
      case "horizontalRule":
        paper.space(6);
        paper.ensure(12);
        paper.rule();
        paper.y += 10;
        break;
      case "image":
        this.#image(block.attrs, indent);
        break;
      case "figure":
        if (block.attrs.kind === "timeline") drawTimeline(paper, this.job);
        else drawExchanges(paper, this.job);
    }
  }

  #paragraph(block: Extract<ReportBlock, { type: "paragraph" }>, indent: number, face: Face, after: number): void {
    const spans = inlineSpans(block.content, this.names, "serif", face);
    const style = { ...STYLES.body, face };
    if (this.isListing) {
      this.paper.ensure(2 * BODY_LINE);
      this.place(referencesIn([block]));
    }
    this.paper.block(spans, { style, indent, after });
  }

  #list(items: readonly ReportListItem[], label: (index: number) => string, indent: number, face: Face): void {
    const { paper } = this;
    const inner = Math.min(indent + LIST_INDENT, MAX_INDENT);
    paper.structure("L", () => {
      for (const [index, { content }] of items.entries()) {
        const [first, ...rest] = content;
        paper.ensure(2 * BODY_LINE);
        paper.structure("LI", () => {
          const [row] = paper.rows(label(index), STYLES.body, 60);
          const left = paper.margins.left + inner - 6;
          if (row) paper.structure("Lbl", () => paper.drawRow(row, left - row.width, paper.y, STYLES.body));
          paper.structure("LBody", () => {
            this.#paragraph(first, inner, face, 3);
            this.draw(rest, inner, face);
          });
        });
      }
    });
    paper.y += indent === 0 ? 5 : 1;
  }

  /** Quoted text is slanted, with a line beside it on each of its pages. */
  #quote(blocks: readonly ReportBlock[], indent: number): void {
    const { paper } = this;
    for (const block of blocks) {
      const [top, page] = [paper.y, paper.pageCount];
      this.draw([block], indent, "serif-italic");
      if (paper.pageCount !== page || block.type !== "paragraph") continue;
      const x = paper.margins.left + indent - 9;
      paper.decorate(() =>
        paper.doc
          .moveTo(x, top)
          .lineTo(x, paper.y - 5)
          .lineWidth(1.5)
          .stroke(COLORS.rule),
      );
    }
  }

  #image({ src, alt, caption }: Extract<ReportBlock, { type: "image" }>["attrs"], indent: number): void {
    const { paper, job } = this;
    const shownAlt = displayLine(alt || caption, 1_000);
    const shownCaption = displayLine(caption, 1_000);
    const picture = this.pictures.get(src);
    if (!picture) {
      paper.block(job.text.imageUnreadable(shownCaption || shownAlt), { style: STYLES.small, indent, after: 8 });
      return;
    }
    const embedded = this.#embedded.get(src) ?? embedPicture(paper, picture);
    this.#embedded.set(src, embedded);
    const { width, height } = this.#pictureSize(picture, indent);
    const rows = shownCaption === "" ? 0 : paper.rows(shownCaption, STYLES.small, paper.width - indent).length;
    paper.ensure(height + 6 + Math.min(rows, 3) * STYLES.small.size * STYLES.small.leading);
    const x = paper.margins.left + indent;
    paper.structure("Figure", () => paper.mark(() => embedded.draw(x, paper.y, width, height), "Figure"), {
      alt: shownAlt || job.text.imageInCell(""),
    });
    paper.y += height + 4;
    if (shownCaption !== "") paper.block(shownCaption, { style: STYLES.small, indent, tag: "Caption" });
    paper.y += 8;
  }

  /** At 150 dots an inch, or smaller where the page is; a page's heading and the caption have room beside it. */
  #pictureSize({ widthPx, heightPx }: { widthPx: number; heightPx: number }, indent: number) {
    const { paper } = this;
    const room = paper.bottom - paper.margins.top - 110;
    const scale = Math.min((paper.width - indent) / widthPx, room / heightPx, 72 / 150);
    return { width: widthPx * scale, height: heightPx * scale };
  }
}
