import { attributeOf, queryAll } from "../dom";
import type { DocumentScope } from "../scope";
import { addAttributes, addStyle } from "./states";

const MOVERS = "animate,set,animateTransform,animateMotion,animateColor";
export const SMIL_ELEMENTS: ReadonlySet<string> = new Set([...MOVERS.split(","), "mpath", "discard"]);

interface AnimatedLength {
  readonly animVal: { readonly valueAsString?: string; readonly value?: unknown };
}

/** Writes what SVG's own animations show at this moment into the attributes that they move (SVG 2, SMIL). */
export function freezeSmil(root: Document | ShadowRoot, scope: DocumentScope): void {
  for (const mover of queryAll(root, MOVERS)) {
    const target = (mover as SVGAnimationElement).targetElement;
    if (!target) continue;
    if (mover.localName === "animateTransform" || mover.localName === "animateMotion") freezeTransform(target, scope);
    else freezeAttribute(target, attributeOf(mover, "attributeName") ?? "", scope);
  }
}

function freezeTransform(target: Element, scope: DocumentScope): void {
  const list = (target as SVGGraphicsElement).transform?.animVal;
  if (!list) return;
  const matrices = Array.from({ length: list.numberOfItems }, (_, index) => list.getItem(index).matrix).map(
    ({ a, b, c, d, e, f }) => `matrix(${a} ${b} ${c} ${d} ${e} ${f})`,
  );
  if (matrices.length > 0) addAttributes(scope, target, { transform: matrices.join(" ") });
}

function freezeAttribute(target: Element, name: string, scope: DocumentScope): void {
  if (!/^[\w:-]+$/.test(name) || /^on|href/i.test(name)) return;
  const computed = scope.view.getComputedStyle(target).getPropertyValue(name);
  if (computed !== "") {
    addStyle(scope, target, `;${name}:${computed}!important;`);
    return;
  }
  const animated = (target as unknown as Record<string, AnimatedLength | undefined>)[name]?.animVal;
  const value = animated?.valueAsString ?? animated?.value ?? (animated as unknown as number | string | undefined);
  if (typeof value === "string" || typeof value === "number") addAttributes(scope, target, { [name]: String(value) });
}
