import { attributesText, styleText } from "../attributes";
import { placeOf } from "../place";
import type { TreeScope } from "../scope";
import type { SnapshotState } from "../snapshot-state";
import { absoluteUrl } from "../urls";

/** Larger drawings are not copied: the browser would refuse, or take seconds. Pixels. */
const MAX_AREA_PX = 64e6;

/** A canvas that shows its pixels as a background: the element, its box and its styles stay. */
export function canvasText(canvas: HTMLCanvasElement, tree: TreeScope, state: SnapshotState): string {
  const { document: scope } = tree;
  if (canvas.width === 0 || canvas.height === 0) return `<canvas${attributesText(canvas, tree, state)}></canvas>`;
  const copy = copyPixels(canvas, canvas.width, canvas.height, scope.doc);
  const place = placeOf(canvas, scope);
  const token = state.tokens.add({
    kind: "pixels",
    what: "canvas",
    url: scope.baseUrl,
    copy: copy && !isBlank(copy) ? copy : null,
    place,
  });
  const { backgroundImage, objectFit } = scope.view.getComputedStyle(canvas);
  const under = backgroundImage === "none" ? "" : `,${styleText(backgroundImage, tree, state)}`;
  const size = objectFit === "contain" || objectFit === "cover" ? objectFit : "100% 100%";
  const style =
    `;background-image:url("${token}")${under}!important;background-size:${size}!important;` +
    "background-repeat:no-repeat!important;background-position:center!important;background-origin:content-box!important;";
  return `<canvas${attributesText(canvas, tree, state, { style })}></canvas>`;
}

/** A video as its poster: the frame that shows, else the poster that it has. */
export function videoText(video: HTMLVideoElement, tree: TreeScope, state: SnapshotState): string {
  const { document: scope } = tree;
  // until it plays or is moved, the poster shows
  const showsFrame = video.readyState >= 2 && (video.poster === "" || video.currentTime > 0 || !video.paused);
  const url = absoluteUrl(video.poster, scope.baseUrl);
  let poster = video.poster && url !== null ? state.files.file(url) : null;
  if (showsFrame && video.videoWidth > 0) {
    const copy = copyPixels(video, video.videoWidth, video.videoHeight, scope.doc);
    const place = placeOf(video, scope);
    poster = state.tokens.add({
      kind: "pixels",
      what: "media",
      url: video.currentSrc,
      copy,
      place,
    });
  }
  return `<video${attributesText(video, tree, state, { poster, muted: null })}></video>`;
}

function copyPixels(
  source: HTMLCanvasElement | HTMLVideoElement,
  width: number,
  height: number,
  doc: Document,
): HTMLCanvasElement | null {
  if (width * height > MAX_AREA_PX) return null;
  const copy = Document.prototype.createElement.call(doc, "canvas") as HTMLCanvasElement;
  copy.width = width;
  copy.height = height;
  try {
    const context = copy.getContext("2d");
    context?.drawImage(source, 0, 0, width, height);
    return context ? copy : null;
  } catch {
    return null;
  }
}

/**
 * Whether nothing was copied: a WebGL canvas gives its pixels away only while it draws. The photograph has them then.
 * Looked at in a thumbnail, because reading every pixel of every canvas would take too long.
 */
function isBlank(copy: HTMLCanvasElement): boolean {
  const probe = copy.ownerDocument.createElement("canvas");
  probe.width = Math.min(copy.width, 64);
  probe.height = Math.min(copy.height, 64);
  const context = probe.getContext("2d", { willReadFrequently: true });
  if (!context) return false;
  try {
    context.drawImage(copy, 0, 0, probe.width, probe.height);
    return context.getImageData(0, 0, probe.width, probe.height).data.every((value) => value === 0);
  } catch {
    // drawn from another site's images: not blank, only unreadable
    return false;
  }
}
