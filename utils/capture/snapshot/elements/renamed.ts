import { attributesText, styleText } from "../attributes";
import { queryAll } from "../dom";
import { addStyle } from "../frozen/states";
import type { TreeScope } from "../scope";
import type { SnapshotState } from "../snapshot-state";

/** What the name of an element gives it by itself, as far as it shows. */
const LOOKS = (
  "display position box-sizing float clear width height min-width max-width margin padding border border-radius " +
  "border-collapse border-spacing caption-side table-layout vertical-align text-align text-indent text-decoration " +
  "text-transform color background-color background-image background-size background-position background-repeat font " +
  "line-height letter-spacing white-space direction unicode-bidi list-style opacity overflow empty-cells"
).split(" ");

/**
 * An element that a parser would not leave where it is, under a name that it leaves alone; its looks are written into
 * its style, because the page's rules speak of the name that it had.
 */
export function renamedText(element: Element, tree: TreeScope, state: SnapshotState, children: () => string): string {
  // rules that speak of the children as its children do not hold any more either
  for (const child of queryAll(element, ":scope > *")) addStyle(tree.document, child, looksOf(child, tree));
  const attributes = attributesText(element, tree, state, { style: styleText(looksOf(element, tree), tree, state) });
  return `<bordereau-element${attributes}>${children()}</bordereau-element>`;
}

function looksOf(element: Element, { document: { view } }: TreeScope): string {
  const style = view.getComputedStyle(element);
  // cells and rows find their size themselves
  const isSized = !/^(?:table-|inline$)/.test(style.display);
  return LOOKS.filter((property) => isSized || !/width|height/.test(property) || property === "line-height")
    .map((property) => `;${property}:${style.getPropertyValue(property)}`)
    .join("")
    .concat(";");
}
