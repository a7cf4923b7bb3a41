import { shadowRootOf } from "../walk";

const LINK_SCHEMES = /^(?:https?|mailto|tel):/i;
const MAX_HREF_LENGTH = 2_000;

/** Children as they are drawn: those of the shadow root, in a slot what was put into it, of what is folded its title. */
export function flatChildren(element: Element): ArrayLike<Node> {
  const shadow = shadowRootOf(element);
  if (shadow) return shadow.childNodes;
  if (element.localName === "slot") {
    const assigned = (element as HTMLSlotElement).assignedNodes?.() ?? [];
    if (assigned.length > 0) return assigned;
  }
  if (element.localName === "details" && !(element as HTMLDetailsElement).open) {
    return [...element.children].filter(({ localName }) => localName === "summary").slice(0, 1);
  }
  return element.childNodes;
}

/** Elements whose overflow belongs to the viewport (CSS Overflow 3, 3.3). */
export function isRoot(element: Element, view: Window): boolean {
  const { documentElement, body } = view.document;
  if (element === documentElement) return true;
  return element === body && view.getComputedStyle(documentElement).overflowX === "visible";
}

/** Where a link leads; null for what is none, or leads nowhere that can be kept. */
export function linkOf(element: Element): string | null {
  if (element.localName !== "a") return null;
  const { href } = element as HTMLAnchorElement;
  // in SVG it is an object
  if (typeof href !== "string" || !LINK_SCHEMES.test(href) || href.length > MAX_HREF_LENGTH) return null;
  return href;
}
