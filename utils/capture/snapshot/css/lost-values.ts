import { queryAll } from "../dom";

/** `border-right-width: ;`: browsers cannot write down a shorthand with `var()` of which a part was set again. */
const LOST = /([\w-]+): (;| !important;)/g;

/** Whether the browser wrote down a rule with values left out. */
export function hasLostValues(css: string): boolean {
  return css.includes(": ;") || css.includes(":  !important;");
}

/** A rule with what the browser left out taken from the first element that it styles. */
export function withFoundValues(rule: CSSRule, css: string, root: Document | ShadowRoot, view: Window): string {
  const { selectorText } = rule as CSSStyleRule;
  if (selectorText === undefined) return css;
  const [element, pseudo] = firstStyled(selectorText, root);
  if (!element) return css;
  const style = view.getComputedStyle(element, pseudo);
  return css.replace(LOST, (_, name: string, end: string) => {
    const value = style.getPropertyValue(name);
    return value === "" ? "" : `${name}: ${value}${end}`;
  });
}

function firstStyled(selectors: string, root: Document | ShadowRoot): [Element | null, string | null] {
  const pseudo = /::[\w-]+(?=\s*(?:,|$))/.exec(selectors)?.[0] ?? null;
  const plain = selectors.replace(/::[\w-]+(?:\([^)]*\))?/g, "");
  const host = (root as ShadowRoot).host ?? null;
  if (host && /^\s*:host(?:\([^)]*\))?\s*(?:,|$)/.test(plain)) return [host, pseudo];
  return [queryAll(root, plain.replace(/:host(?:\([^)]*\))?\s*/g, ""))[0] ?? null, pseudo];
}
