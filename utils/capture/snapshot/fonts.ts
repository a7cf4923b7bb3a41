import { fontsOf } from "./dom";
import type { FontUse } from "./scope";

/** The families, weights, styles and ranges that a document has loaded. */
export function usedFonts(doc: Document): FontUse {
  const loaded = new Map<string, FontFace>();
  fontsOf(doc)?.forEach((face) => {
    if (face.status === "loaded") loaded.set(fontKey(face.family, face), face);
  });
  return { loaded, claimed: new Set(), urls: new Set() };
}

type Descriptors = Pick<FontFace, "style" | "weight" | "stretch" | "unicodeRange">;

/** Browsers differ in how they quote a family's name, so quotes and escapes are left out. */
function fontKey(family: string, { style, weight, stretch, unicodeRange }: Descriptors): string {
  return [family.replace(/["'\\\s]/g, "").toLowerCase(), style, weight, stretch, unicodeRange].join("|");
}

/** Places of the declarations of a `@font-face` rule; strings and addresses may hold semicolons. */
const DECLARATION =
  /([\w-]+)\s*:\s*((?:[^;"'()]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:"[^"]*"|'[^']*'|[^)"'])*\))*)/g;

export function fontDeclarations(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", value = ""] of text.matchAll(DECLARATION))
    found.set(name.toLowerCase(), value.replaceAll("/**/", "").trim());
  return found;
}

/** Whether the page displays the font of these declarations; notes that a style sheet has it. */
export function isUsedFont(declarations: ReadonlyMap<string, string>, { loaded, claimed }: FontUse): boolean {
  if (loaded === null) return true;
  const family = declarations.get("font-family");
  if (family === undefined) return false;
  const descriptors: FontFaceDescriptors = {};
  const style = declarations.get("font-style");
  const weight = declarations.get("font-weight");
  const stretch = declarations.get("font-stretch");
  const unicodeRange = declarations.get("unicode-range");
  if (style) descriptors.style = style;
  if (weight) descriptors.weight = weight;
  if (stretch) descriptors.stretch = stretch;
  if (unicodeRange) descriptors.unicodeRange = unicodeRange;
  try {
    // the browser writes descriptors in its own way, so let it write these too
    const key = fontKey(family, new FontFace("x", "local(x)", descriptors));
    if (loaded.has(key)) claimed.add(key);
    return loaded.has(key);
  } catch {
    const name = fontKey(family, { style: "", weight: "", stretch: "", unicodeRange: "" }).split("|")[0];
    return [...loaded.keys()].some((key) => key.startsWith(`${name}|`));
  }
}

const FONT_FILE = /\.(?:woff2?|[ot]tf)(?:[?#]|$)/i;

/**
 * Fonts that scripts added (CSS Font Loading 3): nothing says where their bytes came from, but the page has loaded the
 * files. Those that no style sheet speaks of are taken in the order in which they came.
 */
export function scriptedFonts(view: Window, { loaded, claimed, urls }: FontUse): { rule: string; url: string }[] {
  const unclaimed = [...(loaded ?? [])].filter(([key]) => !claimed.has(key));
  if (unclaimed.length === 0) return [];
  const files = view.performance.getEntriesByType("resource").map(({ name }) => name);
  const unused = [...new Set(files)].filter((url) => FONT_FILE.test(url) && !urls.has(url));
  return unclaimed.flatMap(([, face], index) => {
    const url = unused[index];
    if (url === undefined) return [];
    const family = face.family.replace(/^(["'])(.*)\1$/, "$2").replace(/["\\\n<]/g, "\\$&");
    const rule = `font-family:"${family}";font-style:${face.style};font-weight:${face.weight};font-stretch:${face.stretch};unicode-range:${face.unicodeRange}`;
    return [{ rule, url }];
  });
}

/** The addresses of a `src` in the author's order, and what of it needs no file (`local()`). */
export function fontSources(src: string): { urls: string[]; local: string[] } {
  const urls: string[] = [];
  const local: string[] = [];
  for (const [, name = "", double, single, bare] of src.matchAll(
    /(url|local)\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)/gi,
  )) {
    const value = (double ?? single ?? bare ?? "").trim();
    if (name.toLowerCase() === "local") local.push(`local("${value.replace(/["\\\n]/g, "")}")`);
    else urls.push(value);
  }
  return { urls, local };
}
