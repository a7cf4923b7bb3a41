import { accessibleDocument } from "../frames";
import { clientBox, coversOf, offsetInTab, styleOf, visiblePart } from "../scrolling";
import { walkElements } from "../walk";
import type { PaneCandidate } from "./choose-panes";

/** A page of a million elements is looked through for at most this long. Milliseconds. */
const LOOK_FOR_MS = 1_500;

export interface FoundPane extends PaneCandidate {
  readonly element: Element;
}

/** Every element that the user can scroll, in the page, its shadow roots and the frames that may be read. */
export function findPanes(doc: Document): FoundPane[] {
  return find(doc, performance.now() + LOOK_FOR_MS);
}

function find(doc: Document, until: number): FoundPane[] {
  const panes: FoundPane[] = [];
  for (const element of walkElements(doc)) {
    if (performance.now() > until) break;
    if (/^i?frame$/i.test(element.localName)) {
      const inner = accessibleDocument(element);
      if (inner) panes.push(...find(inner, until));
    } else if (scrolls(element, doc)) panes.push(describe(element));
  }
  return panes;
}

function scrolls(element: Element, doc: Document): boolean {
  // the cheap question first: most elements hide nothing
  if (element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1) return false;
  if (element.localName === "select") return false;
  const isTop = doc.defaultView?.frameElement == null;
  const root = doc.scrollingElement ?? doc.documentElement;
  // in a frame the window is a pane of the page
  if (element === root) return !isTop;
  if (element === doc.documentElement) return false;
  const { overflowX, overflowY } = styleOf(element);
  // what `body` says is the window's, unless the root element says so itself
  if (element === doc.body && styleOf(doc.documentElement).overflowY === "visible") return false;
  const down = /auto|scroll|overlay/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
  return down || (/auto|scroll|overlay/.test(overflowX) && element.scrollWidth > element.clientWidth + 1);
}

function describe(element: Element): FoundPane {
  const view = clientBox(element);
  const visible = visiblePart(element, view);
  const visibleArea = visible.width * visible.height;
  const offset = offsetInTab(element.ownerDocument);
  const inDocument = { ...visible, x: visible.x - offset.x, y: visible.y - offset.y };
  return {
    element,
    viewWidth: view.width,
    viewHeight: view.height,
    contentWidth: element.scrollWidth,
    contentHeight: element.scrollHeight,
    visibleArea,
    coveredShare: visibleArea > 0 ? coversOf(element, inDocument).share : 0,
  };
}
