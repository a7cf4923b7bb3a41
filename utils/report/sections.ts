import { type Capture, EVIDENCE_KINDS, type EvidenceKind, type ReportBlock, type ReportInline } from "../core";
import { bullets, exhibitRef, item, paragraph, table, text } from "./building";
import { cleanText } from "./foreign";
import type { Topic } from "./outline";
import { placeholder } from "./placeholders";
import type { ReportFacts, ReportNote } from "./sources";

/** Longest list that is written out; the index has the others. */
const LISTED = 500;
/** Of a note, in characters; the whole of it is an exhibit. */
const NOTE_LENGTH = 1_500;

interface Filling {
  readonly blocks: readonly ReportBlock[];
  /** Whether nothing is left to write, so that no hint is needed. */
  readonly complete?: boolean;
}

const hint = (value: string): ReportBlock => paragraph(...text(placeholder(value)));

function engagement(facts: ReportFacts): ReportInline[] {
  const { mission, ownerName, amount } = facts;
  const sentence = facts.text.engagement({
    title: facts.text.quoted(facts.title(mission.title)),
    owner: ownerName,
    client: facts.line(mission.client),
    start: mission.startDate && facts.day(mission.startDate),
    end: mission.endDate && facts.day(mission.endDate),
    amount,
  });
  return text(sentence);
}

function kept(facts: ReportFacts): ReportInline[] {
  const counts = EVIDENCE_KINDS.map((kind) => ({ kind, count: ofKind(facts, kind).length }));
  const present = counts.filter(({ count }) => count > 0);
  return present.length > 0 ? text(facts.text.kept(present)) : [];
}

function lead(facts: ReportFacts, name: "context" | "goals" | "results", known: readonly ReportInline[]): ReportBlock {
  const { leads, leadHints } = facts.text;
  const space = known.length > 0 ? text(" ") : [];
  return paragraph(
    ...text(leads[name], "bold"),
    ...text(" "),
    ...known,
    ...space,
    ...text(placeholder(leadHints[name])),
  );
}

function ofKind({ captures }: ReportFacts, kind: EvidenceKind): Capture[] {
  return captures.filter((capture) => capture.kind === kind);
}

/** The first of a list, and how many more there are. */
function listed<T>(
  { text: words }: ReportFacts,
  values: readonly T[],
  write: (shown: readonly T[]) => ReportBlock[],
): ReportBlock[] {
  const blocks = write(values.slice(0, LISTED));
  const more = values.length - LISTED;
  return more > 0 ? [...blocks, paragraph(...text(words.more(more)))] : blocks;
}

const exhibitLine = (facts: ReportFacts, { id, title, datedAt }: Capture): ReportInline[] => [
  ...text(`${facts.title(title)}, ${facts.day(datedAt)} (`),
  exhibitRef(id),
  ...text(")"),
];

function exhibitsOf(kind: EvidenceKind) {
  return (facts: ReportFacts): Filling => ({
    blocks: listed(facts, ofKind(facts, kind), (shown) =>
      bullets(shown.map((capture) => item(exhibitLine(facts, capture)))),
    ),
  });
}

function journalEntry(facts: ReportFacts, { captureId, title, text: body, datedAt }: ReportNote) {
  const cut = body.length > NOTE_LENGTH ? `${body.slice(0, NOTE_LENGTH - 1).trimEnd()}…` : body;
  const lines = cut.split(/\s*\n\s*/).map((line) => cleanText(line).trim());
  return item(
    [...text(facts.day(datedAt), "bold"), ...text(` — ${facts.title(title)} (`), exhibitRef(captureId), ...text(")")],
    ...lines.filter((line) => line !== "").map((line) => paragraph(...text(line))),
  );
}

function fact(facts: ReportFacts, label: string, value: string | null) {
  return value ? [item(text(`${label}${facts.text.colon}${value}`))] : [];
}

/** What is known of a mission, as the content of its report's sections. */
const FILLINGS: Partial<Record<Topic, (facts: ReportFacts) => Filling>> = {
  summary: (facts) => ({
    blocks: [lead(facts, "context", engagement(facts)), lead(facts, "goals", []), lead(facts, "results", kept(facts))],
    complete: true,
  }),
  context: (facts) => ({ blocks: [paragraph(...engagement(facts))] }),
  results: (facts) => ({ blocks: kept(facts).length > 0 ? [paragraph(...kept(facts))] : [] }),
  contract: (facts) => {
    const { mission, amount } = facts;
    const { facts: labels } = facts.text;
    const known = [
      ...fact(facts, labels.title, facts.line(mission.title)),
      ...fact(facts, labels.client, facts.line(mission.client)),
      ...fact(facts, labels.reference, facts.line(mission.reference)),
      ...fact(facts, labels.start, mission.startDate && facts.day(mission.startDate)),
      ...fact(facts, labels.end, mission.endDate && facts.day(mission.endDate)),
      ...fact(facts, labels.amount, amount),
      ...ofKind(facts, "contract")
        .slice(0, LISTED)
        .map((capture) => item(exhibitLine(facts, capture))),
    ];
    return { blocks: bullets(known) };
  },
  people: (facts) => {
    const { mission, text: words, ownerName } = facts;
    const named = new Set(mission.parties.map(({ name }) => name.trim().toLowerCase()));
    const others = [
      { role: "provider" as const, name: ownerName, details: "" },
      { role: "client" as const, name: mission.client, details: "" },
    ].filter(({ name }) => name.trim() !== "" && !named.has(name.trim().toLowerCase()));
    const people = [...others, ...mission.parties].map(({ role, name, details }) =>
      item([
        ...text(facts.line(name), "bold"),
        ...text(`, ${words.partyRoles[role].toLowerCase()}`),
        ...text(details.trim() === "" ? "" : `${words.colon}${facts.line(details)}`),
      ]),
    );
    return { blocks: bullets(people) };
  },
  timeline: ({ captures }) => ({
    blocks: captures.length > 0 ? [{ type: "figure", attrs: { kind: "timeline" } }] : [],
    complete: captures.length > 0,
  }),
  exchanges: ({ captures }) => ({
    blocks: captures.some(({ kind, origin }) => kind === "message" || origin === "mail")
      ? [{ type: "figure", attrs: { kind: "exchanges" } }]
      : [],
  }),
  journal: (facts) => ({
    blocks: listed(facts, facts.notes, (shown) => bullets(shown.map((note) => journalEntry(facts, note)))),
    complete: facts.notes.length > 0,
  }),
  deliverables: exhibitsOf("deliverable"),
  validations: exhibitsOf("validation"),
  invoices: exhibitsOf("invoice"),
  checklist: (facts) => ({
    blocks: listed(facts, facts.checklist, (shown) =>
      bullets(
        shown.map(({ text: label, captureIds }) => {
          const references = captureIds
            .slice(0, LISTED)
            .flatMap((id, index) => [...text(index > 0 ? ", " : ""), exhibitRef(id)]);
          return item([...text(`${facts.line(label)}${facts.text.colon}`), ...references]);
        }),
      ),
    ),
    complete: facts.checklist.length > 0,
  }),
  annexes: (facts) => {
    const { captures, text: words } = facts;
    if (captures.length === 0) return { blocks: [] };
    const { exhibit, date, title } = words.columns;
    const row = (capture: Capture) => [
      [exhibitRef(capture.id)],
      text(facts.day(capture.datedAt)),
      text(facts.title(capture.title)),
    ];
    return {
      blocks: listed(facts, captures, (shown) => [table([exhibit, date, title], shown.map(row))]),
      complete: true,
    };
  },
};

/** The content of a section, its hint as a placeholder where something is left to write. */
export function fillSection(facts: ReportFacts, topic: Topic | null, sectionHint: string): readonly ReportBlock[] {
  const { blocks, complete = false } = (topic && FILLINGS[topic]?.(facts)) ?? { blocks: [] };
  return complete || sectionHint.trim() === "" ? blocks : [...blocks, hint(sectionHint)];
}
