import type { Paper } from "../paper";
import type { TextStyle } from "../set-text";

/** The first line of a text; what does not fit ends in an ellipsis. */
export function drawLine(paper: Paper, words: string, x: number, y: number, width: number, style: TextStyle): void {
  const rows = paper.rows(words, style, width - 8);
  const [row] = rows;
  if (!row) return;
  paper.drawRow(row, x, y, style);
  const [more] = rows.length > 1 ? paper.rows("…", style, width) : [];
  if (more) paper.drawRow(more, x + row.width, y, style);
}
