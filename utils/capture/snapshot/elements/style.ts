import type { Sheet } from "../css/sheet";
import { attributeOf, localNameOf } from "../dom";
import { escapeAttribute } from "../markup";
import type { TreeScope } from "../scope";
import type { SnapshotState } from "../snapshot-state";
import { absoluteUrl } from "../urls";

/** The style sheet of a `<style>` or `<link>` in its place; null for an element without one. */
export function sheetText(element: Element, tree: TreeScope, state: SnapshotState, inSvg = false): string | null {
  const media = attributeOf(element, "media") ?? "";
  if (tree.document.inert) {
    const sheet = writtenSheet(element, tree, state);
    return sheet ? styleText(sheet, media, tree, state, inSvg) : null;
  }
  const { sheet } = element as HTMLStyleElement | HTMLLinkElement;
  if (!sheet) return null;
  // a disabled sheet leaves an empty element: what follows keeps its place
  if (sheet.disabled) return "<style></style>";
  return styleText(state.sheets.read(sheet, tree.document.baseUrl), media, tree, state, inSvg);
}

/** A style sheet under the media of its element, or its own. */
export function styleText(sheet: Sheet, media: string, tree: TreeScope, state: SnapshotState, inSvg = false): string {
  const attribute = media === "" || media === "all" ? "" : ` media="${escapeAttribute(media)}"`;
  return `<style${attribute}>${state.tokens.add({ kind: "style", sheet, tree, inSvg })}</style>`;
}

function writtenSheet(element: Element, { document }: TreeScope, { sheets }: SnapshotState): Sheet | null {
  if (localNameOf(element) === "style") {
    return sheets.written({ text: element.textContent ?? "", baseUrl: document.baseUrl });
  }
  const rel = attributeOf(element, "rel") ?? "";
  if (!/(?:^|\s)stylesheet(?:\s|$)/i.test(rel) || /(?:^|\s)alternate(?:\s|$)/i.test(rel)) return null;
  const url = absoluteUrl(attributeOf(element, "href") ?? "", document.baseUrl);
  return url === null ? null : sheets.written({ url });
}
