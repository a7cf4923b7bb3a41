import { attributesText } from "../attributes";
import { localNameOf } from "../dom";
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
  const style = tree.document.view.getComputedStyle(element);
  const automatic = localNameOf(element) === "td" || localNameOf(element) === "th";
  const looks = LOOKS.filter((property) => !(automatic && /width|height/.test(property)))
    .map((property) => `${property}:${style.getPropertyValue(property)};`)
    .join("");
  const attributes = attributesText(element, tree, state, { style: `;${looks}` });
  return `<bordereau-element${attributes}>${children()}</bordereau-element>`;
}
