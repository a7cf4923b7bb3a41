import type { BuiltInPointId, EvidenceKind, GuidancePoint } from "../core";
import type { Evidence } from "./evidence";
import { exhibitsFound, type Finding, factsFound } from "./finding";
import type { GuidanceInput } from "./input";
import { journalFinding } from "./journal-regular";

/** A point that every mission has. */
interface BuiltInPoint extends Pick<GuidancePoint, "action"> {
  readonly group: "mission" | "practice";
  /** 1 where nothing is said. */
  readonly weight?: number;
  /** `evidence` is without what the user said does not show the point. */
  find(input: GuidanceInput, evidence: readonly Evidence[]): Finding;
}

/** Copies on safe supports that good practice asks for. */
const SAFE_COPIES = 3;

/** What makes an invoice more than a claim. */
const JUSTIFYING: readonly EvidenceKind[] = ["contract", "deliverable", "validation"];

function ofKind(evidence: readonly Evidence[], kind: EvidenceKind): readonly Evidence[] {
  return evidence.filter(({ capture }) => capture.kind === kind);
}

function isNamed(text: string): boolean {
  return text.trim() !== "";
}

function hasParty({ mission }: GuidanceInput, role: "provider" | "client"): boolean {
  return mission.parties.some((party) => party.role === role && isNamed(party.name));
}

function hasClient(input: GuidanceInput): boolean {
  return isNamed(input.mission.client) || hasParty(input, "client");
}

/** Each invoice with something of its date or before that justifies it. */
function invoicesFinding(evidence: readonly Evidence[]): Finding {
  const invoices = ofKind(evidence, "invoice");
  const justifying = evidence.filter(({ capture }) => JUSTIFYING.includes(capture.kind));
  const justified = invoices.filter((invoice) =>
    justifying.some((each) => each.time <= invoice.time || !each.dated || !invoice.dated),
  );
  return exhibitsFound(justified, Math.max(1, invoices.length));
}

const POINTS: Readonly<Record<BuiltInPointId, BuiltInPoint>> = {
  "mission-client": {
    group: "mission",
    action: "edit-mission",
    find: (input) => factsFound([hasClient(input)]),
  },
  "mission-parties": {
    group: "mission",
    action: "edit-mission",
    find: (input) => factsFound([hasParty(input, "provider"), hasClient(input)]),
  },
  "mission-dates": {
    group: "mission",
    action: "edit-mission",
    find: ({ mission }) => factsFound([mission.startDate !== null, mission.endDate !== null]),
  },
  "mission-amount": {
    group: "mission",
    action: "edit-mission",
    find: ({ mission }) => factsFound([mission.amountCents !== null]),
  },
  "contract-writings": {
    group: "practice",
    weight: 2,
    action: "add-files",
    find: (_, evidence) => exhibitsFound(ofKind(evidence, "contract")),
  },
  "messages-originals": {
    group: "practice",
    action: "add-files",
    find: (_, evidence) => exhibitsFound(evidence.filter(({ hasOriginalMail }) => hasOriginalMail)),
  },
  "validations-kept": {
    group: "practice",
    weight: 2,
    action: "add-files",
    find: (_, evidence) => exhibitsFound(ofKind(evidence, "validation")),
  },
  "invoices-justified": {
    group: "practice",
    action: "add-files",
    find: (_, evidence) => invoicesFinding(evidence),
  },
  "journal-regular": {
    group: "practice",
    action: "add-note",
    find: ({ mission, now }, evidence) => journalFinding(mission, evidence, now),
  },
  "report-versioned": {
    group: "practice",
    action: "open-report",
    find: ({ reportVersions }) => factsFound([reportVersions > 0]),
  },
  "capturer-named": {
    group: "practice",
    action: "open-settings",
    find: ({ settings }) => factsFound([isNamed(settings.ownerName)]),
  },
  "timestamps-on": {
    group: "practice",
    action: "open-settings",
    find: ({ settings }) => factsFound([settings.timestampsOn]),
  },
  "copies-safe": {
    group: "practice",
    action: "mark",
    find: ({ checklist }) => ({ captureIds: [], found: checklist.supports, needed: SAFE_COPIES, basis: "user" }),
  },
  "dossier-exported": {
    group: "practice",
    action: "export",
    find: ({ exports }) => factsFound([exports > 0]),
  },
};

/** A point that every mission has, as it stands. */
export function builtInPoint(
  point: BuiltInPointId,
  input: GuidanceInput,
  evidence: readonly Evidence[],
): Omit<GuidancePoint, "state" | "note" | "markable"> {
  const { find, group, action, weight = 1 } = POINTS[point];
  return { id: point, group, weight, action, text: { from: "built-in", point }, ...find(input, evidence) };
}
