import { rootElementOf } from "../dom";
import type { TreeScope } from "../scope";
import { addRule } from "./states";

/**
 * Custom properties that a script registered with an initial value (`CSS.registerProperty`): no list of them can be
 * had, but one that nobody gives a value and that has one all the same is one of them.
 */
export function keepRegistered({ root, document: scope, undeclared }: TreeScope): void {
  const element = rootElementOf(scope.doc);
  if (root !== scope.doc || !element || undeclared.length === 0) return;
  const style = scope.view.getComputedStyle(element);
  for (const name of undeclared) {
    const value = style.getPropertyValue(name).trim();
    if (value === "" || element.style?.getPropertyValue(name) || /[;{}<]/.test(value)) continue;
    addRule(scope, root, `@property ${name}{syntax:"*";inherits:true;initial-value:${value}}`);
  }
}
