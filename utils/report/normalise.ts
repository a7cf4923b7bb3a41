import {
  REPORT_FIGURES,
  REPORT_LIMITS,
  type ReportBlock,
  type ReportDocument,
  type ReportListItem,
  type ReportTableCell,
  type ReportTableRow,
} from "../core";
import { Budget } from "./budget";
import { arrayOf, attributesOf, imageOf, type RawNode, rawNode, wholeNumber } from "./foreign";
import { InlineReader } from "./inline";

const HEADING_LEVELS = [1, 2, 3] as const;

/**
 * Any JSON as a valid report. What is unknown is unwrapped, its text kept; what is dangerous (scripts as links,
 * pictures of other sites) is dropped; what is beyond `REPORT_LIMITS` is left out. Never throws, and gives a valid
 * report back unchanged.
 */
export function normalizeReport(json: unknown): ReportDocument {
  const blocks = new BlockReader(new Budget()).blocks(rawNode(json)?.content, 1);
  return { type: "doc", content: blocks.length > 0 ? blocks : [{ type: "paragraph" }] };
}

class BlockReader {
  readonly #budget: Budget;
  readonly #inlines: InlineReader;

  constructor(budget: Budget) {
    this.#budget = budget;
    this.#inlines = new InlineReader(budget);
  }

  /** `depth` is that of the node that holds the list. */
  blocks(list: unknown, depth: number): ReportBlock[] {
    const blocks: ReportBlock[] = [];
    let loose: RawNode[] = [];
    const flush = () => {
      if (loose.length > 0) blocks.push(...this.#paragraph(loose));
      loose = [];
    };
    for (const value of arrayOf(list)) {
      const node = rawNode(value);
      if (!node) continue;
      if (InlineReader.reads(node)) {
        loose.push(node);
        continue;
      }
      flush();
      blocks.push(...this.#block(node, depth + 1));
    }
    flush();
    return blocks;
  }

  #block(node: RawNode, depth: number): readonly ReportBlock[] {
    // room is left for a paragraph and its text
    if (depth > REPORT_LIMITS.depth - 5) return [];
    const attributes = attributesOf(node);
    switch (node.type) {
      case "paragraph":
        return this.#paragraph(node.content);
      case "heading": {
        if (!this.#budget.node()) return [];
        const level = HEADING_LEVELS.find((value) => value === attributes.level) ?? 3;
        return [{ type: "heading", attrs: { level }, ...this.#inlines.content(node.content) }];
      }
      case "horizontalRule":
        return this.#budget.node() ? [{ type: "horizontalRule" }] : [];
      case "figure": {
        const kind = REPORT_FIGURES.find((value) => value === attributes.kind);
        return kind && this.#budget.node(kind) ? [{ type: "figure", attrs: { kind } }] : [];
      }
      case "image": {
        const attrs = imageOf(attributes);
        return attrs && this.#budget.image(attrs.src, attrs.alt + attrs.caption) ? [{ type: "image", attrs }] : [];
      }
      case "bulletList":
      case "orderedList":
      case "blockquote":
      case "table":
        return this.#container(node.type, node, depth);
      default:
        // what we do not know (a code block, a task list) becomes what it holds
        return this.blocks(node.content, depth);
    }
  }

  #container(type: "bulletList" | "orderedList" | "blockquote" | "table", node: RawNode, depth: number): ReportBlock[] {
    if (!this.#budget.node()) return [];
    if (type === "blockquote") {
      const content = this.blocks(node.content, depth);
      return content.length > 0 ? [{ type, content }] : [];
    }
    if (type === "table") {
      const content = arrayOf(node.content).flatMap((row) => this.#row(rawNode(row), depth + 1));
      return content.length > 0 ? [{ type, content }] : [];
    }
    const content = arrayOf(node.content).flatMap((item) => this.#item(rawNode(item), depth + 1));
    if (content.length === 0) return [];
    if (type === "bulletList") return [{ type, content }];
    return [{ type, attrs: { start: wholeNumber(attributesOf(node).start, 9_999) }, content }];
  }

  #item(item: RawNode | null, depth: number): ReportListItem[] {
    if (!item || !this.#budget.node()) return [];
    const [first, ...rest] = this.blocks(item.type === "listItem" ? item.content : [item], depth);
    if (first?.type === "paragraph") return [{ type: "listItem", content: [first, ...rest] }];
    if (!this.#budget.node()) return [];
    return [{ type: "listItem", content: [{ type: "paragraph" }, ...(first ? [first, ...rest] : [])] }];
  }

  #row(row: RawNode | null, depth: number): ReportTableRow[] {
    if (row?.type !== "tableRow" || !this.#budget.node()) return [];
    const content = arrayOf(row.content).flatMap((cell) => this.#cell(rawNode(cell), depth + 1));
    return content.length > 0 ? [{ type: "tableRow", content }] : [];
  }

  #cell(cell: RawNode | null, depth: number): ReportTableCell[] {
    if (cell?.type !== "tableCell" && cell?.type !== "tableHeader") return [];
    if (!this.#budget.node()) return [];
    const { colspan, rowspan } = attributesOf(cell);
    const attrs = {
      colspan: wholeNumber(colspan, REPORT_LIMITS.span),
      rowspan: wholeNumber(rowspan, REPORT_LIMITS.span),
    };
    const content = this.blocks(cell.content, depth);
    if (content.length > 0) return [{ type: cell.type, attrs, content }];
    return this.#budget.node() ? [{ type: cell.type, attrs, content: [{ type: "paragraph" }] }] : [];
  }

  #paragraph(content: unknown): ReportBlock[] {
    return this.#budget.node() ? [{ type: "paragraph", ...this.#inlines.content(content) }] : [];
  }
}
