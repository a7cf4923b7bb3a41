import { listed, localNameOf } from "../dom";
import { absoluteUrl } from "../urls";
import { hasLostValues, withFoundValues } from "./lost-values";
import { type CssItem, parseRules } from "./rules";
import { customStates } from "./states";

/** `CSSRule.type` rather than `instanceof`: a frame's rules are of that frame's classes. */
const IMPORT_RULE = 3;

/** An `@import` with the sheet behind it. */
export interface ImportedSheet {
  readonly sheet: Sheet | null;
  readonly url: string;
  /** Null without a layer, empty for an anonymous one. */
  readonly layer: string | null;
  readonly supports: string | null;
  readonly media: string;
}

/** A style sheet as it stood at the moment of the snapshot. */
export interface Sheet {
  /** Of the file, for its relative addresses. */
  readonly baseUrl: string;
  /** Where its own text can be had; null for a sheet that scripts made. */
  readonly url: string | null;
  /** What the browser says its rules are; null where it may not be read. */
  readonly cssom: string | null;
  /** The same with what the browser left out; where it left nothing out, undefined. */
  readonly repaired?: string;
  imports: readonly ImportedSheet[];
  /** The author's own text; undefined until it has been looked for, null where there is none. */
  source: string | null | undefined;
  /** Of `source` or `cssom`, split once. */
  parsed?: readonly CssItem[];
  /** What its rules speak of. */
  words?: SheetWords;
}

export interface SheetWords {
  readonly attributes: readonly string[];
  readonly customStates: readonly string[];
  /** Animations or transitions. */
  readonly moves: boolean;
  /** Custom properties that are used, and those that are given a value. */
  readonly used: ReadonlySet<string>;
  readonly declared: ReadonlySet<string>;
}

/** A tree that a sheet styles, to look at. */
export interface StyledTree {
  readonly root: Document | ShadowRoot;
  readonly view: Window;
}

/** Sheets by the object that the browser has, so that one shared by a thousand roots is read once. */
export class SheetReader {
  readonly #known = new Map<CSSStyleSheet, Sheet>();
  readonly #written: Sheet[] = [];

  get all(): readonly Sheet[] {
    return [...this.#known.values(), ...this.#written];
  }

  /** Reads a sheet now. */
  read(sheet: CSSStyleSheet, documentUrl: string, tree: StyledTree): Sheet {
    const known = this.#known.get(sheet);
    if (known) return known;
    const url = sheet.href;
    const baseUrl = url ?? documentUrl;
    const imports: ImportedSheet[] = [];
    let cssom: string | null = "";
    let repaired: string | undefined;
    try {
      const texts: string[] = [];
      const lost: [number, CSSRule][] = [];
      for (const rule of listed(sheet.cssRules)) {
        const css = rule.cssText;
        texts.push(css);
        if (hasLostValues(css)) lost.push([texts.length - 1, rule]);
        if (rule.type === IMPORT_RULE) imports.push(this.#import(rule as CSSImportRule, baseUrl, tree));
      }
      cssom = texts.join("\n");
      for (const [index, rule] of lost) {
        texts[index] = withFoundValues(rule, texts[index] ?? "", tree.root, tree.view);
      }
      if (lost.length > 0) repaired = texts.join("\n");
    } catch {
      // another site's sheet without CORS
      cssom = null;
    }
    const source = url === null ? elementText(sheet) : undefined;
    const read: Sheet = { baseUrl, url, cssom, imports, source, ...(repaired === undefined ? {} : { repaired }) };
    this.#known.set(sheet, read);
    return read;
  }

  /** A sheet of a document that no browser shows: its text, or where that is. */
  written(from: { readonly text: string; readonly baseUrl: string } | { readonly url: string }): Sheet {
    const sheet: Sheet =
      "text" in from
        ? { baseUrl: from.baseUrl, url: null, cssom: null, imports: [], source: from.text }
        : { baseUrl: from.url, url: from.url, cssom: null, imports: [], source: undefined };
    this.#written.push(sheet);
    return sheet;
  }

  #import(rule: CSSImportRule, baseUrl: string, tree: StyledTree): ImportedSheet {
    const url = absoluteUrl(rule.href, baseUrl) ?? "";
    return {
      url,
      sheet: rule.styleSheet ? this.read(rule.styleSheet, url, tree) : null,
      layer: rule.layerName ?? null,
      supports: rule.supportsText ?? null,
      media: rule.media?.mediaText ?? "",
    };
  }
}

/** The text of a `<style>` element; null for a sheet without one. */
function elementText(sheet: CSSStyleSheet): string | null {
  const node = sheet.ownerNode;
  return node !== null && localNameOf(node) === "style" ? (node.textContent ?? "") : null;
}

const ATTRIBUTE = /\[\s*(?:[\w-]*\|)?([a-z_][\w-]*)\s*([~|^$*]?=)?|\battr\(\s*([\w-]+)/gi;

export function wordsOf(sheet: Sheet): SheetWords {
  sheet.words ??= readWords(sheet.cssom ?? sheet.source ?? "");
  return sheet.words;
}

function readWords(css: string): SheetWords {
  const attributes = new Set<string>();
  for (const [, selected, operator, shown] of css.matchAll(ATTRIBUTE)) {
    const name = (selected ?? shown ?? "").toLowerCase();
    attributes.add(name);
    // compared with a value, not only asked for
    if (operator !== undefined) attributes.add(`${name}=`);
  }
  return {
    attributes: [...attributes],
    customStates: customStates(css),
    moves: /animation|transition/.test(css),
    used: new Set([...css.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = ""]) => name)),
    declared: new Set([...css.matchAll(/(--[\w-]+)\s*[:{]/g)].map(([, name = ""]) => name)),
  };
}

const IMPORT =
  /^(?:url\(\s*)?["']?([^"')\s]+)["']?\s*\)?\s*(?:(layer)(?:\(([^)]*)\))?)?\s*(?:supports\(((?:[^()]|\([^()]*\))*)\))?\s*([^;]*)$/i;

/** Gives a sheet that the browser would not show its text, and finds what it imports. */
export function setSource(sheet: Sheet, text: string, reader: SheetReader): void {
  sheet.source = text;
  if (sheet.cssom !== null) return;
  sheet.imports = parseRules(text).flatMap((item) => {
    if (typeof item === "string" || item.kind !== "statement" || item.name !== "import") return [];
    const [, reference = "", layered, layer, supports, media = ""] = IMPORT.exec(item.prelude) ?? [];
    const url = absoluteUrl(reference, sheet.baseUrl);
    if (url === null) return [];
    return [
      { url, sheet: reader.written({ url }), layer: layered ? (layer ?? "") : null, supports: supports ?? null, media },
    ];
  });
}

/**
 * The rules of a sheet: from the author's text where the sheet is still as it was written, which keeps what this
 * browser dropped and what it writes down wrongly (a shorthand with `var()`); else from the CSSOM.
 */
export function rulesOf(sheet: Sheet): readonly CssItem[] {
  sheet.parsed ??= parseRules(textOf(sheet));
  return sheet.parsed;
}

/** Longer sheets are taken from the CSSOM: reading them a second time would take seconds. Characters. */
const MAX_COMPARED = 4_000_000;

function textOf({ source, cssom, repaired }: Sheet): string {
  if (cssom === null) return source ?? "";
  const isOriginal = source && source.length <= MAX_COMPARED && isUnchanged(source, cssom);
  return isOriginal ? source : (repaired ?? cssom);
}

function isUnchanged(source: string, cssom: string): boolean {
  const fresh = new CSSStyleSheet();
  try {
    fresh.replaceSync(source);
    const texts: string[] = [];
    for (const rule of listed(fresh.cssRules)) texts.push(rule.cssText);
    // a sheet made by a script may not import
    return texts.join("\n") === cssom.replace(/^(?:@import [^\n]*\n?)+/gm, "").trim();
  } catch {
    return false;
  }
}
