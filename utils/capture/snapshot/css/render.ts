import { type CssFiles, withFiles, withOneScheme } from "./declarations";
import type { CssItem, CssRule } from "./rules";
import { mayMatch, throughBarriers, type Vocabulary } from "./selectors";
import { rulesOf, type Sheet } from "./sheet";
import { keepStates, withAliases } from "./states";

/** What the text of a sheet depends on, besides the sheet. */
export interface RenderContext extends CssFiles {
  readonly vocabulary: Vocabulary;
  /** States of `KEPT_STATES` that some element has. */
  readonly states: ReadonlySet<string>;
  /** The tree has elements that only keep the parser from rearranging it. */
  readonly hasBarriers: boolean;
  readonly isDark: boolean;
  readonly view: Window;
  /** The declarations of a font that the page shows, with its file; null for one that it does not show. */
  fontFace(declarations: string, baseUrl: string): string | null;
}

/** Features that differ from viewer to viewer; sizes stay as they are, a saved page may be read at any width. */
const VIEWER_FEATURE =
  /\(\s*(?:prefers-[\w-]+|forced-colors|inverted-colors|any-hover|any-pointer|hover|pointer|scripting|update|color-gamut|dynamic-range|video-dynamic-range)\b[^()]*\)/gi;

/** Rules that nothing in a still copy needs: nothing moves in it. */
const DROPPED_BLOCKS = /^(?:-\w+-)?keyframes$|^view-transition$/;

/** A sheet as text for one tree: rules that can match nothing there left out, files named, states kept. */
export function renderSheet(sheet: Sheet, context: RenderContext): string {
  let imported = 0;
  const onImport = (): string => {
    const entry = sheet.imports[imported++];
    if (!entry) return "";
    const css = entry.sheet ? renderSheet(entry.sheet, context) : "";
    return wrapImport(css, { ...entry, media: viewerIndependent(entry.media, context.view) });
  };
  return renderItems(rulesOf(sheet), { ...context, baseUrl: sheet.baseUrl, onImport, inScope: false });
}

interface ItemContext extends RenderContext {
  readonly baseUrl: string;
  readonly onImport: () => string;
  /** Inside a style rule or `@scope`: selectors are relative, declarations stand alone. */
  readonly inScope: boolean;
}

function renderItems(items: readonly CssItem[], context: ItemContext): string {
  let text = "";
  for (const item of items) {
    if (typeof item === "string") text += `${declarations(item, context)};`;
    else text += renderRule(item, context);
  }
  return text;
}

function renderRule(rule: CssRule, context: ItemContext): string {
  switch (rule.kind) {
    case "statement":
      return statement(rule.name, rule.prelude, context);
    case "block":
      return block(rule, context);
    case "group": {
      const body = renderItems(rule.body, { ...context, inScope: context.inScope || rule.name === "scope" });
      // an empty layer still takes its place in the order of layers
      if (body === "" && rule.name !== "layer") return "";
      if (rule.name === "starting-style") return "";
      const prelude =
        rule.name === "media" ? viewerIndependent(rule.prelude, context.view) : scopeStates(rule, context);
      return `@${rule.name}${prelude === "" ? "" : ` ${prelude}`}{${body}}`;
    }
    case "style": {
      if (!mayMatch(rule.prelude, context.vocabulary)) return "";
      const body = renderItems(rule.body, { ...context, inScope: true });
      return body === "" ? "" : `${selectorText(rule.prelude, context)}{${body}}\n`;
    }
  }
}

function selectorText(selector: string, { states, hasBarriers }: RenderContext): string {
  const kept = keepStates(withAliases(selector), states);
  return hasBarriers ? throughBarriers(kept) : kept;
}

function statement(name: string, prelude: string, context: ItemContext): string {
  if (name === "import") return context.onImport();
  // the encoding is the document's; @apply and the like belong to tools
  if (name === "charset") return "";
  if (name === "namespace") return namespaceRule(prelude);
  return `@${name} ${prelude};`;
}

function block(rule: Extract<CssRule, { kind: "block" }>, context: ItemContext): string {
  if (DROPPED_BLOCKS.test(rule.name)) return "";
  if (rule.name === "font-face") {
    const text = context.fontFace(rule.text, context.baseUrl);
    return text === null ? "" : `@font-face{${text}}\n`;
  }
  return `@${rule.name} ${rule.prelude}{${declarations(rule.text, context)}}\n`;
}

function declarations(text: string, context: ItemContext): string {
  return withOneScheme(withFiles(text, context.baseUrl, context), context.isDark);
}

function scopeStates(rule: Extract<CssRule, { kind: "group" }>, context: ItemContext): string {
  return rule.name === "scope" ? keepStates(withAliases(rule.prelude), context.states) : rule.prelude;
}

/** A media query in which the viewer's own preferences are replaced by those of the moment. */
export function viewerIndependent(media: string, view: Pick<Window, "matchMedia">): string {
  return media.replace(VIEWER_FEATURE, (feature) =>
    view.matchMedia(feature).matches ? "(min-width:0px)" : "(max-width:0px)",
  );
}

/** An imported sheet in the place of its `@import`, under the same conditions (CSS Cascade 5, 2.1). */
function wrapImport(css: string, entry: { layer: string | null; supports: string | null; media: string }): string {
  let text = css;
  if (entry.layer !== null) text = `@layer ${entry.layer}{${text}}\n`;
  if (entry.supports) text = `@supports (${entry.supports}){${text}}\n`;
  return entry.media === "" || entry.media === "all" ? text : `@media ${entry.media}{${text}}\n`;
}

const NAMESPACE = /^(?:([\w-]+)\s+)?(?:url\(\s*)?["']?\s*([^"')\s]*)/i;

/** A saved page has elements of the web's own namespaces and no others: the address of another is not needed. */
function namespaceRule(prelude: string): string {
  const [, prefix, url = ""] = NAMESPACE.exec(prelude) ?? [];
  const known = /^http:\/\/www\.w3\.org\/[\w/]*$/.test(url) ? url : "urn:other";
  return `@namespace ${prefix ? `${prefix} ` : ""}"${known}";`;
}

const TAG = /<(?=[a-z/!?])/gi;
const STRINGS_AND_TAGS = /\\[\s\S]|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?|<(?=[a-z/!?])/gi;

/**
 * CSS that cannot end the `<style>` element that holds it, and holds no tag either, should a parser ever see markup in
 * it: in strings a `<` is escaped, elsewhere (`100px<width`) a blank follows it.
 */
export function safeInStyle(css: string): string {
  if (css.search(TAG) < 0) return css;
  return css.replace(STRINGS_AND_TAGS, (part) => (part === "<" ? "< " : part.replace(TAG, "\\3c ")));
}
