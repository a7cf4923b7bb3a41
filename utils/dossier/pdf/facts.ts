import type { Paper } from "./paper";
import type { Span } from "./set-text";
import { STYLES } from "./styles";

export type FactRow = readonly [label: string, value: string | readonly Span[]];

/** Points. */
const LABEL_WIDTH = 112;
const GAP = 8;

/** Labels with what they name beside them; a value may be longer than a page. */
export function drawFacts(paper: Paper, rows: readonly FactRow[], labelWidth = LABEL_WIDTH): void {
  const valueIndent = labelWidth + GAP;
  paper.structure("Table", () => {
    for (const [label, value] of rows) {
      const labelRows = paper.rows(label, STYLES.label, labelWidth);
      const lineHeight = STYLES.cell.size * STYLES.cell.leading;
      paper.ensure(Math.max(labelRows.length, 1) * lineHeight);
      const [top, page] = [paper.y, paper.pageCount];
      paper.structure("TR", () => {
        paper.structure("TH", () => {
          for (const [index, row] of labelRows.entries()) {
            paper.drawRow(row, paper.margins.left, top + index * lineHeight, STYLES.label);
          }
        });
        paper.block(value, { style: STYLES.cell, indent: valueIndent, tag: "TD" });
      });
      if (paper.pageCount === page) paper.y = Math.max(paper.y, top + labelRows.length * lineHeight);
      paper.y += 2;
    }
  });
}
