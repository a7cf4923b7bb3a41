import { withFiles, withOneScheme } from "./css/declarations";
import { ALIAS_PREFIX, needsAlias, STATE_ATTRIBUTE } from "./css/states";
import { attributesOf, listed, localNameOf, namespaceOf, XHTML } from "./dom";
import { escapeAttribute } from "./markup";
import type { TreeScope } from "./scope";
import { isSecretName } from "./secrets";
import type { SnapshotState } from "./snapshot-state";
import { absoluteUrl } from "./urls";

/** Attributes that would run, load or send something, or that no longer hold in a saved copy. */
const DROPPED = new Set(
  (
    "action archive autofocus autoplay code codebase crossorigin data elementtiming fetchpriority formaction http-equiv " +
    "imagesizes imagesrcset integrity is loading manifest nonce ping poster preload profile sandbox shadowrootmode sizes " +
    "src srcdoc srcset target xml:base allow allowfullscreen csp credentialless referrerpolicy attributionsrc classid " +
    "formtarget blocking"
  ).split(" "),
);
const LINKS = new Set(["href", "xlink:href", "cite", "longdesc"]);
/** Longer values of attributes that are nobody's but a framework's hold data, not states. Characters. */
const MAX_CUSTOM_LENGTH = 64;

/** Own attributes that replace or add to those of the element, files named; null takes one away. */
export type ExtraAttributes = Readonly<Record<string, string | null>>;

/** An element's attributes as markup, without anything that runs, loads, or lets somebody in. */
export function attributesText(
  element: Element,
  tree: TreeScope,
  state: SnapshotState,
  extra: ExtraAttributes = {},
): string {
  const { document: scope } = tree;
  const replaced: ExtraAttributes = { ...scope.attributes.get(element), ...extra };
  const computed = scope.styles.get(element);
  let added = computed === undefined ? "" : styleText(computed, tree, state);
  let text = "";
  let style: string | null = null;
  for (const { name, value } of listed(attributesOf(element))) {
    const lower = name.toLowerCase();
    note(lower, value, tree);
    if (needsAlias(lower, tree.cssAttributes)) text += aliasText(element, lower, value);
    if ((lower !== "style" && Object.hasOwn(replaced, lower)) || !isKept(lower, value, element, tree)) continue;
    if (lower === "style") {
      style = value;
      continue;
    }
    const kept = keptValue(element, lower, value, tree, state);
    if (kept !== null) text += ` ${name}="${escapeAttribute(kept)}"`;
  }
  for (const [name, value] of Object.entries(replaced)) {
    if (name === "style") added += value ?? "";
    else if (value !== null) text += ` ${name}="${escapeAttribute(value)}"`;
  }
  if (style !== null || added !== "") {
    const declared = style === null ? "" : styleText(style, tree, state);
    // the page's own text may end in an open comment
    text += ` style="${escapeAttribute(added === "" ? declared : `${declared}/**/${added}`)}"`;
  }
  const marks = scope.marks.get(element);
  return marks ? `${text} ${STATE_ATTRIBUTE}="${escapeAttribute(marks.join(" "))}"` : text;
}

/** What the author wrote, for selectors; without a query, where tokens are, and never what a user typed in secret. */
function aliasText(element: Element, name: string, value: string): string {
  if (value.length > 500 || /^(?:password|hidden)$/.test((element as HTMLInputElement).type ?? "")) return "";
  return ` ${ALIAS_PREFIX}${name}="${escapeAttribute(isScriptUrl(value) ? "" : (value.split("?")[0] ?? ""))}"`;
}

function note(name: string, value: string, { vocabulary }: TreeScope): void {
  if (name === "class") {
    for (const word of value.split(/[\t\n\f\r ]+/)) if (word !== "") vocabulary.classes.add(word.toLowerCase());
  } else if (name === "id") vocabulary.ids.add(value.toLowerCase());
}

function isKept(name: string, value: string, element: Element, tree: TreeScope): boolean {
  if (DROPPED.has(name)) return false;
  if (name.startsWith("on") || name.startsWith(STATE_ATTRIBUTE) || /[\s"'<>/=]|\p{Cc}/u.test(name)) return false;
  if (!/[-@:_]/.test(name) || namespaceOf(element) !== XHTML) return true;
  if (/^(?:aria-|accept-charset$)/.test(name)) return true;
  return isUsefulCustom(name, value, tree);
}

/** Attributes of frameworks and of the site's own: those that its styles speak of, and no other. */
function isUsefulCustom(name: string, value: string, { cssAttributes }: TreeScope): boolean {
  if (cssAttributes?.has(name)) return value.length <= 2_000 && !(isSecretName(name) && value.length > 16);
  // a sheet that could not be read may speak of it
  return cssAttributes === null && value.length <= MAX_CUSTOM_LENGTH && !isSecretName(name);
}

function keptValue(
  element: Element,
  name: string,
  value: string,
  tree: TreeScope,
  state: SnapshotState,
): string | null {
  if (LINKS.has(name)) return linkValue(element, name, value, tree, state);
  if (isScriptUrl(value)) return null;
  if (name === "background") {
    const url = absoluteUrl(value, tree.document.baseUrl);
    return url === null || /^data:(?!image\/)/i.test(url) ? null : state.files.file(url);
  }
  // presentation attributes of SVG may name files
  return /url\(/i.test(value) ? withFiles(value, tree.document.baseUrl, state.files) : value;
}

/** Declarations with their files and one colour scheme. */
export function styleText(css: string, tree: TreeScope, state: SnapshotState): string {
  return withOneScheme(withFiles(css, tree.document.baseUrl, state.files), tree.document.isDark);
}

function linkValue(
  element: Element,
  name: string,
  value: string,
  tree: TreeScope,
  state: SnapshotState,
): string | null {
  const trimmed = value.trim();
  const tag = localNameOf(element).toLowerCase();
  const { baseUrl } = tree.document;
  if (tag === "image" || tag === "feimage") {
    if (trimmed.startsWith("#")) return trimmed;
    const url = absoluteUrl(trimmed, baseUrl);
    return url === null ? null : state.files.file(url);
  }
  if (tag !== "a" && tag !== "area") {
    if (trimmed.startsWith("#")) return trimmed;
    const url = absoluteUrl(trimmed, baseUrl);
    return url?.startsWith(`${baseUrl.split("#")[0]}#`) ? new URL(url).hash : null;
  }
  if (name === "cite" || name === "longdesc") return null;
  if (trimmed.startsWith("#")) return trimmed;
  try {
    const url = new URL(trimmed, baseUrl);
    if (!/^(?:https?|mailto|tel|sms|ftp):$/.test(url.protocol)) return "#";
    url.username = "";
    url.password = "";
    return url.href;
  } catch {
    // a link without a useful address still looks like one
    return "#";
  }
}

/** Browsers skip control characters and spaces inside a scheme (WHATWG URL, 4.4). */
function isScriptUrl(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what a browser skips
  return /^(?:javascript|vbscript):/i.test(value.slice(0, 200).replace(/[\u0000-\u0020]/g, ""));
}
