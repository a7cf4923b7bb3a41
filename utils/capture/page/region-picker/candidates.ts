import { accessibleDocument } from "../frames";
import { type Box, clientBox, offsetInTab, visiblePart } from "../scrolling";
import { shadowRootOf, walkElements } from "../walk";

/** A smaller element is no area to keep. CSS pixels. */
const MIN_SIDE_PX = 24;
/** More would make moving from one to the next endless. */
const MAX_CANDIDATES = 300;

/** The innermost element at a point of the tab's window, through shadow roots and the frames that may be read. */
export function elementAt(root: Document | ShadowRoot, x: number, y: number, except: Element): Element | null {
  const element = root.elementsFromPoint(x, y).find((each) => each !== except) ?? null;
  if (!element) return null;
  const inner = accessibleDocument(element);
  if (inner) {
    const offset = clientBox(element);
    return elementAt(inner, x - offset.x, y - offset.y, except) ?? element;
  }
  const shadow = shadowRootOf(element);
  const deeper = shadow && shadow !== root ? elementAt(shadow, x, y, except) : null;
  return deeper && deeper !== element ? deeper : element;
}

/** An element's border box in the window of the tab, and the part of it that is seen. CSS pixels. */
export function boxOf(element: Element): { whole: Box; visible: Box } {
  const { left, top, width, height } = element.getBoundingClientRect();
  const offset = offsetInTab(element.ownerDocument);
  const whole = { x: left + offset.x, y: top + offset.y, width, height };
  return { whole, visible: visiblePart(element, whole) };
}

/** Elements in view that can be chosen with the keyboard, in the page's order. */
export function candidates(doc: Document, except: Element): Element[] {
  const found: Element[] = [];
  for (const element of walkElements(doc)) {
    if (element === except || element === doc.body || element === doc.documentElement) continue;
    if (found.length >= MAX_CANDIDATES) break;
    const { visible, whole } = boxOf(element);
    if (visible.width < MIN_SIDE_PX || visible.height < MIN_SIDE_PX) continue;
    const outer = found.at(-1);
    // a box around exactly one other says nothing new
    if (outer && isSame(boxOf(outer).whole, whole)) continue;
    found.push(element);
  }
  return found;
}

function isSame(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
