import { photographRect } from "../../browser";
import { BordereauError, type MissingItem } from "../../core";
import type { PageMethods, ScrollState } from "../page";
import type { CallOptions, PageConnection } from "../page-rpc";
import { MAX_PICTURE_HEIGHT_PX, maxPictureHeight } from "../picture-series";
import { cut, type Pictures, partialFor } from "./stitch";

/** Between two screens, for what loads as it comes into view. Milliseconds. */
const SCREEN_MS = 60;
/** At the end, for what is still loading. Milliseconds. */
const END_MS = 300;

export interface RectsInput {
  readonly page: PageConnection<PageMethods>;
  readonly windowId: number;
  /** Throws `page-changed` where another page is shown. */
  readonly assertSamePage: () => Promise<void>;
  readonly maxHeightPx: number;
  readonly call: CallOptions;
  readonly onFraction: (fraction: number) => void;
}

/** Firefox: photographs any area in one call; scrolled through first, so that what loads on the way is there. */
export async function photographRects(input: RectsInput, first: ScrollState): Promise<Pictures> {
  const missing: MissingItem[] = [];
  const scale = first.devicePixelRatio;
  const maxHeight = Math.floor(input.maxHeightPx / scale);
  const { extent, grew } = await scrollThrough(input, first, maxHeight);
  const height = Math.min(extent.height, maxHeight);
  if (height < extent.height) {
    const why = grew ? ": it goes on loading as it is scrolled" : "";
    missing.push(cut(`cut at ${height} px of ${extent.height} px${why}`));
  }
  const width = Math.min(extent.width, Math.floor(MAX_PICTURE_HEIGHT_PX / scale));
  if (width < extent.width) missing.push(cut(`${extent.width - width} px on the right`));
  const step = Math.floor(maxPictureHeight(width * scale) / scale);
  // right-to-left pages begin at zero and go on to the left
  const x = first.x > 0 ? width - first.box.width : 0;
  const pictures: Blob[] = [];
  for (let y = 0; y < height; y += step) {
    if (input.call.signal.aborted) throw new BordereauError("cancelled");
    const rect = { x: x === 0 ? 0 : -x, y, width, height: Math.min(step, height - y) };
    await input.assertSamePage();
    const picture = await photographRect(input.windowId, rect, scale);
    // what was photographed may be another page by now
    await input.assertSamePage();
    pictures.push(picture);
    input.onFraction(0.5 + 0.5 * Math.min(1, (y + step) / height));
  }
  return { pictures, missing, partial: partialFor(missing) };
}

/** Down to the end and back to the beginning, where the page is photographed. */
async function scrollThrough(input: RectsInput, first: ScrollState, maxHeight: number): Promise<ScrollState> {
  const scrollTo = (y: number, waitMs: number) => input.page.call("scrollTo", { x: first.x, y, waitMs }, input.call);
  let state = first;
  while (state.y + state.box.height < maxHeight) {
    // tried at the end too: more may be coming
    const next = await scrollTo(state.y + state.box.height, state.atEnd ? END_MS : SCREEN_MS);
    if (next.y <= state.y) break;
    state = next;
    input.onFraction(0.5 * Math.min(1, state.y / state.extent.height));
  }
  const { grew } = state;
  return { ...(await scrollTo(0, END_MS)), grew };
}
