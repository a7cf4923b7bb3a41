import type { Capture } from "../../../core";
import { shown } from "../../wording";
import type { Paper } from "../paper";
import { COLORS, STYLES } from "../styles";
import { drawLine } from "./draw-line";
import { captureDay, datedCaptures, type ReportJob } from "./job";
import { senderOf } from "./senders";
import { exhibitWords } from "./timeline-rows";

/** Points. */
const ROW = 27;
const HEAD = 24;
const CAPTION = 22;
const DATE_WIDTH = 62;
/** With its caption and headings, what a page takes below a section's heading. */
const MOST_ROWS = 22;
/** Who wrote less has the last lane together with others. */
const MOST_LANES = 4;

interface Exchange {
  readonly capture: Capture;
  readonly lane: number;
}

/** Height that the figure takes, its caption included. Points. */
export function exchangesHeight(job: ReportJob): number {
  const { shown: drawn, more } = exchangesOf(job);
  return CAPTION + HEAD + drawn.length * ROW + (more > 0 ? 20 : 0);
}

/** Messages and approvals from top to bottom, each in the lane of who sent it. */
export function drawExchanges(paper: Paper, job: ReportJob): void {
  const { text } = job;
  const { lanes, shown: exchanges, more } = exchangesOf(job);
  const [first, last] = [exchanges[0], exchanges.at(-1)];
  if (!first || !last) {
    paper.block(text.exchanges.none, { style: STYLES.small, after: 8 });
    return;
  }
  paper.ensure(exchangesHeight(job));
  paper.block(text.exchanges.caption, { style: STYLES.label, tag: "Caption", after: 6 });
  const alt = text.exchanges.alt(exchanges.length, captureDay(first.capture), captureDay(last.capture));
  paper.structure("Figure", () => drawLanes(paper, job, lanes, exchanges), { alt });
  if (more > 0) paper.block(text.exchanges.more(more), { style: STYLES.small, before: 4 });
  paper.y += 10;
}

function drawLanes(paper: Paper, job: ReportJob, lanes: readonly string[], exchanges: readonly Exchange[]): void {
  const { doc } = paper;
  const [left, top] = [paper.margins.left, paper.y];
  const laneWidth = (paper.width - DATE_WIDTH) / lanes.length;
  const laneX = (lane: number) => left + DATE_WIDTH + lane * laneWidth;
  const rowY = (index: number) => top + HEAD + index * ROW;
  const bottom = rowY(exchanges.length);
  paper.mark(() => {
    doc.rect(left, top, paper.width, HEAD - 4).fill(COLORS.tint);
    for (let lane = 0; lane < lanes.length; lane++) {
      doc.moveTo(laneX(lane), top).lineTo(laneX(lane), bottom).lineWidth(0.5).stroke(COLORS.rule);
    }
    for (const [index, { lane }] of exchanges.entries()) {
      const box = [laneX(lane) + 4, rowY(index) + 1, laneWidth - 8, ROW - 4] as const;
      doc
        .moveTo(left, rowY(index) - 1)
        .lineTo(left + paper.width, rowY(index) - 1)
        .lineWidth(0.3)
        .stroke(COLORS.rule);
      doc.roundedRect(...box, 2).fill(COLORS.tint);
      doc.rect(box[0], box[1], 2, box[3]).fill(COLORS.accent);
    }
  }, "Figure");
  drawLine(paper, job.text.exchanges.date, left + 4, top + 4, DATE_WIDTH - 8, STYLES.cellHead);
  for (const [lane, name] of lanes.entries()) {
    drawLine(paper, name, laneX(lane) + 5, top + 4, laneWidth - 8, STYLES.cellHead);
  }
  for (const [index, { capture, lane }] of exchanges.entries()) {
    const { text, numbers } = job;
    drawLine(paper, captureDay(capture), left + 4, rowY(index) + 6, DATE_WIDTH, STYLES.label);
    const [x, width] = [laneX(lane) + 10, laneWidth - 18];
    drawLine(paper, shown(capture.title) || text.shared.untitled, x, rowY(index) + 1, width, STYLES.fixed);
    drawLine(paper, exhibitWords([capture], numbers, text), x, rowY(index) + 11.5, width, {
      ...STYLES.fixed,
      color: COLORS.muted,
    });
  }
  paper.y = bottom;
}

function exchangesOf(job: ReportJob): { lanes: string[]; shown: Exchange[]; more: number } {
  const { kinds } = job.text.shared;
  const all = datedCaptures(job).filter(({ kind }) => kind === "message" || kind === "validation");
  const captures = all.slice(0, MOST_ROWS);
  // what is no e-mail stands under what it is
  const names = captures.map((capture) => senderOf(capture) ?? kinds[capture.kind]);
  const distinct = [...new Set(names)];
  const lanes = distinct.length > MOST_LANES ? [...distinct.slice(0, MOST_LANES - 1), "…"] : distinct;
  const shownExchanges = captures.map((capture, index) => {
    const lane = lanes.indexOf(names[index] ?? "");
    return { capture, lane: lane < 0 ? lanes.length - 1 : lane };
  });
  return { lanes, shown: shownExchanges, more: all.length - captures.length };
}
