import { boxOf, childrenOf, nodeTypeOf, queryAll, rootElementOf, scrollLeftOf, scrollTopOf } from "../dom";
import type { DocumentScope, TreeScope } from "../scope";
import { addStyle } from "./states";

/**
 * Keyframes that hold a scroller at its snap position for a moment, and let go: the only way to say a scroll
 * position without a script that all browsers have (CSS Scroll Snap 1, 6.3: a scroller snaps again after layout).
 */
export const SCROLL_KEYFRAMES = "@keyframes bordereau-scroll{from,to{scroll-snap-type:both mandatory}}";

const HOLD =
  ";animation:bordereau-scroll .6s!important;scroll-padding:0!important;scroll-behavior:auto!important;" +
  "scroll-snap-type:none;overflow-anchor:none!important;";

/** Whether an element is scrolled, by more than rounding. */
export function isScrolled(element: Element): boolean {
  return Math.abs(scrollTopOf(element)) >= 1 || Math.abs(scrollLeftOf(element)) >= 1;
}

/**
 * Makes a scrolled element open at its position: an element inside becomes the snap target whose area is exactly what
 * is in view. Gives markup to put first inside it where it holds nothing but text.
 */
export function keepScroll(scroller: Element, tree: TreeScope): string {
  const { document: scope } = tree;
  tree.needs.scrolling = true;
  const port = scroller === rootElementOf(scope.doc) ? viewport(scroller) : scrollport(scroller);
  const target = snapTarget(scroller, scope);
  const box = target ? boxOf(target) : contentStart(scroller, port, scope);
  // the area is the target's border box grown by these: it becomes the scrollport itself
  const margins = [box.top - port.top, port.right - box.right, port.bottom - box.bottom, box.left - port.left];
  for (const other of queryAll(scroller, "*").slice(0, MAX_LOOKED_AT)) {
    if (other !== target && snaps(other, scope)) addStyle(scope, other, ";scroll-snap-align:none!important;");
  }
  addStyle(scope, scroller, HOLD);
  const snap =
    ";scroll-snap-align:start!important;scroll-snap-stop:normal!important;" +
    `scroll-margin:${margins.map((px) => `${round(px)}px`).join(" ")}!important;`;
  if (!target) return `<bordereau-mark style="float:left;width:0;height:0${snap}"></bordereau-mark>`;
  addStyle(scope, target, snap);
  return "";
}

/** Where a text begins in its scroller. */
function contentStart(scroller: Element, port: DOMRect, { view }: DocumentScope): DOMRect {
  const { paddingLeft, paddingTop } = view.getComputedStyle(scroller);
  return new DOMRect(
    port.left + Number.parseFloat(paddingLeft) - scrollLeftOf(scroller),
    port.top + Number.parseFloat(paddingTop) - scrollTopOf(scroller),
    0,
    0,
  );
}

function viewport(root: Element): DOMRect {
  return new DOMRect(0, 0, root.clientWidth, root.clientHeight);
}

/** The padding box without scroll bars. */
function scrollport(scroller: Element): DOMRect {
  const box = boxOf(scroller);
  return new DOMRect(
    box.left + scroller.clientLeft,
    box.top + scroller.clientTop,
    scroller.clientWidth,
    scroller.clientHeight,
  );
}

/** Looking at the style of every element of a long list would cost more than it is worth. */
const MAX_LOOKED_AT = 3_000;
/** More candidates than this are not looked at: any box in the flow will do. */
const MAX_CANDIDATES = 200;

function snapTarget(scroller: Element, scope: DocumentScope): Element | null {
  const candidates: Element[] = [];
  const collect = (parent: Node, depth: number) => {
    for (const child of childrenOf(parent)) {
      if (nodeTypeOf(child) !== Node.ELEMENT_NODE || candidates.length >= MAX_CANDIDATES) continue;
      candidates.push(child as Element);
      if (depth > 0) collect(child, depth - 1);
    }
  };
  collect(scroller, 2);
  return (
    candidates.find((candidate) => {
      const style = scope.view.getComputedStyle(candidate);
      if (style.display === "none" || style.display === "contents" || style.display === "inline") return false;
      // what sticks moves while one scrolls; what is fixed or absolute may belong to another box
      if (!/^(?:static|relative)$/.test(style.position) || style.float !== "none") return false;
      const { width, height } = boxOf(candidate);
      return width > 0 && height > 0 && !hasScrollerBetween(candidate, scroller, scope);
    }) ?? null
  );
}

function hasScrollerBetween(element: Element, scroller: Element, scope: DocumentScope): boolean {
  for (let above = element.parentElement; above && above !== scroller; above = above.parentElement) {
    if (!/^(?:visible|clip)$/.test(scope.view.getComputedStyle(above).overflowY)) return true;
  }
  return false;
}

function snaps(element: Element, scope: DocumentScope): boolean {
  const align = scope.view.getComputedStyle(element).getPropertyValue("scroll-snap-align");
  return align !== "" && !/^none/.test(align);
}

const round = (px: number) => Math.round(px * 100) / 100;
