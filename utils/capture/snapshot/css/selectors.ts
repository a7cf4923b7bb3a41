/** Names that occur in one tree, in lower case: what a selector needs to match anything there. */
export interface Vocabulary {
  readonly classes: Set<string>;
  readonly ids: Set<string>;
  readonly tags: Set<string>;
}

export function emptyVocabulary(): Vocabulary {
  return { classes: new Set(), ids: new Set(), tags: new Set() };
}

interface Requirement {
  readonly classes: readonly string[];
  readonly ids: readonly string[];
  readonly tags: readonly string[];
}

const LETTER = "[\\w-]|[^\\x00-\\x7f]|\\\\[0-9a-fA-F]{1,6}\\s?|\\\\[^0-9a-fA-F]";
/** Classes and ids by their sign, types where a compound selector begins; `prefix|` is a namespace. */
const NEEDED = new RegExp(
  `([.#])((?:${LETTER})+)|(?:^|[\\s>+~|&])((?![\\d-])(?:${LETTER})+)(?!\\||[\\w-]|[^\\x00-\\x7f])`,
  "g",
);

const requirements = new Map<string, readonly Requirement[]>();
/** Sheets of large sites have some ten thousand selectors; hostile ones may not fill the memory. */
const MAX_REMEMBERED = 50_000;

/**
 * Whether a selector list could match anything in a tree with this vocabulary. True where in doubt: arguments of
 * functional pseudo-classes and attributes are not looked at.
 */
export function mayMatch(selectors: string, vocabulary: Vocabulary): boolean {
  let needed = requirements.get(selectors);
  if (!needed) {
    needed = splitList(selectors).map((selector) => requirementOf(withoutArguments(selector)));
    if (requirements.size < MAX_REMEMBERED) requirements.set(selectors, needed);
  }
  return needed.some(
    ({ classes, ids, tags }) =>
      classes.every((name) => vocabulary.classes.has(name)) &&
      ids.every((name) => vocabulary.ids.has(name)) &&
      tags.every((name) => vocabulary.tags.has(name)),
  );
}

/** Elements without a box that a saved tree has between a parent and its child where a parser would part them. */
const BETWEEN = ":where(applet,bordereau-group)";

/** A selector list that sees a child through what was put around it; its specificity stays. */
export function throughBarriers(selectors: string): string {
  if (!selectors.includes(">")) return selectors;
  return splitList(selectors)
    .flatMap((selector) => [selector, ...seenThrough(selector)])
    .join(",");
}

function seenThrough(selector: string): string[] {
  return outside(selector, ">").map((at) => `${selector.slice(0, at)}>${BETWEEN}${selector.slice(at)}`);
}

function splitList(selectors: string): string[] {
  if (!/["'\\([]/.test(selectors)) return selectors.split(",");
  const commas = [-1, ...outside(selectors, ","), selectors.length];
  return commas.slice(1).map((end, index) => selectors.slice((commas[index] ?? -1) + 1, end));
}

/** Where a character stands outside brackets, strings and escapes. */
function outside(selector: string, wanted: string): number[] {
  const places: number[] = [];
  let depth = 0;
  for (let at = 0; at < selector.length; at++) {
    const character = selector[at] ?? "";
    if (character === "\\") at++;
    else if (character === '"' || character === "'") at = stringEnd(selector, at);
    else if (character === "(" || character === "[") depth++;
    else if (character === ")" || character === "]") depth = Math.max(0, depth - 1);
    else if (depth === 0 && character === wanted) places.push(at);
  }
  return places;
}

/** Where the string that begins here ends. */
function stringEnd(selector: string, start: number): number {
  for (let at = start + 1; at < selector.length; at++) {
    if (selector[at] === "\\") at++;
    else if (selector[at] === selector[start]) return at;
  }
  return selector.length;
}

function requirementOf(selector: string): Requirement {
  const classes: string[] = [];
  const ids: string[] = [];
  const tags: string[] = [];
  for (const [, sign, name, tag] of selector.trim().matchAll(NEEDED)) {
    if (tag !== undefined) tags.push(plainIdentifier(tag));
    else (sign === "." ? classes : ids).push(plainIdentifier(name ?? ""));
  }
  return { classes, ids, tags };
}

/** The selector without `(…)` and `[…]`, which may hold commas, strings and other selectors. */
function withoutArguments(selector: string): string {
  if (!/[([\\"']/.test(selector)) return selector;
  let text = "";
  let depth = 0;
  for (let at = 0; at < selector.length; at++) {
    const character = selector[at] ?? "";
    if (character === "\\") {
      if (depth === 0) text += character + (selector[at + 1] ?? "");
      at++;
    } else if (character === '"' || character === "'") {
      at = stringEnd(selector, at);
    } else if (character === "(" || character === "[") depth++;
    else if (character === ")" || character === "]") depth = Math.max(0, depth - 1);
    else if (depth === 0) text += character;
  }
  return text;
}

/** An identifier as the document has it, in lower case (CSS Syntax 3, 4.3.7). */
function plainIdentifier(identifier: string): string {
  const plain = identifier.includes("\\")
    ? identifier.replace(/\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi, (_, hex?: string, other?: string) =>
        hex ? codePoint(Number.parseInt(hex, 16)) : (other ?? ""),
      )
    : identifier;
  return plain.toLowerCase();
}

function codePoint(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}
