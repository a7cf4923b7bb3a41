import type { Box } from "./format";

/** What cuts off an element's content, and that of its descendants by how they are positioned. Null: nothing does. */
export interface Clip {
  readonly flow: Box | null;
  /** For `position: absolute`, whose containing block may lie further out. */
  readonly absolute: Box | null;
  readonly fixed: Box | null;
}

export const NO_CLIP: Clip = { flow: null, absolute: null, fixed: null };

/** Ways to hide text from the eye alone, for screen readers: shapes without an area. */
const EMPTY_SHAPE =
  /^(?:inset\((?:[5-9]\d|100)%|circle\(0|polygon\(0(?:px|%)? 0(?:px|%)?(?:, 0(?:px|%)? 0(?:px|%)?)*\))/;

/**
 * What may be seen of an element's content; null where nothing may.
 * `isRoot`: its overflow is the viewport's, which cuts nothing off a page.
 */
export function clipOf(element: Element, style: CSSStyleDeclaration, outer: Clip, isRoot: boolean): Clip | null {
  if (style.clipPath !== "none" && EMPTY_SHAPE.test(style.clipPath)) return null;
  if (style.clip !== "auto" && isEmptyRect(style.clip)) return null;
  const clips = !isRoot && style.overflowX !== "visible";
  // the usual case: nothing cuts anything off, whatever is positioned how
  if (!clips && outer.flow === outer.absolute && outer.flow === outer.fixed) return outer;
  const { position } = style;
  const around = position === "absolute" ? outer.absolute : position === "fixed" ? outer.fixed : outer.flow;
  // an inline element has no box that could cut
  const flow = clips && style.display !== "inline" ? intersection(around, paddingBox(element)) : around;
  const holdsFixed = style.transform !== "none" || style.filter !== "none";
  return {
    flow,
    absolute: position !== "static" || holdsFixed ? flow : outer.absolute,
    fixed: holdsFixed ? flow : outer.fixed,
  };
}

/** Whether the middle of a box may be seen. */
export function isSeen(box: Box, clip: Box | null): boolean {
  if (!clip) return true;
  const x = (box.left + box.right) / 2;
  const y = (box.top + box.bottom) / 2;
  return x >= clip.left && x <= clip.right && y >= clip.top && y <= clip.bottom;
}

/** In the coordinates of the element's own window. */
export function paddingBox(element: Element): Box {
  const rect = element.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = element as Partial<HTMLElement>;
  // a transform shows in the first, not in the others
  const scaleX = offsetWidth ? rect.width / offsetWidth : 1;
  const scaleY = offsetHeight ? rect.height / offsetHeight : 1;
  const left = rect.left + element.clientLeft * scaleX;
  const top = rect.top + element.clientTop * scaleY;
  return { left, top, right: left + element.clientWidth * scaleX, bottom: top + element.clientHeight * scaleY };
}

export function intersection(a: Box | null, b: Box): Box {
  if (!a) return b;
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

/** `rect(0px, 0px, 0px, 0px)`, or one pixel, as the old way to hide text has it. */
function isEmptyRect(clip: string): boolean {
  const [top, right, bottom, left] = (clip.match(/-?[\d.]+px|auto/g) ?? []).map((side) => Number.parseFloat(side));
  if (top === undefined || right === undefined || bottom === undefined || left === undefined) return false;
  return right - left <= 1 || bottom - top <= 1;
}
