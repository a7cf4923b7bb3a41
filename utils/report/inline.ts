import { isReportLink, type ReportInline, type ReportMark } from "../core";
import type { Budget } from "./budget";
import { arrayOf, attributesOf, captureIdOf, cleanText, type RawNode, rawNode } from "./foreign";

/** Their order in a text, which is the editor's. */
const PLAIN_MARKS = ["bold", "italic", "underline"] as const;

const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/;

/** Reads the lines of paragraphs and headings. */
export class InlineReader {
  readonly #budget: Budget;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  static reads({ type }: RawNode): boolean {
    return type === "text" || type === "hardBreak" || type === "exhibitRef";
  }

  /** The `content` of a node, or nothing where there is none: the editor writes no empty list. */
  content(list: unknown): { content?: ReportInline[] } {
    const content: ReportInline[] = [];
    for (const value of arrayOf(list)) {
      const node = rawNode(value);
      if (node) content.push(...this.#inlines(node));
    }
    const joined = joinTexts(content);
    return joined.length > 0 ? { content: joined } : {};
  }

  #inlines(node: RawNode): ReportInline[] {
    if (node.type === "text") return typeof node.text === "string" ? this.#texts(node.text, marksOf(node.marks)) : [];
    if (node.type === "exhibitRef") {
      const captureId = captureIdOf(attributesOf(node));
      return captureId && this.#budget.node(captureId) ? [{ type: "exhibitRef", attrs: { captureId } }] : [];
    }
    return node.type === "hardBreak" && this.#budget.node() ? [{ type: "hardBreak" }] : [];
  }

  #texts(raw: string, marks: readonly ReportMark[]): ReportInline[] {
    const inlines: ReportInline[] = [];
    for (const [index, line] of raw.split(LINE_BREAK).entries()) {
      if (index > 0 && this.#budget.node()) inlines.push({ type: "hardBreak" });
      const text = cleanText(line);
      const link = marks.find((mark) => mark.type === "link");
      if (text === "" || !this.#budget.node(text + (link?.attrs.href ?? ""), 1 + marks.length)) continue;
      inlines.push(marks.length > 0 ? { type: "text", text, marks: [...marks] } : { type: "text", text });
    }
    return inlines;
  }
}

function marksOf(value: unknown): ReportMark[] {
  const raw = arrayOf(value).flatMap((mark) => rawNode(mark) ?? []);
  const href = raw
    .filter(({ type }) => type === "link")
    .map((mark) => attributesOf(mark).href)
    .find((address) => typeof address === "string" && isReportLink(address));
  const plain = PLAIN_MARKS.filter((type) => raw.some((mark) => mark.type === type)).map((type) => ({ type }));
  return typeof href === "string" ? [{ type: "link", attrs: { href } }, ...plain] : plain;
}

/** Neighbours with the same marks are one text, as the editor would have it. */
function joinTexts(inlines: readonly ReportInline[]): ReportInline[] {
  const joined: ReportInline[] = [];
  for (const inline of inlines) {
    const before = joined.at(-1);
    if (inline.type === "text" && before?.type === "text" && sameMarks(inline.marks, before.marks)) {
      joined[joined.length - 1] = { ...before, text: before.text + inline.text };
    } else joined.push(inline);
  }
  return joined;
}

function sameMarks(a: readonly ReportMark[] | undefined, b: readonly ReportMark[] | undefined): boolean {
  return JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
}
