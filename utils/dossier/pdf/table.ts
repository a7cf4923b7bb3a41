import type { Paper } from "./paper";
import { type Alignment, alignedShift, type Span, type TextRow, type TextStyle } from "./set-text";
import { COLORS, STYLES } from "./styles";

export interface Column {
  readonly title: string;
  /** Share of the width; shares add up to anything. */
  readonly share: number;
  readonly align?: Alignment;
}

export type Cell = string | readonly Span[];

const PADDING = { x: 5, y: 3.5 } as const;

/** A table whose heading is on every page; a row stays in one piece unless it is taller than a page. */
export function drawTable(
  paper: Paper,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  style: TextStyle = STYLES.cell,
): void {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => (paper.width * share) / shares);
  const layout = (cells: readonly Cell[], cellStyle: TextStyle) =>
    cells.map((cell, index) => paper.rows(cell, cellStyle, (widths[index] ?? 0) - 2 * PADDING.x));
  const headings = layout(
    columns.map(({ title }) => title),
    STYLES.cellHead,
  );
  const headHeight = heightOf(headings, STYLES.cellHead);
  const draw = (cells: readonly TextRow[][], cellStyle: TextStyle, tag: "TH" | "TD") => {
    const top = paper.y;
    const height = heightOf(cells, cellStyle);
    paper.structure("TR", () => {
      let x = paper.margins.left;
      for (const [index, cellRows] of cells.entries()) {
        const width = widths[index] ?? 0;
        const align = columns[index]?.align ?? "left";
        paper.structure(tag, () => {
          for (const [line, row] of cellRows.entries()) {
            const shift = alignedShift(align, width - 2 * PADDING.x - row.width);
            const y = top + PADDING.y + line * cellStyle.size * cellStyle.leading;
            paper.drawRow(row, x + PADDING.x + shift, y, cellStyle);
          }
        });
        x += width;
      }
    });
    paper.y = top + height;
    paper.rule();
  };
  const drawHead = () => {
    paper.decorate(() => {
      paper.doc.rect(paper.margins.left, paper.y, paper.width, headHeight).fill(COLORS.tint);
    });
    draw(headings, STYLES.cellHead, "TH");
  };
  paper.ensure(headHeight + 3 * style.size);
  paper.structure("Table", () => {
    drawHead();
    for (const row of rows) {
      for (const part of pageParts(layout(row, style), style, pageRoom(paper, headHeight))) {
        if (paper.room < heightOf(part, style)) {
          paper.addPage();
          drawHead();
        }
        draw(part, style, "TD");
      }
    }
  });
}

function heightOf(cells: readonly (readonly TextRow[])[], style: TextStyle): number {
  return Math.max(1, ...cells.map((rows) => rows.length)) * style.size * style.leading + 2 * PADDING.y;
}

function pageRoom(paper: Paper, headHeight: number): number {
  return paper.doc.page.height - paper.margins.top - paper.margins.bottom - headHeight;
}

/** A row as one part, or as several that fit a page each. */
function pageParts(cells: readonly TextRow[][], style: TextStyle, room: number): TextRow[][][] {
  const lines = Math.max(1, Math.floor((room - 2 * PADDING.y) / (style.size * style.leading)));
  const count = Math.max(1, ...cells.map((rows) => Math.ceil(rows.length / lines)));
  return Array.from({ length: count }, (_, part) => cells.map((rows) => rows.slice(part * lines, (part + 1) * lines)));
}
