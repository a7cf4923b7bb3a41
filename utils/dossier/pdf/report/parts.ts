import { type ReportBlock, type ReportDocument, referencesIn, splitAnnexes } from "../../../core";

/** A report as it is laid out: the summary on its own, what follows the contents, and the annexes. */
export interface ReportParts {
  readonly summary: readonly ReportBlock[];
  readonly body: readonly ReportBlock[];
  readonly annexes: readonly ReportBlock[];
  /** Whether the annexes list exhibits themselves. */
  readonly hasOwnList: boolean;
}

export function reportParts(document: ReportDocument): ReportParts {
  const { body: main, annexes } = splitAnnexes(document);
  const [first, second] = main.flatMap((block, index) => (isFirstLevel(block) ? [index] : []));
  const summaryEnd = first === undefined ? 0 : (second ?? main.length);
  return {
    summary: main.slice(0, summaryEnd),
    body: main.slice(summaryEnd),
    annexes,
    hasOwnList: annexes.some((block) => block.type === "table" && referencesIn([block]).length > 0),
  };
}

function isFirstLevel(block: ReportBlock): boolean {
  return block.type === "heading" && block.attrs.level === 1;
}
