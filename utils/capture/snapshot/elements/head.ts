import { attributesText } from "../attributes";
import { attributeOf, childrenOf, localNameOf, namespaceOf, nodeTypeOf, XHTML } from "../dom";
import { escapeAttribute, escapeText } from "../markup";
import type { TreeScope } from "../scope";
import { isKeptMeta } from "../secrets";
import type { SnapshotState } from "../snapshot-state";
import { absoluteUrl } from "../urls";
import { sheetText } from "./style";

/** What is above the body: title, styles, icon, and what the page says of itself to its reader. */
export function headText(root: Element, body: Element | null, tree: TreeScope, state: SnapshotState): string {
  let text = "";
  const visit = (parent: Node) => {
    for (const child of childrenOf(parent)) {
      if (child === body || nodeTypeOf(child) !== Node.ELEMENT_NODE) continue;
      const element = child as Element;
      if (namespaceOf(element) !== XHTML) continue;
      if (localNameOf(element) === "head") visit(element);
      else text += headElement(element, tree, state);
    }
  };
  for (const child of childrenOf(root)) {
    // what follows the body goes into it
    if (child === body) break;
    if (nodeTypeOf(child) === Node.ELEMENT_NODE && localNameOf(child as Element) === "head") visit(child);
  }
  return text;
}

function headElement(element: Element, tree: TreeScope, state: SnapshotState): string {
  switch (localNameOf(element)) {
    case "title":
      return `<title>${escapeText(element.textContent ?? "")}</title>`;
    case "meta":
      return metaText(element as HTMLMetaElement);
    case "style":
      return sheetText(element, tree, state) ?? "";
    case "link":
      return linkText(element as HTMLLinkElement, tree, state);
    default:
      return "";
  }
}

function metaText(meta: HTMLMetaElement): string {
  const name = attributeOf(meta, "name");
  const property = attributeOf(meta, "property");
  if (!isKeptMeta(name ?? property ?? "")) return "";
  const key = name === null ? `property="${escapeAttribute(property ?? "")}"` : `name="${escapeAttribute(name)}"`;
  return `<meta ${key} content="${escapeAttribute((attributeOf(meta, "content") ?? "").slice(0, 2_000))}">`;
}

function linkText(link: HTMLLinkElement, tree: TreeScope, state: SnapshotState): string {
  const style = sheetText(link, tree, state);
  if (style !== null) return style;
  if (!/(?:^|\s)icon(?:\s|$)/i.test(attributeOf(link, "rel") ?? "")) return "";
  const url = absoluteUrl(attributeOf(link, "href") ?? "", tree.document.baseUrl);
  // of several icons the first is enough
  if (url === null || state.seen.icon) return "";
  state.seen.icon = true;
  return `<link rel="icon"${attributesText(link, tree, state, { rel: null, href: state.files.file(url) })}>`;
}
