import { STANDARD_OUTLINE } from "./standard-outline";

type Both = Readonly<Record<"fr" | "en", string>>;

/** A section that a report should have; trades have their own. */
export interface OutlineSection {
  readonly id: string;
  readonly heading: Both;
  /** What the user should write there, as it follows "write …". */
  readonly hint: Both;
  readonly children?: readonly OutlineSection[];
}

/** What of a mission goes into a section, and the ids under which outlines have it. */
const TOPICS = {
  summary: ["summary", "executive-summary"],
  context: ["context"],
  goals: ["goals", "objectives"],
  results: ["results", "key-results"],
  introduction: ["introduction"],
  contract: ["contract", "agreement"],
  people: ["people", "parties", "participants", "team"],
  work: ["work", "body", "course"],
  timeline: ["timeline", "chronology"],
  journal: ["journal", "actions", "activities", "activity", "diary"],
  exchanges: ["exchanges", "correspondence", "communications"],
  deliverables: ["deliverables", "deliveries"],
  validations: ["validations", "approvals"],
  invoices: ["invoices", "billing", "invoicing"],
  checklist: ["checklist", "evidence"],
  difficulties: ["difficulties"],
  conclusion: ["conclusion"],
  annexes: ["annexes", "annex", "appendices", "exhibits"],
} as const;
export type Topic = keyof typeof TOPICS;

const TOPIC_OF = new Map<string, Topic>(
  (Object.keys(TOPICS) as Topic[]).flatMap((topic) => TOPICS[topic].map((id) => [id, topic] as const)),
);

/** What a section is about; null for a trade's own. Ids may carry a prefix (`tech.journal`). */
export function topicOf({ id }: OutlineSection): Topic | null {
  return TOPIC_OF.get(id.split(/[./:]/).at(-1) ?? id) ?? null;
}

/** Where the parts of a report come; what a trade adds belongs to the body. */
const ORDER: readonly (Topic | null)[] = ["summary", "introduction", "work", "difficulties", "conclusion", "annexes"];
const BODY = ORDER.indexOf("work");

function rank(section: OutlineSection): number {
  const own = ORDER.indexOf(topicOf(section));
  if (own >= 0) return own;
  const standard = STANDARD_OUTLINE.findIndex(({ children }) =>
    children?.some((child) => topicOf(child) === topicOf(section)),
  );
  return standard >= 0 ? standard : BODY;
}

/** What a trade may have left out on purpose: a practitioner hands over no deliverables. */
const OPTIONAL: readonly (Topic | null)[] = ["journal", "deliverables"];

/**
 * An outline with the standard parts that it lacks, each at its place.
 *
 * @param isKnown whether there is anything to write in a part: what is optional is added only then.
 */
export function completeOutline(
  outline: readonly OutlineSection[],
  isKnown: (topic: Topic | null) => boolean,
): OutlineSection[] {
  const covered = new Set(topicsIn(outline));
  const complete = [...outline];
  for (const [position, standard] of STANDARD_OUTLINE.entries()) {
    const missing = standard.children?.filter((child) => {
      const topic = topicOf(child);
      const isWanted = topic !== "checklist" && (outline.length === 0 || !OPTIONAL.includes(topic));
      return !covered.has(topic) && (isWanted || isKnown(topic));
    });
    const present = complete.findIndex((section) => topicOf(section) === topicOf(standard));
    const host = complete[present];
    if (missing?.length === 0 || (!missing && covered.has(topicOf(standard)))) continue;
    if (host && missing) {
      complete[present] = { ...host, children: [...(host.children ?? []), ...missing] };
      continue;
    }
    const next = complete.findIndex((section) => rank(section) > position);
    const added = missing ? { ...standard, children: missing } : standard;
    complete.splice(next < 0 ? complete.length : next, 0, added);
  }
  return complete;
}

function topicsIn(outline: readonly OutlineSection[]): (Topic | null)[] {
  return outline.flatMap((section) => [topicOf(section), ...topicsIn(section.children ?? [])]);
}
