/** The attribute that keeps states which markup has no word for. */
export const STATE_ATTRIBUTE = "data-bordereau";

/**
 * Pseudo-classes of what a user or a script did. A saved page shows them by an attribute; the pseudo-class itself
 * stays beside it, at the same specificity (Selectors 4, 17).
 */
export const KEPT_STATES = [
  "focus-within",
  "focus-visible",
  "focus",
  "hover",
  "active",
  "modal",
  "popover-open",
  "indeterminate",
  "target",
  "user-valid",
  "user-invalid",
  "fullscreen",
  "autofill",
  "-webkit-autofill",
] as const;

const STATE = new RegExp(`(?<![:\\\\]):(${KEPT_STATES.join("|")}|defined|valid|invalid)(?![\\w(-])`, "gi");
const CUSTOM_STATE = /(?<![:\\]):(?:state\(\s*([\w-]+)\s*\)|--([\w-]+))/gi;

/** A selector that matches kept states too. */
export function keepStates(selector: string, present: ReadonlySet<string>): string {
  if (!selector.includes(":")) return selector;
  // what stands in strings is text
  return selector.replace(OUTSIDE_STRINGS, (part) => (/^["']/.test(part) ? part : keepStatesIn(part, present)));
}

const OUTSIDE_STRINGS = /"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?|(?:[^"'\\]|\\[\s\S])+/g;

function keepStatesIn(selector: string, present: ReadonlySet<string>): string {
  return selector
    .replace(STATE, (whole, name: string) => {
      const state = name.toLowerCase();
      // few elements are undefined while their page runs, all are in a saved one
      if (state === "defined") return `:not([${STATE_ATTRIBUTE}~="undefined"])`;
      if (state === "valid")
        return present.has("invalid") ? `${whole}:where(:not([${STATE_ATTRIBUTE}~="invalid"]))` : whole;
      return present.has(state) ? `:is(${whole},[${STATE_ATTRIBUTE}~="${state}"])` : whole;
    })
    .replace(CUSTOM_STATE, (_, name?: string, old?: string) => `[${STATE_ATTRIBUTE}~="state-${name ?? old}"]`);
}

/**
 * Attributes that a saved page lacks or has another value of, and that style sheets may speak of: the author's own
 * value stands beside, under another name.
 */
const ALIASED_ATTRIBUTES: ReadonlySet<string> = new Set(
  "src srcset sizes action target loading autofocus autoplay data poster crossorigin is value checked selected".split(
    " ",
  ),
);
export const ALIAS_PREFIX = `${STATE_ATTRIBUTE}-`;

const ALIASED = new RegExp(
  `\\[\\s*(?:(${[...ALIASED_ATTRIBUTES].join("|")})(?=\\s*[\\]=~|^$*])|(href)(?=\\s*[~|^$*]?=))`,
  "gi",
);

/** Whether an attribute of this name needs the author's own value beside it: a link has an address in any case. */
export function needsAlias(name: string, cssAttributes: ReadonlySet<string> | null): boolean {
  return name === "href"
    ? (cssAttributes?.has("href=") ?? false)
    : ALIASED_ATTRIBUTES.has(name) && (cssAttributes?.has(name) ?? false);
}

/** A selector that asks for the author's own values. */
export function withAliases(selector: string): string {
  return selector.includes("[") ? selector.replace(ALIASED, `[${ALIAS_PREFIX}$1$2`) : selector;
}

/** Names of custom states that a style sheet speaks of. */
export function customStates(css: string): string[] {
  if (!css.includes(":state(") && !css.includes(":--")) return [];
  return [...css.matchAll(CUSTOM_STATE)].map(([, name, old]) => name ?? old ?? "");
}
