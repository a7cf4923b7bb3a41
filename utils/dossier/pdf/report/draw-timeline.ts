import type { Paper } from "../paper";
import { COLORS, STYLES } from "../styles";
import { drawLine } from "./draw-line";
import { captureDay, datedCaptures, type ReportJob } from "./job";
import { type TimelineRow, timelineRows } from "./timeline-rows";

/** Points. */
const ROW = 17;
const SCALE = 46;
const CAPTION = 22;
const LABEL_WIDTH = 58;
const MOST_ROWS = 34;
const STYLE = STYLES.cell;

/** Height that the time line takes, its caption included. Points. */
export function timelineHeight(job: ReportJob): number {
  return CAPTION + SCALE + timelineRows(job, MOST_ROWS).length * ROW;
}

/** The mission in time: a scale on which everything has its place, and below it the dates in words. */
export function drawTimeline(paper: Paper, job: ReportJob): void {
  const { text } = job;
  const rows = timelineRows(job, MOST_ROWS);
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) {
    paper.block(text.timeline.none, { style: STYLES.small, after: 8 });
    return;
  }
  paper.ensure(timelineHeight(job));
  paper.block(text.timeline.caption, { style: STYLES.label, tag: "Caption", after: 6 });
  const captures = datedCaptures(job);
  const lastCapture = captures.at(-1);
  const end = last.kind === "bound" || !lastCapture ? last.label : captureDay(lastCapture);
  const alt = text.timeline.alt(captures.length, first.label, end);
  paper.structure(
    "Figure",
    () => {
      drawScale(
        paper,
        rows,
        captures.map(({ datedAt }) => Date.parse(datedAt)),
        first.label,
        end,
      );
      drawRows(paper, rows);
    },
    { alt },
  );
  paper.y += 10;
}

function drawScale(
  paper: Paper,
  rows: readonly TimelineRow[],
  times: readonly number[],
  from: string,
  to: string,
): void {
  const { doc } = paper;
  const all = [...rows.map(({ time }) => time), ...times.filter(Number.isFinite)];
  const start = all.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const end = all.reduce((most, time) => Math.max(most, time), Number.NEGATIVE_INFINITY);
  const [left, width] = [paper.margins.left + 6, paper.width - 12];
  const x = (time: number) => left + (end > start ? ((time - start) / (end - start)) * width : width / 2);
  const y = paper.y + 8;
  paper.mark(() => {
    doc
      .moveTo(left, y)
      .lineTo(left + width, y)
      .lineWidth(1.2)
      .stroke(COLORS.rule);
    for (const time of times.filter(Number.isFinite)) doc.circle(x(time), y, 2.6).fill(COLORS.accent);
    for (const { time, kind } of rows) {
      if (kind === "bound") doc.rect(x(time) - 1, y - 7, 2, 14).fill(COLORS.ink);
    }
  }, "Figure");
  const [fromRow] = paper.rows(from, STYLES.small, width / 2);
  const [toRow] = paper.rows(to, STYLES.small, width / 2);
  if (fromRow) paper.drawRow(fromRow, paper.margins.left, y + 9, STYLES.small);
  if (toRow && to !== from) {
    paper.drawRow(toRow, paper.margins.left + paper.width - toRow.width, y + 9, STYLES.small);
  }
  paper.y += SCALE;
}

function drawRows(paper: Paper, rows: readonly TimelineRow[]): void {
  const { doc } = paper;
  const [left, top] = [paper.margins.left, paper.y];
  const lineX = left + LABEL_WIDTH + 10;
  const middle = (index: number) => top + index * ROW + ROW / 2;
  paper.mark(() => {
    doc
      .moveTo(lineX, middle(0))
      .lineTo(lineX, middle(rows.length - 1))
      .lineWidth(1)
      .stroke(COLORS.rule);
    for (const [index, { kind }] of rows.entries()) {
      if (kind === "bound") doc.rect(lineX - 3.5, middle(index) - 3.5, 7, 7).fill(COLORS.ink);
      else doc.circle(lineX, middle(index), 3).fill(COLORS.accent);
    }
  }, "Figure");
  const textX = lineX + 12;
  const width = left + paper.width - textX;
  for (const [index, { label, words, kind }] of rows.entries()) {
    const y = middle(index) - (STYLE.size * STYLE.leading) / 2;
    const [labelRow] = paper.rows(label, STYLES.label, LABEL_WIDTH);
    if (labelRow) paper.drawRow(labelRow, left + LABEL_WIDTH - labelRow.width, y, STYLES.label);
    const face = kind === "bound" ? ("sans-bold" as const) : STYLE.face;
    drawLine(paper, words, textX, y, width, { ...STYLE, face });
  }
  paper.y = top + rows.length * ROW;
}
