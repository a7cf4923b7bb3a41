import type { ResourceTable } from "./resources";

/** `url(…)` in a style sheet: quoted either way or bare (CSS Values 4, 4.5). */
const CSS_URL = /url\(\s*(?:"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|((?:[^\s)"'\\]|\\[\s\S])*))\s*\)/gi;

interface CssContext {
  readonly resources: ResourceTable;
  readonly baseUrl: string;
  /** Families that the page really displays; other fonts are not kept. */
  readonly usedFonts: ReadonlySet<string>;
}

/** `CSSRule.type` rather than `instanceof`: a frame's rules are of that frame's classes. */
const IMPORT_RULE = 3;
const FONT_FACE_RULE = 5;

/** A style sheet as the CSSOM has it now, rules inserted by scripts included, its files inlined. */
export function sheetText(sheet: CSSStyleSheet, context: CssContext): string {
  const baseUrl = sheet.href ?? context.baseUrl;
  let rules: CSSRuleList;
  try {
    rules = sheet.cssRules;
  } catch {
    // another site's sheet without CORS: its text is asked for like any other file
    if (!sheet.href) return "";
    return remoteSheet(sheet.href, context);
  }
  return wrapMedia(rulesText(rules, { ...context, baseUrl }), sheet.media.mediaText);
}

/** CSS text with its files inlined and nothing left that would end a `<style>` element. */
export function inlineCss(css: string, context: CssContext, kind: "image" | "font" = "image"): string {
  const { resources, baseUrl } = context;
  const inlined = css.replace(CSS_URL, (whole, double?: string, single?: string, bare?: string) => {
    const reference = (double ?? single ?? bare ?? "").replace(/\\([^0-9a-f\n])/gi, "$1");
    if (reference === "" || reference.startsWith("#") || /^(data|about):/i.test(reference)) return whole;
    const url = absoluteUrl(reference, baseUrl);
    return url === null ? 'url("")' : `url("${resources.token({ kind, url })}")`;
  });
  return inlined.replace(/<\/(?=style)/gi, "<\\/");
}

/** The absolute form of a reference; null for what must not be followed. */
export function absoluteUrl(reference: string, baseUrl: string): string | null {
  try {
    const url = new URL(reference, baseUrl);
    return /^(https?|blob|data):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The families that the document has loaded, without quotes. */
export function loadedFonts(doc: Document): Set<string> {
  const loaded = [...(doc.fonts ?? [])].filter((font) => font.status === "loaded");
  return new Set(loaded.map((font) => unquote(font.family)));
}

function rulesText(rules: CSSRuleList, context: CssContext): string {
  return [...rules].map((rule) => ruleText(rule, context)).join("\n");
}

function ruleText(rule: CSSRule, context: CssContext): string {
  if (rule.type === IMPORT_RULE) return importText(rule as CSSImportRule, context);
  if (rule.type === FONT_FACE_RULE) {
    const family = unquote((rule as CSSFontFaceRule).style.getPropertyValue("font-family"));
    return context.usedFonts.has(family) ? inlineCss(firstSource(rule.cssText), context, "font") : "";
  }
  return inlineCss(rule.cssText, context);
}

/** An imported sheet in the place of its `@import`, under the same media, support and layer conditions. */
function importText(rule: CSSImportRule, context: CssContext): string {
  const url = absoluteUrl(rule.href, context.baseUrl);
  if (url === null) return "";
  let css = rule.styleSheet ? sheetText(rule.styleSheet, { ...context, baseUrl: url }) : remoteSheet(url, context);
  if (rule.layerName !== null && rule.layerName !== undefined) css = `@layer ${rule.layerName} {\n${css}\n}`;
  if (rule.supportsText) css = `@supports (${rule.supportsText}) {\n${css}\n}`;
  return wrapMedia(css, rule.media.mediaText);
}

function remoteSheet(url: string, context: CssContext): string {
  // imports of a sheet that only its text is known of are not followed: what they lack is listed
  return context.resources.token({
    kind: "style",
    url,
    wrap: (css) => {
      for (const match of css.matchAll(/@import\s+(?:url\()?\s*["']?([^"')\s;]+)/gi)) {
        context.resources.lose(
          "style",
          absoluteUrl(match[1] ?? "", url) ?? url,
          "import of another site's style sheet",
        );
      }
      return inlineCss(css.replace(/@import[^;]*;/gi, "").replace(/@charset[^;]*;/gi, ""), {
        ...context,
        baseUrl: url,
      });
    },
  });
}

function wrapMedia(css: string, media: string): string {
  return media === "" || media === "all" ? css : `@media ${media} {\n${css}\n}`;
}

/** Only the first address of a font's `src`: browsers take the first format they know, and all of them know woff2. */
function firstSource(fontFace: string): string {
  return fontFace.replace(/src:\s*([^;}]*)/i, (whole, list: string) => {
    const urls = list.match(/url\([^)]*\)(\s*format\([^)]*\))?/gi) ?? [];
    const best = urls.find((source) => /woff2/i.test(source)) ?? urls[0];
    return best ? `src: ${best}` : whole;
  });
}

function unquote(family: string): string {
  return family.trim().replace(/^["']|["']$/g, "");
}
