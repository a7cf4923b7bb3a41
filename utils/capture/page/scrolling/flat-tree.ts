/** The element that `element` is laid out in: its slot, its parent, or the host of its shadow root. */
export function flatParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  return "host" in root ? (root as ShadowRoot).host : null;
}

/** Whether `inner` is `outer` or laid out inside it, shadow roots included. */
export function isInside(inner: Element, outer: Element): boolean {
  for (let element: Element | null = inner; element; element = flatParent(element)) {
    if (element === outer) return true;
  }
  return false;
}

/** The computed style, asked of the element's own window. */
export function styleOf(element: Element): CSSStyleDeclaration {
  const view = element.ownerDocument.defaultView ?? window;
  return view.getComputedStyle(element);
}

/**
 * The nearest element that scrolls or clips what is inside; null for the viewport. CSS Overflow 3, 3.5: what `body`
 * or the root element says of its overflow is the viewport's, but for a `body` below a root that says so itself.
 */
export function scrollContainerOf(element: Element): Element | null {
  const doc = element.ownerDocument;
  for (let outer = flatParent(element); outer; outer = flatParent(outer)) {
    if (outer === doc.documentElement) return null;
    if (outer === doc.body && styleOf(doc.documentElement).overflowY === "visible") return null;
    if (/auto|scroll|hidden/.test(styleOf(outer).overflowY)) return outer;
  }
  return null;
}

/** Whether a `position: fixed` element stands still in the window, and not in an ancestor that contains it. */
export function isFixedToWindow(element: Element): boolean {
  for (let outer = flatParent(element); outer; outer = flatParent(outer)) {
    const style = styleOf(outer);
    if (style.transform !== "none" || style.perspective !== "none" || style.filter !== "none") return false;
    if ((style.backdropFilter ?? "none") !== "none" && style.backdropFilter !== "") return false;
    if (/transform|perspective|filter/.test(style.willChange)) return false;
    if (/paint|layout|strict|content/.test(style.contain)) return false;
  }
  return true;
}
