import type { EvidenceKind } from "../../core";
import type { ReportText } from "./shape";

const KINDS: Readonly<Record<EvidenceKind, readonly [one: string, several: string]>> = {
  page: ["web page", "web pages"],
  message: ["message", "messages"],
  contract: ["contract writing", "contract writings"],
  deliverable: ["deliverable", "deliverables"],
  validation: ["approval", "approvals"],
  invoice: ["invoice", "invoices"],
  meeting: ["meeting report", "meeting reports"],
  report: ["mission report", "mission reports"],
  other: ["other item", "other items"],
};

export const en: ReportText = {
  language: "en",
  partyRoles: {
    provider: "Provider",
    client: "Client",
    intermediary: "Intermediary",
    lawyer: "Lawyer",
    insurer: "Insurer",
    other: "Other",
  },
  colon: ": ",
  quoted: (text) => `“${text}”`,
  day: (formatted) => formatted,
  facts: {
    title: "Mission",
    client: "Client",
    reference: "Reference",
    start: "Start",
    end: "End",
    amount: "Agreed amount",
  },
  leads: { context: "Context.", goals: "Goals.", results: "Key results." },
  leadHints: {
    context: "the client’s situation and what led them to entrust you with the mission, in two sentences",
    goals: "the goals agreed upon, as the contract or the first messages put them",
    results: "the three most important results, in figures where possible, with their exhibits",
  },
  engagement: ({ title, owner, client, start, end, amount }) =>
    [
      `The mission ${title} was carried out`,
      owner === "" ? "" : ` by ${owner}`,
      client === "" ? "" : ` for ${client}`,
      start && end ? ` from ${start} to ${end}` : start ? ` from ${start}` : end ? ` until ${end}` : "",
      amount === null ? "" : `, for an agreed amount of ${amount}`,
      ".",
    ].join(""),
  kept: (counts) =>
    `The dossier holds: ${counts.map(({ kind, count }) => `${count} ${KINDS[kind][count === 1 ? 0 : 1]}`).join(", ")}.`,
  columns: { exhibit: "Exhibit", date: "Date", title: "Title" },
  more: (count) => (count === 1 ? "And one more, which the index lists." : `And ${count} more, which the index lists.`),
  untitled: "Untitled",
};
