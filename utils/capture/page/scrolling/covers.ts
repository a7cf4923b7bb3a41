import { shadowRootOf } from "../walk";
import { flatParent, isInside } from "./flat-tree";
import type { Box } from "./scroll-target";
import { isStyled, type StyleChanges } from "./style-changes";

/** Smaller things slip through; closer points cost time on every screen. CSS pixels, and points at most. */
const EVERY_PX = 24;
const MAX_POINTS = 40;

/** What stands over a box or an element that is photographed: buttons, bars, bubbles. */
export class Covers {
  readonly #subject: Element | null;
  readonly #changes: StyleChanges;

  constructor(subject: Element | null, changes: StyleChanges) {
    this.#subject = subject;
    this.#changes = changes;
  }

  /** Hides what covers `box` (CSS pixels of the subject's own window). */
  hide(box: Box): void {
    if (!this.#subject) return;
    for (const cover of coversOf(this.#subject, box).covers) {
      if (isStyled(cover)) this.#changes.set(cover, { opacity: "0", transition: "none" });
    }
  }
}

/** What is over `subject` in `box`, and the share of `box` that it takes. */
export function coversOf(subject: Element, box: Box): { covers: Set<Element>; share: number } {
  const covers = new Set<Element>();
  const columns = pointsAlong(box.width);
  const rows = pointsAlong(box.height);
  let covered = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const x = box.x + (box.width * (column + 0.5)) / columns;
      const y = box.y + (box.height * (row + 0.5)) / rows;
      const above = elementsAbove(subject, x, y).map((element) => apartFrom(element, subject));
      for (const element of above) covers.add(element);
      if (above.length > 0) covered++;
    }
  }
  return { covers, share: covered / (rows * columns) };
}

function pointsAlong(length: number): number {
  return Math.max(1, Math.min(MAX_POINTS, Math.ceil(length / EVERY_PX)));
}

/** Elements at a point before the first that is part of the subject, or that the subject is part of. */
function elementsAbove(subject: Element, x: number, y: number): Element[] {
  const above: Element[] = [];
  for (const element of deepElementsAt(subject.ownerDocument, x, y)) {
    if (isInside(element, subject) || isInside(subject, element)) break;
    above.push(element);
  }
  return above;
}

function deepElementsAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  return root.elementsFromPoint(x, y).flatMap((element) => {
    const shadow = shadowRootOf(element);
    if (!shadow || element.getRootNode() !== root) return [element];
    return [...deepElementsAt(shadow, x, y).filter((inner) => inner.getRootNode() === shadow), element];
  });
}

/** The outermost element around `element` that the subject is no part of. */
function apartFrom(element: Element, subject: Element): Element {
  let apart = element;
  for (let outer = flatParent(apart); outer && !isInside(subject, outer); outer = flatParent(outer)) apart = outer;
  return apart;
}
