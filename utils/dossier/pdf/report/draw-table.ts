import { type ReportBlock, referencesIn } from "../../../core";
import type { Paper } from "../paper";
import type { TextRow } from "../set-text";
import { COLORS, STYLES } from "../styles";
import { cellSpans, type ExhibitNames } from "./inline";
import { columnShares, type GridCell, rowGroups, tableGrid } from "./table-grid";

const PADDING = { x: 5, y: 3.5 } as const;
const STYLE = STYLES.cell;
const LINE = STYLE.size * STYLE.leading;

interface SetCell extends GridCell {
  readonly lines: readonly TextRow[];
  readonly references: readonly string[];
}

interface TableFrame {
  readonly x: number;
  readonly width: number;
  readonly names: ExhibitNames;
  /** Called where a row that refers to exhibits is drawn. */
  readonly onReferences: (captureIds: readonly string[]) => void;
}

/** A table whose first rows of headings are on every page; cells that span rows stay together with them. */
export function drawReportTable(paper: Paper, table: Extract<ReportBlock, { type: "table" }>, frame: TableFrame): void {
  const { cells: grid, columns } = tableGrid(table.content);
  const spans = grid.map(({ cell }) => cellSpans(cell.content, frame.names, cell.type === "tableHeader"));
  const lengths = grid.map(({ column, columns: covered }, index) => {
    const words = (spans[index] ?? []).map(({ text }) => text).join("");
    return { column, columns: covered, characters: Math.max(...words.split("\n").map((line) => line.length)) };
  });
  const edges = [0];
  for (const share of columnShares(columns, lengths)) edges.push((edges.at(-1) ?? 0) + share * frame.width);
  const edge = (column: number) => edges[column] ?? frame.width;
  const cells = grid.map((cell, index): SetCell => {
    const width = edge(cell.column + cell.columns) - edge(cell.column) - 2 * PADDING.x;
    const lines = paper.rows(spans[index] ?? [], STYLE, Math.max(width, 1));
    return { ...cell, lines, references: referencesIn(cell.cell.content) };
  });

  const pageRoom = paper.doc.page.height - paper.margins.top - paper.margins.bottom;
  const headRows = leadingHeads(
    table.content.map(({ content }) => content.every(({ type }) => type === "tableHeader")),
  );
  const groups = rowGroups(table.content.length, cells);
  const inGroup = ({ from, to }: { from: number; to: number }) => cells.filter(({ row }) => row >= from && row < to);
  const head = groups.filter(({ to }) => to <= headRows).map(inGroup);
  const headHeight = head.reduce((sum, group) => sum + heightOf(group), 0);
  // headings that leave no room for rows are not repeated
  const repeats = head.length > 0 && headHeight < pageRoom / 3;

  const drawGroup = (group: readonly SetCell[]) => {
    const heights = rowHeights(group);
    const top = paper.y;
    for (const [row, { offset }] of heights) {
      const inRow = group.filter((cell) => cell.row === row);
      frame.onReferences(inRow.flatMap(({ references }) => references));
      paper.structure("TR", () => {
        for (const cell of inRow) {
          const x = frame.x + edge(cell.column);
          const width = edge(cell.column + cell.columns) - edge(cell.column);
          const height = spannedHeight(cell, heights);
          drawCell(paper, cell, { x, y: top + offset, width, height });
        }
      });
    }
    paper.y = top + [...heights.values()].reduce((sum, { height }) => sum + height, 0);
  };
  paper.ensure(Math.min(headHeight + 3 * LINE, pageRoom));
  paper.structure("Table", () => {
    for (const group of groups) {
      const isHead = group.to <= headRows;
      const room = pageRoom - (repeats && !isHead ? headHeight : 0);
      for (const part of fittingParts(inGroup(group), room)) {
        if (paper.room < heightOf(part) && !paper.atTop) {
          paper.addPage();
          if (repeats && !isHead) head.forEach(drawGroup);
        }
        drawGroup(part);
      }
    }
  });
}

function drawCell(
  paper: Paper,
  { cell, lines }: SetCell,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): void {
  const { doc } = paper;
  paper.decorate(() => {
    if (cell.type === "tableHeader") doc.rect(x, y, width, height).fill(COLORS.tint);
    doc.rect(x, y, width, height).lineWidth(0.5).stroke(COLORS.rule);
  });
  paper.structure(cell.type === "tableHeader" ? "TH" : "TD", () => {
    for (const [index, line] of lines.entries()) {
      paper.drawRow(line, x + PADDING.x, y + PADDING.y + index * LINE, STYLE);
    }
  });
}

type Heights = Map<number, { offset: number; height: number }>;

/** What each row of a group takes; the last of those that a cell spans has what the cell needs beyond. */
function rowHeights(group: readonly SetCell[]): Heights {
  const last = Math.max(...group.map(({ row, rows }) => row + rows));
  const heights: Heights = new Map();
  let offset = 0;
  for (let row = Math.min(...group.map((cell) => cell.row)); row < last; row++) {
    let height = LINE + 2 * PADDING.y;
    for (const cell of group) {
      if (cell.row + cell.rows - 1 !== row) continue;
      const above = offset - (cell.row === row ? offset : (heights.get(cell.row)?.offset ?? 0));
      height = Math.max(height, cell.lines.length * LINE + 2 * PADDING.y - above);
    }
    heights.set(row, { offset, height });
    offset += height;
  }
  return heights;
}

function spannedHeight({ row, rows }: SetCell, heights: Heights): number {
  let sum = 0;
  for (let each = row; each < row + rows; each++) sum += heights.get(each)?.height ?? 0;
  return sum;
}

function heightOf(group: readonly SetCell[]): number {
  return [...rowHeights(group).values()].reduce((sum, { height }) => sum + height, 0);
}

/** A group as it is, or, where no page is tall enough for it, row by row and those cut into pages. */
function fittingParts(group: readonly SetCell[], room: number): SetCell[][] {
  if (heightOf(group) <= room) return [[...group]];
  const most = Math.max(1, Math.floor((room - 2 * PADDING.y) / LINE));
  return [...new Set(group.map(({ row }) => row))].flatMap((row) => {
    const cells = group.filter((cell) => cell.row === row).map((cell) => ({ ...cell, rows: 1 }));
    const count = Math.max(1, ...cells.map(({ lines }) => Math.ceil(lines.length / most)));
    return Array.from({ length: count }, (_, part) =>
      cells.map((cell) => ({ ...cell, lines: cell.lines.slice(part * most, (part + 1) * most) })),
    );
  });
}

function leadingHeads(heads: readonly boolean[]): number {
  return Math.max(heads.indexOf(false), 0);
}
