import type { IndexDocument } from "../index-document";
import { drawFacts } from "./facts";
import type { Paper } from "./paper";
import { STYLES } from "./styles";
import { drawTable } from "./table";

/** The exhibit index as lawyers hand it over: court, parties, one line an exhibit. */
export function drawIndex(paper: Paper, index: IndexDocument, subtitle: string | null): void {
  drawFacts(
    paper,
    index.court.map(({ label, value }) => [label, value === "" ? "…" : value] as const),
    80,
  );
  paper.space(10);
  if (index.parties.length > 0) {
    drawFacts(
      paper,
      index.parties.map(
        ({ role, name, details }) =>
          [
            role,
            [{ text: name, face: "sans-bold" as const }, ...(details === "" ? [] : [{ text: `\n${details}` }])],
          ] as const,
      ),
      80,
    );
    paper.space(10);
  }
  paper.block(index.title, { style: STYLES.title, tag: "H1", align: "center", before: 8, after: 4 });
  if (subtitle !== null) paper.block(subtitle, { style: STYLES.heading3, align: "center", after: 4 });
  for (const line of [index.mission, index.versionLine]) {
    paper.block(line, { style: STYLES.body, align: "center" });
  }
  paper.space(12);
  const { columns } = index;
  drawTable(
    paper,
    [
      { title: columns.number, share: 9, align: "center" },
      { title: columns.title, share: 52 },
      { title: columns.date, share: 14 },
      { title: columns.kind, share: 16 },
      { title: columns.pages, share: 9, align: "right" },
    ],
    index.lines.map(({ number, title, date, kind, pages, mention }) => [
      [{ text: String(number), face: "sans-bold" as const }],
      mention === "" ? title : [{ text: title }, { text: ` – ${mention}`, face: "sans-italic" as const }],
      date,
      kind,
      pages === null ? "" : String(pages),
    ]),
  );
  const [heading, ...changes] = index.changes;
  if (heading !== undefined) {
    paper.heading(heading, 3);
    for (const change of changes) paper.block(change, { style: STYLES.cell });
  }
  for (const note of index.notes) paper.block(note, { style: STYLES.small, before: 10 });
}
