import { attributesText } from "../attributes";
import { attributeOf } from "../dom";
import type { TreeScope } from "../scope";
import type { SnapshotState } from "../snapshot-state";
import { absoluteUrl } from "../urls";

/** A `<use>` of another file, with the element that it shows beside it under a name of its own. */
export function externalUseText(use: Element, tree: TreeScope, state: SnapshotState): string {
  const { document: scope } = tree;
  const reference = (attributeOf(use, "href") ?? attributeOf(use, "xlink:href") ?? "").trim();
  const url = reference.startsWith("#") ? null : absoluteUrl(reference, scope.baseUrl);
  const [file = "", id = ""] = url?.split("#") ?? [];
  if (url === null || id === "" || file === scope.baseUrl.split("#")[0]) {
    return `<use${attributesText(use, tree, state)}></use>`;
  }
  const prefix = `bordereau-${state.tokens.entries.length}-`;
  const decoded = decodeURIComponent(id);
  const token = state.tokens.add({ kind: "use", url: file, id: decoded, prefix, escapes: scope.escapes });
  const attributes = attributesText(use, tree, state, { href: `#${prefix}${decoded}`, "xlink:href": null });
  return `<use${attributes}></use><defs>${token}</defs>`;
}
