import type { ReportBlock, ReportDocument, ReportInline, ReportListItem, ReportTableCell } from "./report";

/** How a reference to an exhibit reads, as "pièce n° 12". */
export type ExhibitLabel = (captureId: string) => string;

const bare: ExhibitLabel = (captureId) => `[${captureId}]`;

/** The text of a line without its marks; a line break is a line feed. */
export function inlineText(content: readonly ReportInline[] | undefined, label: ExhibitLabel = bare): string {
  return (content ?? [])
    .map((inline) => {
      if (inline.type === "text") return inline.text;
      return inline.type === "hardBreak" ? "\n" : label(inline.attrs.captureId);
    })
    .join("");
}

export type ReportNode =
  | ReportDocument
  | ReportBlock
  | ReportListItem
  | { readonly type: "tableRow"; readonly content: readonly ReportTableCell[] }
  | ReportTableCell
  | ReportInline;

/** Every node of a document in reading order, the document first. */
export function* reportNodes(node: ReportNode): Generator<ReportNode> {
  yield node;
  if (!("content" in node)) return;
  for (const child of node.content ?? []) yield* reportNodes(child);
}

/** Captures that blocks refer to, each once, in the order of their first mention. */
export function referencesIn(blocks: readonly ReportBlock[]): string[] {
  const found = new Set<string>();
  for (const block of blocks) {
    for (const node of reportNodes(block)) if (node.type === "exhibitRef") found.add(node.attrs.captureId);
  }
  return [...found];
}

/** Captures that the document refers to, each once, in the order of their first mention. */
export function exhibitsReferenced({ content }: ReportDocument): string[] {
  return referencesIn(content);
}

const ANNEXES = /^[\d.\sIVX–—-]*(annexe?s?|appendix|appendices)\b/i;

/** The body, and what begins with a first-level heading such as "Annexes". */
export function splitAnnexes({ content }: ReportDocument): {
  readonly body: readonly ReportBlock[];
  readonly annexes: readonly ReportBlock[];
} {
  const start = content.findIndex(
    (block) => block.type === "heading" && block.attrs.level === 1 && ANNEXES.test(inlineText(block.content)),
  );
  return start < 0 ? { body: content, annexes: [] } : { body: content.slice(0, start), annexes: content.slice(start) };
}
