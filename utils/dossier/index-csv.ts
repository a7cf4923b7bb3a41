import { csvText } from "./csv";
import type { Exhibit } from "./exhibits";
import { type DossierContents, type VolumeLayout, volumeByPath } from "./layout";
import { localTime } from "./local-time";
import { type MailHeading, mailHeadings } from "./mail-heading";
import { fr } from "./text/fr";
import { shown } from "./wording";

/** `bordereau-de-pieces.csv`: one row a file, the exhibit's columns repeated, so that it can be sorted and filtered. */
export function indexCsv(contents: DossierContents, layout: VolumeLayout): string {
  const { csv, index } = fr;
  const heading = [
    csv.number,
    csv.title,
    csv.datedDay,
    csv.datedTime,
    csv.captured,
    csv.kind,
    csv.outcome,
    csv.source,
    index.from,
    index.to,
    index.mailDate,
    csv.file,
    csv.content,
    csv.volume,
    csv.sizeBytes,
    "SHA-256",
  ];
  const volumes = volumeByPath(layout);
  return csvText([heading, ...contents.exhibits.flatMap((exhibit) => rows(exhibit, volumes))]);
}

function rows(exhibit: Exhibit, volumes: ReadonlyMap<string, number>): string[][] {
  const { number, capture, clock } = exhibit;
  const dated = localTime(capture.datedAt, clock);
  const captured = localTime(capture.capturedAt, clock);
  const shared = [
    String(number),
    shown(capture.title),
    dated.day,
    dated.time,
    `${captured.day} ${captured.time}`,
    fr.kinds[capture.kind],
    capture.outcome === "complete" ? fr.csv.complete : fr.csv.partial,
    shown(capture.url ?? ""),
    ...mailCells(exhibit),
  ];
  const described = [
    ...(exhibit.copy ? [{ entry: exhibit.copy.entry, content: fr.index.copy }] : []),
    { entry: exhibit.record, content: fr.index.record },
    ...exhibit.artifacts.map(({ artifact, entry }) => ({ entry, content: fr.roles[artifact.role] })),
    ...exhibit.checks.map(({ entry }) => ({ entry, content: fr.index.mailCheck })),
  ];
  return described.map(({ entry, content }) => [
    ...shared,
    entry.path,
    content,
    String(volumes.get(entry.path) ?? 1),
    String(entry.sizeBytes),
    entry.sha256,
  ]);
}

/** The messages' own words; several are set apart by ` | `. */
function mailCells({ capture, clock }: Exhibit): string[] {
  const headings = mailHeadings(capture.recordJson);
  const cell = (of: (heading: MailHeading) => string) => shown(headings.map(of).join(" | "));
  const dated = ({ date }: MailHeading) => {
    if (date === null) return "";
    const local = localTime(date, clock);
    return `${local.day} ${local.time}`;
  };
  return [cell(({ from }) => from), cell(({ to }) => to), cell(dated)];
}
