import { inlineText, type ReportDocument, reportNodes } from "../core";

/** A hint to be replaced: `[… what to write here]`. A bare `[…]` is an omission in a quotation. */
const PLACEHOLDER = /\[…\s[^[\]\n]+\]/g;

/** A hint in its brackets; brackets inside it become parentheses. */
export function placeholder(hint: string): string {
  return `[… ${hint
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replace(/\s*\n\s*/g, " ")
    .trim()}]`;
}

/** Where the placeholders of a text are: offsets in UTF-16 units, the end excluded. */
export function placeholderRanges(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** How many hints are still to be replaced. */
export function openPlaceholders(document: ReportDocument): number {
  let count = 0;
  for (const node of reportNodes(document)) {
    if (node.type === "paragraph" || node.type === "heading") {
      count += placeholderRanges(inlineText(node.content)).length;
    }
  }
  return count;
}
