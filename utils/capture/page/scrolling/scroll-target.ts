import { flatParent, styleOf } from "./flat-tree";

/** CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels; of the window of the tab, wherever the element's own document stands in it. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Something that scrolls: the page, or an element of it. */
export interface ScrollTarget {
  readonly document: Document;
  /** Null where the window itself scrolls. */
  readonly container: Element | null;
  /** As the browser counts it: below zero in right-to-left pages and reversed lists. */
  readonly position: Point;
  /** The lowest position that there is. */
  readonly start: Point;
  readonly size: { readonly width: number; readonly height: number };
  /** Where the content is seen through, without scroll bars. */
  readonly view: Box;
  scrollTo(to: Point): void;
}

export function targetFor(win: Window, container: Element | null): ScrollTarget {
  return container ? elementTarget(container) : windowTarget(win);
}

function windowTarget(win: Window): ScrollTarget {
  const { document: doc } = win;
  const root = doc.scrollingElement ?? doc.documentElement;
  return {
    document: doc,
    container: null,
    get position() {
      return { x: win.scrollX, y: win.scrollY };
    },
    get start() {
      return startOf(root, this.view);
    },
    get size() {
      const { width } = this.view;
      return {
        width: scrollsSideways(doc) ? root.scrollWidth : Math.min(root.scrollWidth, width),
        height: heightOf(root),
      };
    },
    get view() {
      const width = doc.documentElement.clientWidth || win.innerWidth;
      const height = Math.min(root.clientHeight || win.innerHeight, win.innerHeight);
      const offset = offsetInTab(doc);
      return { x: offset.x, y: offset.y, width, height };
    },
    scrollTo: ({ x, y }) => win.scrollTo({ left: x, top: y, behavior: "instant" }),
  };
}

function elementTarget(element: Element): ScrollTarget {
  const doc = element.ownerDocument;
  return {
    document: doc,
    container: element,
    get position() {
      return { x: element.scrollLeft, y: element.scrollTop };
    },
    get start() {
      return startOf(element, { width: element.clientWidth, height: element.clientHeight });
    },
    get size() {
      return { width: element.scrollWidth, height: element.scrollHeight };
    },
    get view() {
      return clientBox(element);
    },
    scrollTo: ({ x, y }) => element.scrollTo({ left: x, top: y, behavior: "instant" }),
  };
}

/** Reversed boxes scroll from zero to below it. */
function startOf(element: Element, view: { width: number; height: number }): Point {
  const { body, documentElement } = element.ownerDocument;
  // CSS Writing Modes 4, 8.1: the direction of `body` is that of the window
  const style = styleOf(element === documentElement && body ? body : element);
  const across = element.scrollWidth - view.width;
  const down = element.scrollHeight - view.height;
  const isReversed = (axis: "row" | "column") =>
    /flex/.test(style.display) && style.flexDirection === `${axis}-reverse`;
  const toLeft = (style.direction === "rtl") !== isReversed("row");
  return { x: toLeft ? -Math.max(0, across) : 0, y: isReversed("column") ? -Math.max(0, down) : 0 };
}

/** What `overflow: hidden` cuts off cannot be seen, so it is no part of the page. */
function scrollsSideways({ documentElement, body }: Document): boolean {
  return [documentElement, body].every((element) => !element || !/hidden|clip/.test(styleOf(element).overflowX));
}

/** `scrollHeight` without the rounding, which would cost a row at a fractional zoom. */
function heightOf(root: Element): number {
  const { height } = root.getBoundingClientRect();
  return Math.abs(height - root.scrollHeight) < 1 ? height : root.scrollHeight;
}

/** Whether to scroll an element is to scroll its window. */
export function isRoot(element: Element): boolean {
  const { documentElement, scrollingElement } = element.ownerDocument;
  return element === (scrollingElement ?? documentElement);
}

/** An element's inside without borders and scroll bars, in the window of the tab. */
export function clientBox(element: Element): Box {
  const offset = offsetInTab(element.ownerDocument);
  // the root element moves as it is scrolled: what stands still is the window
  if (isRoot(element)) return { ...offset, width: element.clientWidth, height: element.clientHeight };
  const { left, top } = element.getBoundingClientRect();
  return {
    x: left + element.clientLeft + offset.x,
    y: top + element.clientTop + offset.y,
    width: element.clientWidth,
    height: element.clientHeight,
  };
}

/** Where a frame's document begins in the window of the tab. */
export function offsetInTab(doc: Document): Point {
  const frame = doc.defaultView?.frameElement;
  if (!frame) return { x: 0, y: 0 };
  const { left, top } = frame.getBoundingClientRect();
  const style = styleOf(frame);
  const outer = offsetInTab(frame.ownerDocument);
  return {
    x: outer.x + left + frame.clientLeft + Number.parseFloat(style.paddingLeft),
    y: outer.y + top + frame.clientTop + Number.parseFloat(style.paddingTop),
  };
}

/** The part of a box of `element` that neither the window nor anything around the element cuts off. */
export function visiblePart(element: Element, box: Box): Box {
  let visible = box;
  for (let outer = flatParent(element); outer; outer = flatParent(outer)) {
    if (outer === outer.ownerDocument.documentElement || outer === outer.ownerDocument.body) continue;
    if (styleOf(outer).overflowY !== "visible") visible = intersect(visible, clientBox(outer));
  }
  const { defaultView: view, documentElement: root } = element.ownerDocument;
  if (!view) return visible;
  const size = { width: root.clientWidth || view.innerWidth, height: view.innerHeight };
  visible = intersect(visible, { ...offsetInTab(element.ownerDocument), ...size });
  return view.frameElement ? visiblePart(view.frameElement, visible) : visible;
}

export function intersect(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y);
  return { x, y, width, height };
}
