import type { FontUse } from "./scope";

/** The families, weights, styles and ranges that a document has loaded. */
export function usedFonts(doc: Document): FontUse {
  const loaded = new Set<string>();
  for (const face of doc.fonts ?? []) {
    if (face.status === "loaded") loaded.add(fontKey(face));
  }
  return { loaded };
}

function fontKey(face: FontFace): string {
  return [
    face.family
      .trim()
      .replace(/^(["'])(.*)\1$/, "$2")
      .toLowerCase(),
    face.style,
    face.weight,
    face.stretch,
    face.unicodeRange,
  ].join("|");
}

/** Places of the declarations of a `@font-face` rule; strings and addresses may hold semicolons. */
const DECLARATION =
  /([\w-]+)\s*:\s*((?:[^;"'()]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:"[^"]*"|'[^']*'|[^)"'])*\))*)/g;

export function fontDeclarations(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", value = ""] of text.matchAll(DECLARATION)) found.set(name.toLowerCase(), value.trim());
  return found;
}

/** Whether the page displays the font of these declarations. */
export function isUsedFont(declarations: ReadonlyMap<string, string>, { loaded }: FontUse): boolean {
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
    return loaded.has(fontKey(new FontFace(family.replace(/^(["'])(.*)\1$/, "$2"), "local(x)", descriptors)));
  } catch {
    return [...loaded].some((key) => key.startsWith(`${family.replace(/^(["'])(.*)\1$/, "$2").toLowerCase()}|`));
  }
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
