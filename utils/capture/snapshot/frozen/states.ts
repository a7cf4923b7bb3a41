import { KEPT_STATES } from "../css/states";
import { matchesSelector, queryAll } from "../dom";
import type { DocumentScope } from "../scope";

// `:is()` forgives states that this browser does not know
const ANY_STATE = `:is(${KEPT_STATES.map((state) => `:${state}`).join(",")}),:not(:defined)`;

/** Notes which elements of a tree are hovered, focused, open on top… */
export function markStates(root: Document | ShadowRoot, scope: DocumentScope): void {
  for (const element of queryAll(root, ANY_STATE)) {
    for (const state of KEPT_STATES) {
      if (!matchesSelector(element, `:${state}`)) continue;
      scope.states.add(state);
      addMark(scope, element, state);
      if (state === "focus-visible") keepFocusRing(element, scope);
    }
    if (matchesSelector(element, ":not(:defined)")) addMark(scope, element, "undefined");
  }
}

/** The browser's own ring around what has the focus. */
function keepFocusRing(element: Element, scope: DocumentScope): void {
  const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = scope.view.getComputedStyle(element);
  if (outlineStyle === "none") return;
  addStyle(scope, element, `;outline:${outlineStyle} ${outlineWidth} ${outlineColor};outline-offset:${outlineOffset};`);
}

/** What a script says is wrong with a field (`setCustomValidity`) is in no attribute. */
export function markCustomErrors(root: Document | ShadowRoot, scope: DocumentScope): void {
  for (const field of queryAll(root, ":invalid")) {
    if (!(field as HTMLInputElement).validity?.customError) continue;
    scope.states.add("invalid");
    addMark(scope, field, "invalid");
  }
}

/** Notes the custom states of an element (`:state(name)`), of those that style sheets speak of. */
export function markCustomStates(element: Element, names: readonly string[], scope: DocumentScope): void {
  for (const name of names) {
    if (matchesSelector(element, `:state(${name})`) || matchesSelector(element, `:--${name}`)) {
      addMark(scope, element, `state-${name}`);
    }
  }
}

export function addMark(scope: DocumentScope, element: Element, mark: string): void {
  const marks = scope.marks.get(element);
  if (!marks) scope.marks.set(element, [mark]);
  else if (!marks.includes(mark)) marks.push(mark);
}

export function addStyle(scope: DocumentScope, element: Element, declarations: string): void {
  scope.styles.set(element, (scope.styles.get(element) ?? "") + declarations);
}

export function addAttributes(scope: DocumentScope, element: Element, attributes: Record<string, string | null>): void {
  scope.attributes.set(element, { ...scope.attributes.get(element), ...attributes });
}

export function addRule(scope: DocumentScope, tree: Node, rule: string): void {
  const rules = scope.rules.get(tree);
  if (rules) rules.push(rule);
  else scope.rules.set(tree, [rule]);
}
