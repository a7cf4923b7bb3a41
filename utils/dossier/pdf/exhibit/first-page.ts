import type { Mission } from "../../../core";
import type { Exhibit } from "../../exhibits";
import { linkTarget } from "../../html";
import { localTime } from "../../local-time";
import { missionLabel, shown } from "../../wording";
import { drawFacts, type FactRow } from "../facts";
import type { Paper } from "../paper";
import { COLORS, STYLES } from "../styles";
import type { PdfText } from "../text/shape";

const STAMP = { face: "sans-bold", size: 12, color: COLORS.accent, leading: 1.2 } as const;
const STAMP_PADDING = { x: 9, y: 5 } as const;

/** The stamp of a copy, at the top right corner of the current page. */
export function drawStamp(paper: Paper, text: string, background = false): void {
  const [row] = paper.rows(text, STAMP, 200);
  if (!row) return;
  const width = row.width + 2 * STAMP_PADDING.x;
  const height = STAMP.size * STAMP.leading + 2 * STAMP_PADDING.y;
  const x = paper.doc.page.width - width - 26;
  const y = 22;
  paper.decorate(() => {
    // over a page from outside the stamp must be readable whatever is there
    if (background) paper.doc.rect(x, y, width, height).fill("#ffffff");
    paper.doc.roundedRect(x, y, width, height, 2).lineWidth(1.4).stroke(COLORS.accent);
  });
  paper.structure("P", () => paper.drawRow(row, x + STAMP_PADDING.x, y + STAMP_PADDING.y, STAMP));
}

/** Title, address and dates at the head of an exhibit's first page, under its stamp. */
export function drawHeader(paper: Paper, exhibit: Exhibit, mission: Mission, text: PdfText): void {
  const { capture, clock } = exhibit;
  drawStamp(paper, text.stamp(exhibit.number));
  const title = shown(capture.title) || text.shared.untitled;
  paper.block(title, { style: STYLES.title, tag: "H1", width: paper.width - 130, after: 8 });
  const dated = localTime(capture.datedAt, clock);
  const captured = localTime(capture.capturedAt, clock);
  const rows: FactRow[] = [[text.header.dated, `${dated.day}, ${dated.time}`]];
  if (capture.datedAt !== capture.capturedAt) {
    rows.push([text.header.captured, `${captured.day}, ${captured.time}`]);
  }
  if (capture.url !== null) {
    const link = linkTarget(capture.url);
    const address = capture.url.slice(0, 2_000);
    rows.push([text.header.source, [link === null ? { text: shown(address) } : { text: shown(address), link }]]);
  }
  rows.push([text.header.kind, text.shared.kinds[capture.kind]]);
  rows.push([text.header.mission, missionLabel(mission)]);
  if (shown(capture.note) !== "") rows.push([text.header.note, shown(capture.note)]);
  drawFacts(paper, rows, 80);
  paper.space(3);
  paper.block(text.header.copy, { style: STYLES.small });
  if (capture.outcome === "partial")
    paper.block(text.header.partial, { style: { ...STYLES.small, face: "sans-bold" } });
  paper.space(5);
  paper.rule();
  paper.space(9);
}
