import { attributesOf, childrenOf, listed, localNameOf, namespaceOf, nodeTypeOf, nodeValueOf } from "../dom";
import { SMIL_ELEMENTS } from "../frozen/smil";
import { escapeAttribute, escapeText } from "../markup";
import { breaksOut } from "../parser-rules";

const SVG = "http://www.w3.org/2000/svg";
/** An icon sprite's symbols are small; what is larger is a drawing and is copied up to here. Elements. */
const MAX_ELEMENTS = 5_000;
/** What may name a file in a value; an escape may hide it. */
const NAMES_FILE = /url\s*\(|src\s*\(|image|\\/i;
/** What moves, and where a parser would read HTML. */
const LEFT_OUT = new Set([...[...SMIL_ELEMENTS].map((name) => name.toLowerCase()), "foreignobject", "desc", "title"]);

/**
 * An element of another SVG file, with what it refers to there, as markup. Names get a prefix, so that none of them
 * meets one of the page's. Null where the file has no such element.
 */
export function svgElementText(file: Document, id: string, prefix: string): string | null {
  const wanted = file.getElementById(id);
  if (!wanted) return null;
  const written = new Set<Element>();
  const waiting = [wanted];
  let count = 0;
  let text = "";
  const refer = (name: string): string => {
    const target = file.getElementById(name);
    if (target && !written.has(target) && !waiting.includes(target)) waiting.push(target);
    return prefix + name;
  };
  const write = (element: Element): string => {
    const tag = localNameOf(element);
    if (namespaceOf(element) !== SVG || breaksOut(tag) || LEFT_OUT.has(tag.toLowerCase())) return "";
    if (count++ > MAX_ELEMENTS) return "";
    written.add(element);
    let inside = "";
    for (const child of childrenOf(element)) {
      if (nodeTypeOf(child) === Node.ELEMENT_NODE) inside += write(child as Element);
      else if (nodeTypeOf(child) === Node.TEXT_NODE && tag !== "style") inside += escapeText(nodeValueOf(child) ?? "");
    }
    return `<${tag}${attributes(element, prefix, refer)}>${inside}</${tag}>`;
  };
  for (let next = waiting.shift(); next; next = waiting.shift()) if (!written.has(next)) text += write(next);
  return text;
}

function attributes(element: Element, prefix: string, refer: (name: string) => string): string {
  let text = "";
  for (const { name, value } of listed(attributesOf(element))) {
    if (/^on/i.test(name) || /[\s"'<>/=]/.test(name) || name.startsWith("xmlns")) continue;
    if (name === "id") text += ` id="${escapeAttribute(prefix + value)}"`;
    else if (/^(?:xlink:)?href$/.test(name)) {
      if (value.startsWith("#")) text += ` href="#${escapeAttribute(refer(value.slice(1)))}"`;
    } else {
      const local = value.replace(
        /url\(\s*["']?#([^"')]+)["']?\s*\)/g,
        (_, target: string) => `url(#${refer(target)})`,
      );
      // any other file stays out, however its address is written
      if (!NAMES_FILE.test(local.replace(/url\(#[^)]*\)/g, ""))) text += ` ${name}="${escapeAttribute(local)}"`;
    }
  }
  return text;
}
