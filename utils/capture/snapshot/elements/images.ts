import { attributesText, type ExtraAttributes } from "../attributes";
import { attributeOf } from "../dom";
import { placeOf } from "../place";
import type { TreeScope } from "../scope";
import type { SnapshotState } from "../snapshot-state";
import { absoluteUrl, recordableUrl } from "../urls";

/** No bytes at all: a browser shows the same broken image as the page did, with its box and its text. */
const BROKEN = "data:image/png;base64,";

/** An image as shown: the candidate that the browser chose, at the size that it has in the page. */
export function imageText(image: HTMLImageElement, tree: TreeScope, state: SnapshotState): string {
  return `<img${attributesText(image, tree, state, imageSource(image, tree, state))}>`;
}

function imageSource(image: HTMLImageElement, tree: TreeScope, state: SnapshotState): ExtraAttributes {
  const { document: scope } = tree;
  const chosen = image.currentSrc || attributeOf(image, "src") || "";
  if (chosen.trim() === "") return {};
  const url = absoluteUrl(chosen, scope.baseUrl);
  if (url === null) return { src: BROKEN };
  // tried and failed: a request more would change nothing, and the page shows its alternative text
  if (!scope.inert && image.complete && image.naturalWidth === 0 && !isVector(url)) {
    state.missing.push({ what: "image", url: recordableUrl(url), reason: "the page itself could not load it" });
    return { src: BROKEN };
  }
  if (url.startsWith("data:")) return { src: url };
  const token = state.tokens.add({
    kind: "image",
    url,
    image,
    tree,
    place: isOwnOrigin(url, scope.baseUrl) ? null : placeOf(image, scope),
  });
  const hasCandidates = image.srcset !== "" || image.parentElement?.localName === "picture";
  if (!hasCandidates || image.naturalWidth === 0) return { src: token };
  const density = state.tokens.add({ kind: "density", url, naturalWidth: image.naturalWidth });
  return { srcset: `${token} ${density}x` };
}

function isVector(url: string): boolean {
  return /\.svg(?:[?#]|$)|^data:image\/svg/i.test(url);
}

export function isOwnOrigin(url: string, baseUrl: string): boolean {
  try {
    return url.startsWith("blob:") || new URL(url).origin === new URL(baseUrl).origin;
  } catch {
    return false;
  }
}

/** The source of `<input type=image>`, `<embed>` and the like. */
export function sourceFile(element: Element, name: string, tree: TreeScope, state: SnapshotState): string | null {
  const value = attributeOf(element, name);
  const url = value ? absoluteUrl(value, tree.document.baseUrl) : null;
  return url === null ? null : state.files.file(url);
}
