import { describe, expect, it } from "vitest";
import type { ReportTableRow } from "@/utils/core";
import { columnShares, rowGroups, tableGrid } from "@/utils/dossier/pdf/report/table-grid";

function row(...spans: readonly (readonly [colspan: number, rowspan: number])[]): ReportTableRow {
  const content = spans.map(([colspan, rowspan]) => ({
    type: "tableCell" as const,
    attrs: { colspan, rowspan },
    content: [{ type: "paragraph" as const }],
  }));
  return { type: "tableRow", content };
}

describe("the grid of a table", () => {
  it("leaves the places that cells from above cover", () => {
    const { cells, columns } = tableGrid([row([1, 2], [2, 1]), row([1, 1], [1, 1]), row([1, 1])]);
    expect(columns).toBe(3);
    expect(cells.map(({ row: at, column }) => [at, column])).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 2],
      [2, 0],
    ]);
  });

  it("cuts spans at the table's last row and at covered columns", () => {
    const { cells } = tableGrid([row([1, 1], [1, 50]), row([5, 50])]);
    expect(cells.map(({ columns, rows }) => [columns, rows])).toEqual([
      [1, 1],
      [1, 2],
      [1, 1],
    ]);
  });

  it("keeps rows together that a cell spans, and no others", () => {
    const rows = [row([1, 1]), row([1, 2], [1, 1]), row([1, 1]), row([1, 1])];
    expect(rowGroups(4, tableGrid(rows).cells)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 3 },
      { from: 3, to: 4 },
    ]);
  });

  it("gives the whole width away, more of it to longer texts", () => {
    const shares = columnShares(3, [
      { column: 0, columns: 1, characters: 4 },
      { column: 1, columns: 1, characters: 400 },
    ]);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    expect(shares[1]).toBeGreaterThan(shares[0] ?? 1);
    expect(shares[0]).toBe(shares[2]);
  });
});
