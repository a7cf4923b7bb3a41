import { type FrozenIndex, freezeIndex, indexChanges, type Mission, type Numbering, type PARTY_ROLES } from "../core";
import type { Exhibit } from "./exhibits";
import type { IndexDocument } from "./index-document";
import { localTime } from "./local-time";
import type { PdfText } from "./pdf/text/shape";
import { dayLabel, missionLabel, missionParties, rangeLabel, shown } from "./wording";

export interface IndexSource {
  readonly mission: Mission;
  readonly exhibits: readonly Exhibit[];
  readonly numbering: Numbering;
  /** UTC. */
  readonly exportedAt: string;
  /** Pages of each exhibit's copy, by number. */
  readonly pages: ReadonlyMap<number, number>;
}

/** The exhibit index in words, ready to be laid out: as PDF, or to paste. */
export function describeIndex(source: IndexSource, text: PdfText): IndexDocument {
  const { mission, exhibits, numbering, exportedAt, pages } = source;
  const frozen = freezeIndex(
    exhibits.map(({ capture }) => capture),
    numbering,
    exportedAt,
  );
  const { index, kinds, untitled } = text.shared;
  const present = exhibits.map(({ number, capture, clock }) => ({
    number,
    title: shown(capture.title) || untitled,
    date: localTime(capture.datedAt, clock).day,
    kind: kinds[capture.kind],
    pages: pages.get(number) ?? null,
    mention: capture.outcome === "partial" ? text.shared.partial : "",
  }));
  const vacant = frozen.exhibits
    .filter((exhibit) => !exhibit.present)
    .map(({ number }) => ({ number, title: text.index.withdrawnTitle, date: "", kind: "", pages: null, mention: "" }));
  return {
    language: text.language,
    title: index.title,
    court: courtLines(mission, text),
    parties: orderedParties(mission).map(({ role, name, details }) => ({
      role: text.shared.parties[role],
      name: shown(name),
      details: shown(details),
    })),
    mission: missionLabel(mission),
    versionLine: text.index.version(frozen.version, dayLabel(exportedAt)),
    columns: text.index.columns,
    lines: [...present, ...vacant].sort((a, b) => a.number - b.number),
    changes: changeLines(numbering.frozen, frozen, text),
    notes: [text.index.note],
  };
}

function courtLines({ procedure }: Mission, { shared: { index } }: PdfText): IndexDocument["court"] {
  return [
    { label: index.court, value: shown(procedure?.court ?? "") },
    { label: index.chamber, value: shown(procedure?.chamber ?? "") },
    { label: index.city, value: shown(procedure?.city ?? "") },
    { label: index.caseNumber, value: shown(procedure?.caseNumber ?? "") },
  ];
}

/** Who brought the case first, then the other side, then the rest as they were entered. */
function orderedParties(mission: Mission) {
  const first = mission.procedure?.claimant ?? "provider";
  const second = first === "provider" ? "client" : "provider";
  const rank = (role: (typeof PARTY_ROLES)[number]) => (role === first ? 0 : role === second ? 1 : 2);
  return missionParties(mission).toSorted((a, b) => rank(a.role) - rank(b.role));
}

function changeLines(before: FrozenIndex | null, after: FrozenIndex, text: PdfText): string[] {
  if (before === null) return [];
  const { added, withdrawn, renamed } = indexChanges(before, after);
  const words = text.index;
  const lines = [
    ...(added.length > 0 ? [words.added(rangeLabel(added))] : []),
    ...(withdrawn.length > 0 ? [words.withdrawn(rangeLabel(withdrawn))] : []),
    ...renamed.map((change) => words.renamed(change.number, shown(change.before), shown(change.after))),
  ];
  return [words.changesHeading(before.version), ...(lines.length > 0 ? lines : [words.unchanged])];
}
