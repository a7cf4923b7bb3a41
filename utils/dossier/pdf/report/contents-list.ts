import type { Paper } from "../paper";
import { COLORS, STYLES } from "../styles";
import type { ReportPdfText } from "./text/shape";

/** A heading that the contents list, and where it was drawn. */
export interface ContentsEntry {
  readonly level: 1 | 2 | 3;
  readonly label: string;
  /** Name of its place in the document. */
  readonly place: string;
  /** From 1. */
  readonly page: number;
}

/** Points; the same for every number, so that numbers do not change the lines. */
const NUMBER_WIDTH = 34;
const INDENT = 16;

/** Headings with their pages, over as many pages as it takes. */
export function drawContents(paper: Paper, text: ReportPdfText, entries: readonly ContentsEntry[]): void {
  paper.addPage();
  paper.bookmark(text.contents);
  paper.block(text.contents, { style: STYLES.heading1, tag: "H1", after: 10 });
  paper.structure("TOC", () => {
    for (const entry of entries) drawEntry(paper, entry);
  });
}

function drawEntry(paper: Paper, { level, label, place, page }: ContentsEntry): void {
  const indent = (level - 1) * INDENT;
  const style = level === 1 ? { ...STYLES.body, face: "serif-bold" as const } : STYLES.body;
  const lineHeight = style.size * style.leading;
  const rows = paper.rows([{ text: label, goTo: place }], style, paper.width - indent - NUMBER_WIDTH);
  const [number] = paper.rows([{ text: String(page), goTo: place }], style, NUMBER_WIDTH);
  paper.space(level === 1 ? 5 : 1);
  paper.ensure(rows.length * lineHeight);
  paper.structure("TOCI", () => {
    for (const [index, row] of rows.entries()) {
      paper.drawRow(row, paper.margins.left + indent, paper.y + index * lineHeight, style);
    }
    const y = paper.y + (rows.length - 1) * lineHeight;
    const right = paper.margins.left + paper.width;
    const from = paper.margins.left + indent + (rows.at(-1)?.width ?? 0) + 6;
    const to = right - (number?.width ?? 0) - 6;
    if (number) paper.drawRow(number, right - number.width, y, style);
    if (to > from) drawLeader(paper, from, to, y + lineHeight * 0.68);
  });
  paper.y += rows.length * lineHeight;
}

function drawLeader(paper: Paper, from: number, to: number, y: number): void {
  paper.decorate(() => {
    paper.doc.save();
    paper.doc.moveTo(from, y).lineTo(to, y).lineWidth(0.5).dash(0.5, { space: 3 }).stroke(COLORS.rule);
    paper.doc.restore();
  });
}
