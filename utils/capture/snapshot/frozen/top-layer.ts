import { boxOf, matchesSelector, parentNodeOf, queryAll } from "../dom";
import { escapeAttribute } from "../markup";
import type { DocumentScope } from "../scope";
import { addStyle } from "./states";

/** Above everything that a page puts there itself, with room for the order among them. */
const FIRST_LEVEL = 2_147_480_000;

/**
 * The top layer is out of reach for markup: an open modal dialog, popover or full-screen element is put on the
 * highest levels instead, its backdrop as an element before it. Gives whether there is one.
 */
export function freezeTopLayer(root: Document | ShadowRoot, scope: DocumentScope): boolean {
  const onTop = queryAll(root, ":is(:modal,:popover-open,:fullscreen)");
  onTop.sort((a, b) => coverage(a, b, scope));
  for (const [index, element] of onTop.entries()) {
    const level = FIRST_LEVEL + 2 * index;
    const style = scope.view.getComputedStyle(element);
    const trap = fixedContainer(element, scope);
    // out of a shadow tree its styles would not follow it
    const moves = trap !== null && root === scope.doc;
    const place = trap && !moves ? placeInside(element, trap) : "";
    addStyle(scope, element, `;display:${style.display}!important;z-index:${level + 1}!important;${place}`);
    const backdrop = backdropMarkup(element, level, moves ? null : trap, scope);
    if (moves) scope.moved.set(element, inheritedStyle(element, scope));
    const isLocked = !moves && raiseAncestors(element, level + 1, scope);
    // at the end of the body it parts no siblings, but what is locked in an ancestor's levels needs it there
    if (trap || isLocked) scope.before.set(element, backdrop);
    else scope.atEnd.push(backdrop);
  }
  return onTop.length > 0;
}

/** Rules that hold for elements in the top layer (HTML, 15.5.5), below everything the page says. */
export const TOP_LAYER_RULES =
  '[data-bordereau~="modal"]{position:fixed;inset-block:0;overflow:auto;visibility:visible;' +
  "max-width:calc(100% - 6px - 2em);max-height:calc(100% - 6px - 2em)}";

const INHERITED = (
  "color font line-height letter-spacing word-spacing text-align text-indent text-transform white-space direction " +
  "visibility list-style quotes cursor"
).split(" ");

/** What an element gets from where it stands, for one that is written down elsewhere. */
function inheritedStyle(element: Element, { view }: DocumentScope): string {
  const parent = parentOf(element);
  if (!parent) return "";
  const style = view.getComputedStyle(parent);
  return INHERITED.map((property) => `${property}:${style.getPropertyValue(property)}`).join(";");
}

/** Which of two elements lies above the other, as far as they overlap. */
function coverage(a: Element, b: Element, { doc }: DocumentScope): number {
  // a modal dialog closes popovers when it opens, so one that is open came later
  const [popoverA, popoverB] = [a, b].map((each) => Number(matchesSelector(each, ":popover-open")));
  if (popoverA !== popoverB) return (popoverA ?? 0) - (popoverB ?? 0);
  const boxA = boxOf(a);
  const boxB = boxOf(b);
  const x = (Math.max(boxA.left, boxB.left) + Math.min(boxA.right, boxB.right)) / 2;
  const y = (Math.max(boxA.top, boxB.top) + Math.min(boxA.bottom, boxB.bottom)) / 2;
  const hits = Document.prototype.elementsFromPoint.call(doc, x, y);
  const rank = (element: Element) => hits.findIndex((hit) => element === hit || element.contains(hit));
  const [rankA, rankB] = [rank(a), rank(b)];
  // what is behind a modal dialog cannot be hit
  if (rankA < 0 || rankB < 0) return Number(rankB < 0) - Number(rankA < 0);
  return rankB - rankA;
}

const CONTAINS_FIXED = /^(?:transform|translate|rotate|scale|perspective|filter|backdrop-filter)$/;

/** The ancestor whose transform or containment a fixed element inside it would follow; null without one. */
function fixedContainer(element: Element, scope: DocumentScope): Element | null {
  for (let above = parentOf(element); above; above = parentOf(above)) {
    const style = scope.view.getComputedStyle(above);
    const changed = ["transform", "translate", "rotate", "scale", "perspective", "filter", "backdrop-filter"].some(
      (property) => !["", "none"].includes(style.getPropertyValue(property)),
    );
    const announced = style.willChange.split(/\s*,\s*/).some((property) => CONTAINS_FIXED.test(property));
    const contained = /paint|layout|strict|content/.test(style.contain) || /size/.test(style.containerType ?? "");
    if (changed || announced || contained) return above;
  }
  return null;
}

function parentOf(element: Element): Element | null {
  const parent = parentNodeOf(element);
  if (parent === null) return null;
  if ((parent as Node).nodeType === Node.DOCUMENT_FRAGMENT_NODE) return (parent as unknown as ShadowRoot).host ?? null;
  return (parent as Node).nodeType === Node.ELEMENT_NODE ? (parent as unknown as Element) : null;
}

function placeInside(element: Element, container: Element): string {
  const box = boxOf(element);
  const outer = boxOf(container);
  const left = box.left - outer.left - container.clientLeft;
  const top = box.top - outer.top - container.clientTop;
  return (
    `position:fixed!important;inset:auto!important;margin:0!important;left:${left}px!important;top:${top}px!important;` +
    `width:${box.width}px!important;height:${box.height}px!important;box-sizing:border-box!important;` +
    "max-width:none!important;max-height:none!important;"
  );
}

const BACKDROP_PROPERTIES = ["background", "backdrop-filter", "opacity", "filter"] as const;

function backdropMarkup(element: Element, level: number, trap: Element | null, { view }: DocumentScope): string {
  const style = view.getComputedStyle(element, "::backdrop");
  if (style.display === "none" || style.display === "") return "";
  const isClear =
    /^(?:rgba\(0, 0, 0, 0\)|transparent)$/.test(style.backgroundColor) && style.backgroundImage === "none";
  if (isClear && ["", "none"].includes(style.getPropertyValue("backdrop-filter"))) return "";
  const outer = trap ? boxOf(trap) : null;
  const place = outer
    ? `left:${-outer.left - (trap?.clientLeft ?? 0)}px;top:${-outer.top - (trap?.clientTop ?? 0)}px;` +
      `width:${view.innerWidth}px;height:${view.innerHeight}px`
    : "inset:0";
  const looks = BACKDROP_PROPERTIES.map((property) => `${property}:${style.getPropertyValue(property)}`).join(";");
  const text = `display:block;position:fixed;${place};z-index:${level};${looks}`;
  return `<bordereau-backdrop style="${escapeAttribute(text)}"></bordereau-backdrop>`;
}

/** Lifts the stacking contexts that an element is locked in (CSS 2, 9.9.1); gives whether there are any. */
function raiseAncestors(element: Element, level: number, scope: DocumentScope): boolean {
  let isLocked = false;
  for (let above = parentOf(element); above; above = parentOf(above)) {
    const style = scope.view.getComputedStyle(above);
    const positioned = style.position !== "static";
    const stacks =
      (positioned && style.zIndex !== "auto") ||
      style.position === "fixed" ||
      style.position === "sticky" ||
      style.opacity !== "1" ||
      style.transform !== "none" ||
      style.filter !== "none" ||
      style.isolation === "isolate" ||
      style.mixBlendMode !== "normal" ||
      matchesSelector(above, ":is(:modal,:popover-open)");
    if (!stacks || above === scope.doc.documentElement || above === scope.doc.body) continue;
    isLocked = true;
    if (scope.styles.get(above)?.includes("z-index")) continue;
    addStyle(scope, above, `;z-index:${level}!important;${positioned ? "" : "position:relative!important;"}`);
  }
  return isLocked;
}
