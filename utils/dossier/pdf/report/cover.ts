import { dayLabel, missionParties, periodLabel, shown } from "../../wording";
import { drawFacts, type FactRow } from "../facts";
import type { Paper } from "../paper";
import { STYLES } from "../styles";
import type { ReportJob } from "./job";

/** The cover: what the report is, of which mission, by whom, and what it is not. */
export function drawCover(paper: Paper, job: ReportJob): void {
  const { mission, text, tradeName, ownerName, version, createdAt } = job;
  const { cover, shared } = text;
  paper.addPage();
  paper.y += 120;
  paper.rule();
  paper.y += 18;
  paper.block(text.title.toUpperCase(), { style: { ...STYLES.label, size: 11 }, after: 8 });
  paper.block(shown(mission.title) || shared.untitled, {
    style: { ...STYLES.title, size: 26 },
    tag: "Title",
    after: 8,
  });
  paper.block(text.version(version, dayLabel(createdAt.toISOString())), { style: STYLES.body, after: 18 });
  paper.rule();
  paper.y += 24;
  const parties = missionParties(mission);
  const shownParties = parties.slice(0, MAX_PARTIES).map(({ role, name, details }): FactRow => {
    const more = shown(details);
    return [
      shared.parties[role],
      [{ text: shown(name), face: "sans-bold" as const }, ...(more === "" ? [] : [{ text: `\n${more}` }])],
    ];
  });
  const facts: FactRow[] = [
    ...(ownerName === "" ? [] : [[cover.author, shown(ownerName)] as const]),
    ...shownParties,
    ...(parties.length > MAX_PARTIES ? [["", "…"] as const] : []),
    [cover.period, periodLabel(mission, shared)],
    ...(mission.reference === "" ? [] : [[cover.reference, shown(mission.reference)] as const]),
    [cover.trade, shown(tradeName)],
  ];
  drawFacts(paper, facts);
  const rows = paper.rows(text.disclaimer, STYLES.cell, paper.width);
  const height = rows.length * STYLES.cell.size * STYLES.cell.leading + 12;
  paper.ensure(height);
  paper.y = Math.max(paper.y + 12, paper.bottom - height);
  paper.rule();
  paper.y += 8;
  paper.block(text.disclaimer, { style: STYLES.cell });
}

/** More do not fit a cover; the report's text names them. */
const MAX_PARTIES = 8;
