import { safeInStyle } from "./css/render";
import { escapeFor } from "./markup";
import type { TreeScope } from "./scope";
import type { Entry } from "./snapshot-state";

/** Shorter images are repeated. Characters. */
const MIN_LENGTH = 1_500;

/** Images that a document shows several times, written down once: as the content that a rule gives all of them. */
export interface SharedImages {
  /** What stands for each in its `src`: nothing, in the image's own size. By the number of its token. */
  readonly placeholders: ReadonlyMap<number, string>;
  /** Rules by tree, escaped for where its document is. */
  readonly rules: ReadonlyMap<TreeScope, string>;
}

export function shareImages(entries: readonly Entry[], values: ReadonlyMap<number, string>): SharedImages {
  const placeholders = new Map<number, string>();
  const rules = new Map<TreeScope, string>();
  for (const [tree, images] of repeatedImages(entries, values)) {
    for (const [value, indices] of images) {
      const [first = 0] = indices;
      const entry = entries[first];
      if (indices.length < 2 || entry?.kind !== "image") continue;
      const { naturalWidth, naturalHeight } = entry.image;
      const end = `id='bordereau-${first}'/%3E`;
      const size = `width='${naturalWidth}' height='${naturalHeight}'`;
      for (const index of indices) {
        placeholders.set(index, `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' ${size} ${end}`);
      }
      const rule = safeInStyle(`img[src$="${end}"]{content:url("${value}")}\n`);
      rules.set(tree, (rules.get(tree) ?? "") + escapeFor(rule, tree.document.escapes));
    }
  }
  return { placeholders, rules };
}

/** By tree and by what they show, the numbers of the images' tokens. */
function repeatedImages(
  entries: readonly Entry[],
  values: ReadonlyMap<number, string>,
): Map<TreeScope, Map<string, number[]>> {
  const uses = new Map<TreeScope, Map<string, number[]>>();
  for (const [index, entry] of entries.entries()) {
    const value = values.get(index) ?? "";
    if (entry.kind !== "image" || value.length < MIN_LENGTH || !value.startsWith("data:")) continue;
    const { tree, image } = entry;
    const { doc, escapes, inert } = tree.document;
    // a rule reaches one tree; in an address the placeholder would be decoded
    if (tree.root !== doc || inert || escapes.includes("address") || image.naturalWidth === 0) continue;
    const inTree = uses.get(tree) ?? new Map<string, number[]>();
    uses.set(tree, inTree.set(value, [...(inTree.get(value) ?? []), index]));
  }
  return uses;
}
