import { absoluteUrl } from "../urls";

/** Strings, and `url(…)`, quoted either way or bare (CSS Values 4, 4.5); a line break ends a string (CSS Syntax 3, 4.3.5). */
const CSS_URL =
  /(?<![\w-])(?:url|src)\(\s*(?:"([^"\\\n\r\f]*(?:\\[\s\S][^"\\\n\r\f]*)*)"|'([^'\\\n\r\f]*(?:\\[\s\S][^'\\\n\r\f]*)*)'|([^\s)"'\\]*(?:\\[\s\S][^\s)"'\\]*)*))\s*\)|"[^"\\\n\r\f]*(?:\\[\s\S][^"\\\n\r\f]*)*"|'[^'\\\n\r\f]*(?:\\[\s\S][^'\\\n\r\f]*)*'/gi;
const IMAGE_SET = /image-set\(/gi;
const BOTH_SCHEMES = /(color-scheme\s*:\s*)(?:light\s+dark|dark\s+light)/gi;

/** `url(` written with escapes, which mean the same (CSS Syntax 3, 4.3.7). */
const ESCAPED_URL = /(?<![\w-])(?:u|\\0{0,4}[57]5\s?|\\u)(?:r|\\0{0,4}[57]2\s?|\\r)(?:l|\\0{0,4}[46]c\s?|\\l)\(/gi;

export interface CssFiles {
  /** What stands for a file in the text until its bytes are there. */
  file(url: string): string;
}

/** Declarations, or any other CSS, with their files named by what `files` gives. */
export function withFiles(css: string, baseUrl: string, files: CssFiles): string {
  let text = css.includes("\\") ? css.replace(ESCAPED_URL, "url(") : css;
  if (/image-set\(/i.test(text)) text = withSetAddresses(text);
  if (!/url\(|src\(/i.test(text)) return text;
  return text.replace(CSS_URL, (whole, double?: string, single?: string, bare?: string) => {
    // a string that is no address is text
    if (/^["']/.test(whole)) return whole;
    const reference = unescapeString(double ?? single ?? bare ?? "").trim();
    return fileReference(reference, baseUrl, files) ?? whole;
  });
}

/** `image-set("a.png" 1x)` with the strings that stand for addresses written as such (CSS Images 4, 2.4). */
function withSetAddresses(css: string): string {
  let text = "";
  let from = 0;
  for (const { index } of css.matchAll(IMAGE_SET)) {
    const start = index + "image-set(".length;
    if (start < from) continue;
    const end = closingBracket(css, start);
    text += css.slice(from, start);
    text += css.slice(start, end).replace(/(^|,)(\s*)(["'][^"']*["'])(?=\s*(?:[\d.,]|type\(|$))/g, "$1$2url($3)");
    from = end;
  }
  return text + css.slice(from);
}

function closingBracket(css: string, start: number): number {
  for (let at = start, depth = 1; at < css.length; at++) {
    if (css[at] === "(") depth++;
    else if (css[at] === ")" && --depth === 0) return at;
  }
  return css.length;
}

/** Null where the reference stays as it is: inside the document, or inline already. */
function fileReference(reference: string, baseUrl: string, files: CssFiles): string | null {
  if (reference === "" || reference.startsWith("#")) return null;
  if (/^data:/i.test(reference)) return `url("${quotable(reference)}")`;
  const url = absoluteUrl(reference, baseUrl);
  if (url === null) return 'url("")';
  const hash = url.indexOf("#");
  const fragment = hash < 0 ? "" : url.slice(hash);
  // some frameworks write the page's own address before the fragment
  if (fragment !== "" && url.slice(0, hash) === baseUrl.split("#")[0]) return `url("${quotable(fragment)}")`;
  return `url("${files.file(hash < 0 ? url : url.slice(0, hash))}${quotable(fragment)}")`;
}

/** A colour scheme that the viewer's own preference would choose becomes the one that was shown. */
export function withOneScheme(css: string, isDark: boolean): string {
  return /color-scheme/i.test(css) ? css.replace(BOTH_SCHEMES, `$1${isDark ? "dark" : "light"}`) : css;
}

function unescapeString(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|\r?\n|([\s\S]))/gi, (_, hex?: string, other?: string) =>
    hex ? String.fromCodePoint(Math.min(Number.parseInt(hex, 16) || 0xfffd, 0x10ffff)) : (other ?? ""),
  );
}

/** Text for a double-quoted CSS string. */
function quotable(text: string): string {
  return text.replace(/["\\\n\r\f<]/g, (character) => `\\${character.charCodeAt(0).toString(16)} `);
}
