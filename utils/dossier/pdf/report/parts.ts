import type { ReportBlock, ReportDocument } from "../../../core";
import { referencesIn } from "./inline";

/** A report as it is laid out: the summary on its own, what follows the contents, and the annexes. */
export interface ReportParts {
  readonly summary: readonly ReportBlock[];
  readonly body: readonly ReportBlock[];
  readonly annexes: readonly ReportBlock[];
  /** Whether the annexes list exhibits themselves. */
  readonly hasOwnList: boolean;
}

const ANNEXES = /^[\d.\sIVX–—-]*(annexe?s?|appendix|appendices)\b/i;

export function reportParts({ content }: ReportDocument): ReportParts {
  const start = content.findIndex((block) => isFirstLevel(block) && ANNEXES.test(plainHeading(block)));
  const end = start < 0 ? content.length : start;
  const main = content.slice(0, end);
  const annexes = content.slice(end);
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

function plainHeading(block: ReportBlock): string {
  if (block.type !== "heading") return "";
  return (block.content ?? []).map((inline) => (inline.type === "text" ? inline.text : " ")).join("");
}
