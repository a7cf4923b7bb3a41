import type { ReportBlock, ReportDocument } from "../core";
import { heading } from "./building";
import { normalizeReport } from "./normalise";
import { completeOutline, type OutlineSection, type Topic, topicOf } from "./outline";
import { fillSection } from "./sections";
import { ReportFacts, type ReportSources } from "./sources";

/**
 * A mission's first report: the sections of its trade and of every report, filled with what is known, and hints in
 * brackets where the user has to write. What others wrote is taken over as text. The cover is not part of it.
 */
export function prefillReport(sources: ReportSources): ReportDocument {
  const facts = new ReportFacts(sources);
  const outline = completeOutline(sources.outline, (topic) => isKnown(facts, topic));
  return normalizeReport({ type: "doc", content: outline.flatMap((section) => writeSection(facts, section, 1)) });
}

function writeSection(facts: ReportFacts, section: OutlineSection, level: 1 | 2 | 3): ReportBlock[] {
  const { language } = facts.text;
  const children = section.children ?? [];
  const below = level === 1 ? 2 : 3;
  // where there are subsections, those are what is to be written
  const hint = children.length > 0 ? "" : section.hint[language];
  return [
    heading(level, facts.line(section.heading[language])),
    // with subsections a summary is in those
    ...(children.length > 0 && topicOf(section) === "summary" ? [] : fillSection(facts, topicOf(section), hint)),
    ...children.flatMap((child) => writeSection(facts, child, below)),
  ];
}

function isKnown({ checklist, notes, captures }: ReportFacts, topic: Topic | null): boolean {
  if (topic === "checklist") return checklist.length > 0;
  if (topic === "journal") return notes.length > 0;
  return topic === "deliverables" && captures.some(({ kind }) => kind === "deliverable");
}
