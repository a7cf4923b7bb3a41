import { accessibleDocument } from "../../page/frames";
import { attributesText, type ExtraAttributes } from "../attributes";
import { attributeOf, localNameOf, viewOf } from "../dom";
import { escapeAttribute, htmlAddress } from "../markup";
import { intersect, placeOf } from "../place";
import type { DocumentScope, TreeScope } from "../scope";
import type { FrameSource, SnapshotState } from "../snapshot-state";
import { absoluteUrl, recordableUrl } from "../urls";

/** Frames inside frames beyond this depth are left out: each is escaped once more than the one around it. */
const MAX_FRAME_DEPTH = 8;

/** Writes down the document of a frame; made by the serializer, which frames are part of. */
export type WriteDocument = (
  doc: Document,
  scope: Pick<DocumentScope, "escapes" | "framePath" | "origin" | "visible">,
) => string;

/** A frame with its document inside it. */
export function frameText(frame: Element, tree: TreeScope, state: SnapshotState, write: WriteDocument): string {
  const { document: scope } = tree;
  const tag = localNameOf(frame);
  const inner = accessibleDocument(frame);
  // an object that shows an image or nothing has its own content instead
  const path = framePath(frame, scope);
  if (scope.escapes.length >= MAX_FRAME_DEPTH) return emptyFrame(frame, tree, state);
  // an address has to be given where no `srcdoc` can be, or where the document is in quirks mode
  const asAddress = tag === "frame" || tag === "object" || inner?.compatMode === "BackCompat";
  const place = placeOf(frame, scope);
  if (inner?.documentElement && viewOf(inner)) {
    state.seen.liveFrames++;
    const origin = place ? { x: place.box.x, y: place.box.y } : { x: 0, y: 0 };
    const visible = (place && intersect(place.visible, place.box)) ?? { x: 0, y: 0, width: 0, height: 0 };
    const markup = write(inner, {
      escapes: [asAddress ? "address" : "attribute", ...scope.escapes],
      framePath: path ?? [],
      origin,
      visible,
    });
    return element(tag, frame, tree, state, asAddress ? { address: markup } : { srcdoc: markup });
  }
  const url = absoluteUrl(attributeOf(frame, tag === "object" ? "data" : "src") ?? "", scope.baseUrl) ?? "";
  const token = state.tokens.add({
    kind: "frame",
    url: recordableUrl(url),
    reason: "another site's frame cannot be read",
    source: frameSource(frame, url, scope),
    place,
    path,
    asAddress,
    escapes: [asAddress ? "address" : "attribute", ...scope.escapes],
  });
  return element(tag, frame, tree, state, { token, asAddress });
}

type FrameContent =
  | { readonly srcdoc: string }
  | { readonly address: string }
  | { readonly token: string; readonly asAddress: boolean };

function element(tag: string, frame: Element, tree: TreeScope, state: SnapshotState, content: FrameContent): string {
  const safe: ExtraAttributes = tag === "iframe" ? { sandbox: "" } : tag === "object" ? { type: "text/html" } : {};
  const attributes = attributesText(frame, tree, state, safe);
  const name = tag === "object" ? "data" : "src";
  if ("address" in content) {
    return `<${tag}${attributes} ${name}="${htmlAddress(content.address)}"></${tag}>`;
  }
  // a token is safe as it stands; what replaces it is escaped for where it is
  if ("srcdoc" in content) return `<${tag}${attributes} srcdoc="${escapeAttribute(content.srcdoc)}"></${tag}>`;
  const place = content.asAddress ? `${name}="${htmlAddress("")}` : 'srcdoc="';
  return `<${tag}${attributes} ${place}${content.token}"></${tag}>`;
}

function emptyFrame(frame: Element, tree: TreeScope, state: SnapshotState): string {
  const tag = localNameOf(frame);
  return `<${tag}${attributesText(frame, tree, state)}></${tag}>`;
}

/**
 * Where the markup of a closed frame can be read without it: only of frames that run no script, because the source of
 * others is not what they show.
 */
function frameSource(frame: Element, url: string, { baseUrl }: DocumentScope): FrameSource | null {
  const srcdoc = attributeOf(frame, "srcdoc");
  const sandbox = attributeOf(frame, "sandbox");
  const isStill = sandbox !== null && !/allow-scripts/i.test(sandbox);
  if (srcdoc !== null) return isStill ? { html: srcdoc } : null;
  if (/^data:text\/html/i.test(url)) return { fetch: url };
  const sameOrigin = /^https?:/.test(url) && new URL(url).origin === new URL(baseUrl).origin;
  return isStill && sameOrigin ? { fetch: url } : null;
}

/** The frame's place in `window.frames`, under that of its document; null in a shadow tree, where it has none. */
function framePath(frame: Element, { view, framePath: above }: DocumentScope): number[] | null {
  const inner = (frame as HTMLIFrameElement).contentWindow;
  for (let index = 0; index < view.length; index++) {
    if (view[index] === inner) return [...above, index];
  }
  return null;
}
