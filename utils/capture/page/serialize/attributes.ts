import { absoluteUrl, inlineCss } from "./css";
import type { DocumentContext } from "./document";
import { escapeAttribute } from "./resources";

/** Attributes that would run, load or send something, or that no longer hold in a saved copy. */
const DROPPED = new Set([
  "action",
  "archive",
  "autofocus",
  "autoplay",
  "background",
  "codebase",
  "crossorigin",
  "data",
  "formaction",
  "http-equiv",
  "imagesizes",
  "imagesrcset",
  "integrity",
  "loading",
  "manifest",
  "nonce",
  "ping",
  "poster",
  "preload",
  "profile",
  "sandbox",
  "sizes",
  "src",
  "srcdoc",
  "srcset",
  "target",
]);

/** Those that `sizes` and `target` are harmless on stay out too: a saved page is read, not used. */
const LINK_ATTRIBUTES = new Set(["href", "xlink:href", "cite", "longdesc"]);

/** An element's attributes as markup, without anything that runs or loads. */
export function attributesText(
  element: Element,
  context: DocumentContext,
  extra: Record<string, string | null> = {},
): string {
  let text = "";
  for (const { name, value } of element.attributes) {
    const lower = name.toLowerCase();
    if (lower in extra || DROPPED.has(lower) || lower.startsWith("on") || /[\s"'<>/=]/.test(name)) continue;
    const kept = attributeValue(element, lower, value, context);
    if (kept !== null) text += ` ${name}="${escapeAttribute(kept)}"`;
  }
  for (const [name, value] of Object.entries(extra)) {
    if (value !== null) text += ` ${name}="${escapeAttribute(value)}"`;
  }
  return text;
}

function attributeValue(element: Element, name: string, value: string, context: DocumentContext): string | null {
  if (name === "style") return inlineCss(value, context);
  if (LINK_ATTRIBUTES.has(name)) return linkValue(element, value, context);
  return isScriptUrl(value) ? null : value;
}

function linkValue(element: Element, value: string, context: DocumentContext): string | null {
  if (value.trim().startsWith("#")) return value;
  const tag = element.localName;
  if (tag === "image" || tag === "feimage") {
    const url = absoluteUrl(value, context.baseUrl);
    return url === null ? null : context.resources.token({ kind: "image", url });
  }
  if (tag !== "a" && tag !== "area") return null;
  try {
    const url = new URL(value, context.baseUrl);
    return /^(https?|mailto|tel):$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Browsers skip control characters and spaces inside a scheme (WHATWG URL, 4.4). */
function isScriptUrl(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what a browser skips
  return /^(javascript|vbscript):/i.test(value.slice(0, 200).replace(/[\u0000-\u0020]/g, ""));
}
