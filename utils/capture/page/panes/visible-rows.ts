import { type Box, styleOf } from "../scrolling";
import { shadowRootOf } from "../walk";
import type { TextRow } from "./text-rows";

const SKIPPED = /^(script|style|noscript|template|svg|canvas|iframe|object|head)$/i;

/**
 * Blocks of text that a pane shows in `box` (CSS pixels of the pane's own window), with their place counted from
 * `contentTop` and `contentLeft`.
 */
export function visibleRows(pane: Element, box: Box, content: { left: number; top: number }): TextRow[] {
  const rows: TextRow[] = [];
  const visit = (element: Element) => {
    if (SKIPPED.test(element.localName)) return;
    const rect = element.getBoundingClientRect();
    const isPlaced = rect.width > 0 && rect.height > 0;
    if (isPlaced && (rect.bottom <= box.y || rect.top >= box.y + box.height)) return;
    const style = styleOf(element);
    if (style.display === "none" || style.visibility === "hidden") return;
    const inner: Node = shadowRootOf(element) ?? element;
    const nodes = element instanceof HTMLSlotElement ? element.assignedNodes() : [...inner.childNodes];
    const blocks = nodes.filter(
      (node): node is Element => node.nodeType === Node.ELEMENT_NODE && !isInline(node as Element),
    );
    const own = nodes
      .filter(
        (node) =>
          node.nodeType === Node.TEXT_NODE || (node.nodeType === Node.ELEMENT_NODE && isInline(node as Element)),
      )
      .map(inlineText)
      .join("")
      .replace(/\s+/g, " ")
      .trim();
    if (own !== "" && isPlaced) rows.push({ x: rect.left - content.left, y: rect.top - content.top, text: own });
    for (const block of blocks) visit(block);
  };
  visit(pane);
  return rows;
}

function isInline(element: Element): boolean {
  // an inline box around blocks is looked into
  return /^inline$|^contents$/.test(styleOf(element).display) && !hasBlocks(element);
}

function hasBlocks(element: Element): boolean {
  return shadowRootOf(element) !== null || [...element.children].some((child) => !isInline(child));
}

function inlineText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
  const element = node as Element;
  if (SKIPPED.test(element.localName)) return "";
  if (element.localName === "img") return element.getAttribute("alt") ?? "";
  if (element.localName === "br") return " ";
  return [...element.childNodes].map(inlineText).join("");
}
