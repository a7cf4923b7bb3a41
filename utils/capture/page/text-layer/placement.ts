import { intersection, paddingBox } from "./clip";
import type { Box } from "./format";

/** From a window's viewport to the page: frames lie somewhere, and may be drawn smaller. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
}

/** All that can be scrolled to. A page from right to left extends to the left of its origin. */
export function pageBox(doc: Document): Box {
  const root = doc.scrollingElement ?? doc.documentElement;
  if (!root) return { left: 0, top: 0, right: 0, bottom: 0 };
  const { scrollWidth, scrollHeight, clientWidth } = root;
  const toLeft = doc.defaultView?.getComputedStyle(root).direction === "rtl" ? scrollWidth - clientWidth : 0;
  return { left: -toLeft, top: 0, right: scrollWidth - toLeft, bottom: scrollHeight };
}

export function toPage(box: Box, { x, y, scaleX, scaleY }: Placement): Box {
  return {
    left: x + box.left * scaleX,
    top: y + box.top * scaleY,
    right: x + box.right * scaleX,
    bottom: y + box.bottom * scaleY,
  };
}

/** Where a frame's viewport lies on the page, and what of it may be seen, as the frame's own window counts. */
export function frameContent(
  frame: HTMLElement,
  style: CSSStyleDeclaration,
  outer: Placement,
  clip: Box | null,
): { readonly place: Placement; readonly clip: Box } {
  const rect = frame.getBoundingClientRect();
  const scaleX = frame.offsetWidth ? rect.width / frame.offsetWidth : 1;
  const scaleY = frame.offsetHeight ? rect.height / frame.offsetHeight : 1;
  const padding = (side: string) => Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0;
  const inner = paddingBox(frame);
  const left = inner.left + padding("left") * scaleX;
  const top = inner.top + padding("top") * scaleY;
  const right = inner.right - padding("right") * scaleX;
  const bottom = inner.bottom - padding("bottom") * scaleY;
  const seen = intersection(clip, { left, top, right, bottom });
  return {
    place: {
      x: outer.x + left * outer.scaleX,
      y: outer.y + top * outer.scaleY,
      scaleX: outer.scaleX * scaleX,
      scaleY: outer.scaleY * scaleY,
    },
    clip: {
      left: (seen.left - left) / scaleX,
      top: (seen.top - top) / scaleY,
      right: (seen.right - left) / scaleX,
      bottom: (seen.bottom - top) / scaleY,
    },
  };
}
