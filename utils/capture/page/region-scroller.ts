import { boxOf, type Region } from "./region-picker";
import type { ScrollState } from "./scroll-methods";
import { type Box, flatParent, isFixedToWindow, Scroller, scrollContainerOf, styleOf, visiblePart } from "./scrolling";

/** What `Scroller` does, for whatever is photographed. */
export type PageScroller = Pick<Scroller, "begin" | "to" | "end" | "seen">;

/** How a chosen region is photographed: scrolled itself, with what is around it, or as it stands. */
export function scrollerOf(win: Window, region: Region): PageScroller {
  if ("rect" in region) return stillScroller(win, region.rect);
  const { element } = region;
  const { body, documentElement, scrollingElement } = element.ownerDocument;
  if (element === body || element === documentElement || element === scrollingElement) {
    return new Scroller(win, { container: null, subject: null, unpin: true });
  }
  if (scrolls(element)) return new Scroller(win, { container: element, subject: null, unpin: true });
  if (isInFixedBox(element)) return stillScroller(win, visiblePart(element, boxOf(element).whole));
  return new Scroller(win, { container: scrollContainerOf(element), subject: element, unpin: true });
}

/** The chosen element where it scrolls, else what scrolls around it; null for the page. */
export function conversationOf(element: Element): Element | null {
  for (let outer: Element | null = element; outer; outer = flatParent(outer)) {
    if (scrolls(outer)) return outer;
  }
  return null;
}

function scrolls(element: Element): boolean {
  const { body, documentElement } = element.ownerDocument;
  if (element === body || element === documentElement) return false;
  const isLonger = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
  const { overflowX, overflowY } = styleOf(element);
  return isLonger && /auto|scroll|overlay/.test(`${overflowX} ${overflowY}`);
}

function isInFixedBox(element: Element): boolean {
  for (let outer: Element | null = element; outer; outer = flatParent(outer)) {
    if (styleOf(outer).position === "fixed" && isFixedToWindow(outer)) return scrollContainerOf(element) === null;
  }
  return false;
}

/** A rectangle of the window as it stands: nothing is scrolled. */
function stillScroller(win: Window, box: Box): PageScroller {
  const state: ScrollState = {
    x: 0,
    y: 0,
    box,
    extent: { x: 0, y: 0, width: box.width, height: box.height },
    atEnd: true,
    mayGrow: false,
    grew: false,
    windowWidth: win.innerWidth,
    devicePixelRatio: win.devicePixelRatio,
  };
  return {
    begin: async () => state,
    to: async () => state,
    end: () => undefined,
    seen: { box, content: { left: box.x, top: box.y } },
  };
}
