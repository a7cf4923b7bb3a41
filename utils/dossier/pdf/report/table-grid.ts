import type { ReportTableCell, ReportTableRow } from "../../../core";

/** A cell where it stands in its table. */
export interface GridCell {
  readonly cell: ReportTableCell;
  readonly row: number;
  readonly column: number;
  readonly columns: number;
  /** Rows that it covers, none beyond the table's last. */
  readonly rows: number;
}

/** Cells in the places that spans leave them (HTML, "forming a table"). */
export function tableGrid(rows: readonly ReportTableRow[]): { cells: readonly GridCell[]; columns: number } {
  const cells: GridCell[] = [];
  /** Row that each column is free again from. */
  const freeFrom: number[] = [];
  for (const [row, { content }] of rows.entries()) {
    let column = 0;
    for (const cell of content) {
      while ((freeFrom[column] ?? 0) > row) column++;
      let columns = 1;
      while (columns < cell.attrs.colspan && (freeFrom[column + columns] ?? 0) <= row) columns++;
      const covered = Math.min(cell.attrs.rowspan, rows.length - row);
      cells.push({ cell, row, column, columns, rows: covered });
      for (let each = 0; each < columns; each++) freeFrom[column + each] = row + covered;
      column += columns;
    }
  }
  return { cells, columns: Math.max(1, ...cells.map((cell) => cell.column + cell.columns)) };
}

/** Shares of the width by how much text columns have; a short one keeps what its words need. */
export function columnShares(
  columns: number,
  cells: readonly { column: number; columns: number; characters: number }[],
): number[] {
  const longest = new Array<number>(columns).fill(6);
  for (const { column, columns: covered, characters } of cells) {
    if (covered === 1) longest[column] = Math.max(longest[column] ?? 0, Math.min(characters, 90));
  }
  const weights = longest.map((characters) => characters ** 0.75);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** Runs of rows that no cell spans the end of: what may go to a new page. */
export function rowGroups(
  rowCount: number,
  cells: readonly GridCell[],
): { readonly from: number; readonly to: number }[] {
  const reach = Array.from({ length: rowCount }, (_, row) => row + 1);
  for (const { row, rows } of cells) reach[row] = Math.max(reach[row] ?? 0, row + rows);
  const groups: { from: number; to: number }[] = [];
  for (let from = 0; from < rowCount; ) {
    let to = from + 1;
    for (let row = from; row < to; row++) to = Math.max(to, reach[row] ?? 0);
    groups.push({ from, to });
    from = to;
  }
  return groups;
}
