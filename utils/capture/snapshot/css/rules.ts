/** One part of a style sheet as text: split, never interpreted (CSS Syntax 3, 5.4). */
export type CssRule =
  | { readonly kind: "style"; readonly prelude: string; readonly body: readonly CssItem[] }
  /** A rule that holds rules: `@media`, `@layer name { }`… */
  | { readonly kind: "group"; readonly name: string; readonly prelude: string; readonly body: readonly CssItem[] }
  /** A rule that holds declarations or a syntax of its own: `@font-face`, `@keyframes`… */
  | { readonly kind: "block"; readonly name: string; readonly prelude: string; readonly text: string }
  /** A rule without a block: `@import`, `@layer a, b;`. */
  | { readonly kind: "statement"; readonly name: string; readonly prelude: string };

/** A rule, or declarations between rules. */
export type CssItem = CssRule | string;

const GROUPS = new Set([
  "media",
  "supports",
  "layer",
  "container",
  "scope",
  "starting-style",
  "document",
  "-moz-document",
]);

/** Strings and unquoted addresses are kept as they are, comments become empty ones: they still part two words. */
const COMMENTS =
  /(\\[\s\S]|"[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*'?|url\(\s*(?!["'\s])[^)\\]*(?:\\[\s\S][^)\\]*)*\)?)|\/\*[\s\S]*?(?:\*\/|$)/gi;

const QUOTE = 34;
const APOSTROPHE = 39;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const SEMICOLON = 59;
const NEWLINE = 10;

/** Splits a style sheet into its rules. Never throws: what makes no sense is kept as it stands or ends with the text. */
export function parseRules(css: string): readonly CssItem[] {
  const text = css.includes("/*") ? css.replace(COMMENTS, (_, kept?: string) => kept ?? "/**/") : css;
  return new Splitter(text).items(false, 0);
}

/** Deeper nesting than this is kept as text. */
const MAX_DEPTH = 60;

class Splitter {
  readonly #css: string;
  #at = 0;
  /** The last prelude holds a brace or semicolon that belongs to nothing. */
  #isSpoilt = false;

  constructor(css: string) {
    this.#css = css;
  }

  /** Items up to the end of the block, or of the text. */
  items(inStyle: boolean, depth: number): CssItem[] {
    const items: CssItem[] = [];
    for (;;) {
      this.#skipBlanks(depth > 0);
      const start = this.#at;
      const first = this.#css.charCodeAt(start);
      if (Number.isNaN(first)) return items;
      if (first === CLOSE_BRACE && depth > 0) {
        this.#at++;
        return items;
      }
      const isAtRule = first === 64;
      this.#isSpoilt = false;
      const stop = this.#find({ semicolonEnds: isAtRule || inStyle, braceEnds: depth > 0 });
      const prelude = this.#css.slice(start, this.#at).trim();
      if (stop === OPEN_BRACE && inStyle && /^--[\w-]*\s*:/.test(prelude)) {
        this.#block();
        this.#find({ semicolonEnds: true, braceEnds: true });
        items.push(this.#css.slice(start, this.#at).trim());
        continue;
      }
      // a brace or semicolon too many outside any block makes the rule after it invalid (CSS Syntax 3, 5.4.3)
      if (stop === OPEN_BRACE && this.#isSpoilt) this.#block();
      else if (stop === OPEN_BRACE) items.push(this.#rule(prelude, isAtRule, inStyle, depth));
      else if (isAtRule) items.push({ kind: "statement", ...named(prelude) });
      else if (inStyle && prelude !== "") items.push(prelude);
      if (stop === SEMICOLON) this.#at++;
    }
  }

  #rule(prelude: string, isAtRule: boolean, inStyle: boolean, depth: number): CssRule {
    if (!isAtRule && depth < MAX_DEPTH) {
      this.#at++;
      return { kind: "style", prelude, body: this.items(true, depth + 1) };
    }
    // deeper than anybody writes: left out
    if (!isAtRule) return { kind: "block", name: "", prelude: "", text: this.#block().slice(0, 0) };
    const { name, prelude: rest } = named(prelude);
    if (GROUPS.has(name) && depth < MAX_DEPTH) {
      this.#at++;
      return { kind: "group", name, prelude: rest, body: this.items(inStyle || name === "scope", depth + 1) };
    }
    return { kind: "block", name, prelude: rest, text: this.#block() };
  }

  /** What is between this brace and its counterpart. */
  #block(): string {
    const start = this.#at + 1;
    this.#at = start;
    for (let depth = 1; ; ) {
      const stop = this.#find({ semicolonEnds: false, braceEnds: true, anyBrace: true });
      if (stop === null) return this.#css.slice(start);
      this.#at++;
      depth += stop === OPEN_BRACE ? 1 : -1;
      if (depth === 0) return this.#css.slice(start, this.#at - 1);
    }
  }

  #skipBlanks(inBlock: boolean): void {
    const css = this.#css;
    for (;;) {
      const code = css.charCodeAt(this.#at);
      if (code <= 32 || (code === SEMICOLON && inBlock)) this.#at++;
      else if (code === 47 && css.startsWith("/**/", this.#at)) this.#at += 4;
      else if (code === 60 && css.startsWith("<!--", this.#at)) this.#at += 4;
      else if (code === 45 && css.startsWith("-->", this.#at)) this.#at += 3;
      else return;
    }
  }

  /** Goes to the next brace, or semicolon where one ends the item, outside strings, addresses and brackets. */
  #find(ends: { semicolonEnds: boolean; braceEnds: boolean; anyBrace?: boolean }): number | null {
    const css = this.#css;
    const { semicolonEnds, braceEnds, anyBrace = false } = ends;
    let nested = 0;
    for (; this.#at < css.length; this.#at++) {
      const code = css.charCodeAt(this.#at);
      if (code === QUOTE || code === APOSTROPHE) this.#string(code);
      else if (code === BACKSLASH) this.#at++;
      else if (code === OPEN_PAREN || code === OPEN_BRACKET) {
        nested++;
        if (code === OPEN_PAREN) this.#address();
      } else if (code === CLOSE_PAREN || code === CLOSE_BRACKET) nested = Math.max(0, nested - 1);
      else if (code === OPEN_BRACE && (nested === 0 || anyBrace)) return code;
      else if (code === OPEN_BRACE) nested++;
      else if (code === CLOSE_BRACE && nested > 0) nested--;
      else if (code === CLOSE_BRACE && braceEnds) return code;
      else if (code === CLOSE_BRACE || (code === SEMICOLON && nested === 0 && !semicolonEnds)) this.#isSpoilt = true;
      else if (code === SEMICOLON && nested === 0 && semicolonEnds) return code;
    }
    return null;
  }

  #string(quote: number): void {
    const css = this.#css;
    for (this.#at++; this.#at < css.length; this.#at++) {
      const code = css.charCodeAt(this.#at);
      if (code === BACKSLASH) this.#at++;
      // an unescaped line break ends a bad string (CSS Syntax 3, 4.3.5)
      else if (code === quote || code === NEWLINE) return;
    }
  }

  /** Skips an unquoted address, in which quotes and braces mean nothing. */
  #address(): void {
    const css = this.#css;
    if (css.slice(this.#at - 3, this.#at).toLowerCase() !== "url") return;
    let at = this.#at + 1;
    while (css.charCodeAt(at) <= 32) at++;
    const first = css.charCodeAt(at);
    if (first === QUOTE || first === APOSTROPHE) return;
    for (; at < css.length && css.charCodeAt(at) !== CLOSE_PAREN; at++) {
      if (css.charCodeAt(at) === BACKSLASH) at++;
    }
    this.#at = at - 1;
  }
}

function named(prelude: string): { name: string; prelude: string } {
  const name = /^@([\w-]+)/.exec(prelude)?.[1] ?? "";
  return { name: name.toLowerCase(), prelude: prelude.slice(name.length + 1).trim() };
}
