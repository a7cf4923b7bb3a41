import { viewerIndependent } from "../css/render";
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
  if (!isApplied(sheet, element)) return "<style></style>";
  return styleText(readSheet(sheet, tree, state), media, tree, state, inSvg);
}

/**
 * Whether a sheet is in force. One that is called alternate and has a title is not, whatever `disabled` says, as long as
 * nobody chose its set (CSSOM 1, 6.2.1).
 */
function isApplied(sheet: CSSStyleSheet, element: Element): boolean {
  const isAlternate = /(?:^|\s)alternate(?:\s|$)/i.test(attributeOf(element, "rel") ?? "");
  return !sheet.disabled && !(isAlternate && sheet.title);
}

/** A sheet of a tree, as it is now. */
export function readSheet(sheet: CSSStyleSheet, { root, document }: TreeScope, { sheets }: SnapshotState): Sheet {
  return sheets.read(sheet, document.baseUrl, { root, view: document.view });
}

/** A style sheet under the media of its element, or its own. */
export function styleText(sheet: Sheet, media: string, tree: TreeScope, state: SnapshotState, inSvg = false): string {
  const still = viewerIndependent(media, tree.document.view);
  const attribute = still === "" || still === "all" ? "" : ` media="${escapeAttribute(still)}"`;
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
