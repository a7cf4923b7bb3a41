import { boxOf, parentNodeOf } from "./dom";
import type { DocumentScope } from "./scope";
import type { PageArea, Place } from "./wanted";

/** Where an element's content shows on the page; null where none of it can be seen. */
export function placeOf(element: Element, scope: DocumentScope): Place | null {
  const box = boxOf(element);
  if (box.width < 1 || box.height < 1) return null;
  const style = scope.view.getComputedStyle(element);
  if (style.visibility !== "visible" || style.opacity === "0") return null;
  const px = (...names: string[]) =>
    names.reduce((sum, name) => sum + (Number.parseFloat(style.getPropertyValue(name)) || 0), 0);
  const left = px("border-left-width", "padding-left");
  const top = px("border-top-width", "padding-top");
  const content: PageArea = {
    x: box.left + left + scope.origin.x,
    y: box.top + top + scope.origin.y,
    width: box.width - left - px("border-right-width", "padding-right"),
    height: box.height - top - px("border-bottom-width", "padding-bottom"),
  };
  const visible = intersect(clippedByAncestors(element, content, scope), scope.visible);
  return visible ? { box: content, visible } : null;
}

function clippedByAncestors(element: Element, content: PageArea, scope: DocumentScope): PageArea | null {
  let visible: PageArea | null = content;
  for (let above = parentNodeOf(element); above && visible; above = parentNodeOf(above as Node)) {
    if ((above as Node).nodeType !== Node.ELEMENT_NODE) continue;
    const ancestor = above as unknown as Element;
    if (ancestor === scope.doc.documentElement || ancestor === scope.doc.body) continue;
    const { overflowX, overflowY } = scope.view.getComputedStyle(ancestor);
    if (overflowX === "visible" && overflowY === "visible") continue;
    const box = boxOf(ancestor);
    const port = {
      x: box.left + ancestor.clientLeft + scope.origin.x,
      y: box.top + ancestor.clientTop + scope.origin.y,
      width: ancestor.clientWidth,
      height: ancestor.clientHeight,
    };
    visible = intersect(visible, port);
  }
  return visible;
}

/** What two areas share; null for nothing. */
export function intersect(a: PageArea | null, b: PageArea): PageArea | null {
  if (!a) return null;
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
