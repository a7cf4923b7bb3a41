import { type CaptureRecord, NOT_COLLECTED } from "../../../core";
import type { Exhibit } from "../../exhibits";
import type { SignedHead } from "../../input";
import { localTime } from "../../local-time";
import { shown, sizeLabel, utcLabel } from "../../wording";
import { drawFacts, type FactRow } from "../facts";
import type { Paper } from "../paper";
import { STYLES } from "../styles";
import { drawTable } from "../table";
import type { PdfText } from "../text/shape";

/** What is missing is named so far; the record has all of it. */
const MAX_MISSING = 40;

/** The last page of an exhibit: how it was collected, its files and hashes, its proofs, what is missing. */
export function drawRecordPage(
  paper: Paper,
  exhibit: Exhibit,
  record: CaptureRecord | null,
  heads: readonly SignedHead[],
  text: PdfText,
): void {
  const words = text.record;
  paper.addPage();
  paper.bookmark(words.heading, 2);
  paper.heading(words.heading, 1);
  paper.block(words.introduction, { style: STYLES.small, after: 6 });
  if (record) {
    section(paper, words.whenHeading, whenRows(exhibit, record, text));
    section(paper, words.whoHeading, whoRows(record, text));
    section(paper, words.whereHeading, whereRows(record, text));
    section(paper, words.howHeading, howRows(record, text));
    drawMissing(paper, record, text);
  }
  paper.heading(words.proofHeading, 2);
  for (const line of proofLines(exhibit, heads, text)) paper.block(line, { style: STYLES.cell, after: 2 });
  drawFiles(paper, exhibit, text);
}

function section(paper: Paper, heading: string, rows: readonly FactRow[]): void {
  if (rows.length === 0) return;
  paper.heading(heading, 3);
  drawFacts(paper, rows);
}

function whenRows(exhibit: Exhibit, record: CaptureRecord, text: PdfText): FactRow[] {
  const words = text.record;
  const time = (utc: string) => {
    const local = localTime(utc, exhibit.clock);
    return `${local.day}, ${local.time} – ${utc}`;
  };
  return [
    [words.started, time(record.startedAt)],
    [words.ended, time(record.endedAt)],
    ...(record.statedDate === null ? [] : [[words.stated, time(record.statedDate)] as const]),
    ["", clockLine(record, text)],
  ];
}

function clockLine({ clock }: CaptureRecord, text: PdfText): string {
  const measured =
    clock.authority ?? (clock.offsetMs === NOT_COLLECTED ? null : { offsetMs: clock.offsetMs, source: clock.source });
  if (measured === null) return text.record.clockUnknown;
  const seconds = (measured.offsetMs / 1000).toFixed(1).replace(".", text.shared.decimalSeparator);
  return text.record.clock(seconds, shown(measured.source));
}

function whoRows(record: CaptureRecord, text: PdfText): FactRow[] {
  const words = text.record;
  return [
    [words.who, known(record.who.name, text)],
    [words.role, known(record.who.role, text)],
    [words.originLabel, words.origin[record.origin]],
    ...(shown(record.purpose.note) === "" ? [] : [[words.reason, shown(record.purpose.note)] as const]),
  ];
}

function whereRows({ page, network, environment }: CaptureRecord, text: PdfText): FactRow[] {
  if (!page) return [];
  const words = text.record;
  return [
    [words.requestedUrl, known(page.requestedUrl, text)],
    [words.finalUrl, shown(page.finalUrl)],
    [words.pageTitle, shown(page.title)],
    [words.referrer, known(page.referrer, text)],
    [words.httpStatus, known(network.statusLine ?? network.httpStatus, text)],
    [words.serverIp, known(network.serverIp, text)],
    [words.certificate, known(network.tlsCertificate, text)],
    [words.freshReload, known(environment.freshReload, text)],
    [words.account, known(environment.account, text)],
  ];
}

function howRows({ environment, software }: CaptureRecord, text: PdfText): FactRow[] {
  const words = text.record;
  const { viewport } = environment;
  const size = typeof viewport === "object" ? `${viewport.width} × ${viewport.height} px` : words.notCollected;
  return [
    [words.browser, `${known(environment.browser, text)} ${known(environment.browserVersion, text)}`],
    [words.system, known(environment.operatingSystem, text)],
    [words.screen, size],
    [words.privateWindow, known(environment.privateWindow, text)],
    [words.software, `${shown(software.name)} ${shown(software.version)} (${shown(software.revision)})`],
  ];
}

function drawMissing(paper: Paper, record: CaptureRecord, text: PdfText): void {
  const words = text.record;
  const failed = record.steps.filter(({ outcome }) => outcome === "partial" || outcome === "failed");
  paper.heading(words.missingHeading, 3);
  if (record.missing.length === 0 && failed.length === 0) {
    paper.block(words.missingNone, { style: STYLES.cell });
    return;
  }
  if (failed.length > 0) {
    paper.block(words.stepsFailed(failed.map(({ name }) => name).join(", ")), { style: STYLES.cell, after: 2 });
  }
  for (const { what, url, reason } of record.missing.slice(0, MAX_MISSING)) {
    const line = words.missingLine(words.missingKinds[what], shown(url), shown(reason));
    paper.block(line, { style: STYLES.cell, after: 1 });
  }
  const more = record.missing.length - MAX_MISSING;
  if (more > 0) paper.block(words.missingMore(more), { style: STYLES.cell });
}

function proofLines({ capture }: Exhibit, heads: readonly SignedHead[], text: PdfText): string[] {
  const words = text.record;
  const seen = new Set<string>();
  const stamps = heads
    .filter(({ sequence }) => sequence >= capture.journalSequence)
    .flatMap((head) => head.stamps)
    .filter(({ witness }) => !seen.has(witness) && seen.add(witness));
  return [
    words.journal(capture.journalSequence),
    ...stamps.map(({ name, genTime }) =>
      genTime === null ? words.openTimestamps : words.stamped(utcLabel(genTime), shown(name)),
    ),
    ...(stamps.length === 0 ? [words.notStamped] : []),
    words.checkNote,
  ];
}

function drawFiles(paper: Paper, exhibit: Exhibit, text: PdfText): void {
  const words = text.record;
  paper.heading(words.filesHeading, 3);
  const rows = [
    { entry: exhibit.record, content: words.recordFile },
    ...exhibit.artifacts.map(({ artifact, entry }) => ({ entry, content: text.shared.roles[artifact.role] })),
    ...exhibit.checks.map(({ entry }) => ({ entry, content: text.shared.index.mailCheck })),
  ].map(({ entry, content }) => [
    `${entry.path.replace(/^.*\//, "")}\n${content}, ${sizeLabel(entry.sizeBytes, text.shared)}`,
    entry.sha256,
  ]);
  drawTable(
    paper,
    [
      { title: text.shared.csv.file, share: 5 },
      { title: "SHA-256", share: 6 },
    ],
    rows,
    STYLES.fixed,
  );
  paper.block(words.filesNote, { style: STYLES.small, before: 4 });
}

function known(value: string | number | boolean, { record: words }: PdfText): string {
  if (value === NOT_COLLECTED) return words.notCollected;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  return shown(String(value));
}
