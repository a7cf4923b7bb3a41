import type { Sheet } from "../css/sheet";
import { STATE_ATTRIBUTE } from "../css/states";
import type { DocumentScope } from "../scope";
import { addMark, addRule, addStyle } from "./states";

const NOT_PROPERTIES = new Set(["offset", "computedOffset", "easing", "composite"]);

/** Writes what animations and transitions show at this moment into the elements that they move. */
export function freezeAnimations(root: Document | ShadowRoot, scope: DocumentScope, sheets: readonly Sheet[]): void {
  let animations: Animation[];
  try {
    animations = root.getAnimations();
  } catch {
    return;
  }
  for (const animation of animations) {
    const effect = animation.effect as KeyframeEffect | null;
    const target = effect?.target;
    if (!effect || !target) continue;
    const custom = customProperties((animation as CSSAnimation).animationName, sheets);
    const shown = shownValues(effect, target, scope.view, custom);
    if (shown === "") continue;
    if (effect.pseudoElement) freezePseudo(root, target, effect.pseudoElement, shown, scope);
    else addStyle(scope, target, `;${shown}`);
  }
}

function shownValues(effect: KeyframeEffect, target: Element, view: Window, custom: readonly string[]): string {
  const names = new Set<string>(custom);
  for (const frame of effect.getKeyframes()) {
    for (const name of Object.keys(frame)) if (!NOT_PROPERTIES.has(name)) names.add(propertyName(name));
  }
  const style = view.getComputedStyle(target, effect.pseudoElement);
  return [...names]
    .map((name) => [name, style.getPropertyValue(name)] as const)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}:${value}!important;`)
    .join("");
}

/** Custom properties that the keyframes of this name set: not all browsers tell them among the others. */
function customProperties(name: string | undefined, sheets: readonly Sheet[]): string[] {
  if (!name || !/^[\w-]+$/.test(name)) return [];
  const rule = new RegExp(`@keyframes ${name}\\s*\\{((?:[^{}]*\\{[^{}]*\\})*)`, "g");
  const bodies = sheets.flatMap(({ cssom }) => (cssom?.includes("@keyframes") ? [...cssom.matchAll(rule)] : []));
  return bodies.flatMap(([, body = ""]) => [...body.matchAll(/(--[\w-]+)\s*:/g)].map(([, property = ""]) => property));
}

/** A keyframe's own spelling: `backgroundColor`, `cssFloat`, `--custom` (Web Animations 1, 6.6.1). */
function propertyName(name: string): string {
  if (name.startsWith("--")) return name;
  if (name === "cssFloat") return "float";
  if (name === "cssOffset") return "offset";
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function freezePseudo(tree: Node, target: Element, pseudo: string, shown: string, scope: DocumentScope): void {
  if (!/^::?[\w-]+$/.test(pseudo)) return;
  const mark = `still-${scope.marks.size}`;
  addMark(scope, target, mark);
  addRule(scope, tree, `[${STATE_ATTRIBUTE}~="${mark}"]${pseudo}{${shown}}`);
}
