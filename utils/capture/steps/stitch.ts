import { canPhotographRect, photographRect } from "../../browser";
import { BordereauError, type MissingItem, toBordereauError } from "../../core";
import type { PageMethods, ScrollState } from "../page";
import type { CallOptions, PageConnection } from "../page-rpc";
import { MAX_PICTURE_HEIGHT_PX, maxPictureHeight, PictureSeries } from "../picture-series";
import { Band } from "./band";

/** Screens side by side that a wide page is followed over. */
const MAX_COLUMNS = 6;

export interface FullPageInput {
  readonly page: PageConnection<PageMethods>;
  readonly windowId: number;
  /** Throws `page-changed` where another page is shown. */
  readonly assertSamePage: () => Promise<void>;
  /** A PNG of the window, checked to show the page still. */
  readonly shoot: () => Promise<Blob>;
  readonly maxHeightPx: number;
  readonly call: CallOptions;
  readonly onFraction: (fraction: number) => void;
}

export interface FullPageResult {
  readonly pictures: Blob[];
  readonly missing: MissingItem[];
  readonly partial: BordereauError | null;
}

/** The whole page as one or more PNG pictures, from top to bottom. */
export async function photographFullPage(input: FullPageInput): Promise<FullPageResult> {
  const first = await input.page.call("beginScroll", null, input.call);
  try {
    return canPhotographRect ? await photographRects(input, first) : await stitch(input, first);
  } finally {
    // put back even after a cancel, whose signal would refuse the call
    const call = { timeoutMs: input.call.timeoutMs, signal: new AbortController().signal };
    await input.page.call("endScroll", null, call).catch(() => undefined);
  }
}

/** Chromium: scroll, photograph the window, keep the rows that are new. */
async function stitch(input: FullPageInput, first: ScrollState): Promise<FullPageResult> {
  const pictures = new PictureSeries();
  const missing: MissingItem[] = [];
  const columns = Math.min(MAX_COLUMNS, Math.ceil((first.pageWidth - 1) / first.clientWidth) || 1);
  if (first.pageWidth > columns * first.clientWidth + 1) {
    missing.push(cut(`${first.pageWidth - columns * first.clientWidth} px on the right`));
  }
  let partial: BordereauError | null = null;
  let state = first;
  // rows of the page that are drawn, in picture pixels
  let drawn = 0;
  let width = 0;
  try {
    for (;;) {
      const band = new Band(Math.min(first.pageWidth, columns * first.clientWidth), state);
      for (let column = 0; column < columns; column++) {
        const x = column * first.clientWidth;
        const at =
          column === 0
            ? state
            : await input.page.call("scrollTo", { x, y: state.scrollY, hideFixed: true }, input.call);
        await band.draw(await input.shoot(), at);
      }
      width ||= band.width;
      if (band.width !== width) throw new BordereauError("page-changed", { detail: "the window was resized" });
      const pageBottom = Math.max(1, Math.round(state.pageHeight * band.scale));
      const lastRow = Math.min(band.bottom, pageBottom, input.maxHeightPx);
      await pictures.append(band, drawn, lastRow);
      drawn = Math.max(drawn, lastRow);
      input.onFraction(Math.min(1, drawn / Math.min(pageBottom, input.maxHeightPx)));
      if (drawn >= input.maxHeightPx && pageBottom > drawn) {
        missing.push(cut(`cut at ${drawn} px of ${pageBottom} px`));
        break;
      }
      if (drawn >= pageBottom - 1) break;
      const y = state.scrollY + state.clientHeight;
      const next = await input.page.call("scrollTo", { x: 0, y, hideFixed: true }, input.call);
      // a page that says it is taller than it scrolls has no more to show
      if (next.scrollY <= state.scrollY) break;
      state = next;
    }
  } catch (thrown) {
    const error = toBordereauError(thrown);
    if (drawn === 0 || error.code === "cancelled") {
      await pictures.abort();
      throw error;
    }
    partial = error;
    missing.push(cut(`stopped at ${drawn} px: ${error.message}`));
  }
  return { pictures: await pictures.finish(), missing, partial: partial ?? partialFor(missing) };
}

/** Firefox: photographs any area in one call; scrolled through first, so that lazy images are there. */
async function photographRects(input: FullPageInput, first: ScrollState): Promise<FullPageResult> {
  const missing: MissingItem[] = [];
  const scale = first.devicePixelRatio;
  const maxHeight = Math.floor(input.maxHeightPx / scale);
  const scrollTo = (y: number) => input.page.call("scrollTo", { x: 0, y, hideFixed: false }, input.call);
  let state = first;
  while (state.scrollY + state.clientHeight < Math.min(state.pageHeight, maxHeight)) {
    const next = await scrollTo(state.scrollY + state.clientHeight);
    if (next.scrollY <= state.scrollY) break;
    state = next;
    input.onFraction(0.5 * Math.min(1, state.scrollY / state.pageHeight));
  }
  state = await scrollTo(0);

  const height = Math.min(state.pageHeight, maxHeight);
  if (height < state.pageHeight) missing.push(cut(`cut at ${height} px of ${state.pageHeight} px`));
  const width = Math.min(state.pageWidth, Math.floor(MAX_PICTURE_HEIGHT_PX / scale));
  if (width < state.pageWidth) missing.push(cut(`${state.pageWidth - width} px on the right`));
  const step = Math.floor(maxPictureHeight(width * scale) / scale);
  const pictures: Blob[] = [];
  for (let y = 0; y < height; y += step) {
    if (input.call.signal.aborted) throw new BordereauError("cancelled");
    const rect = { x: 0, y, width, height: Math.min(step, height - y) };
    await input.assertSamePage();
    const picture = await photographRect(input.windowId, rect, scale);
    // what was photographed may be another page by now
    await input.assertSamePage();
    pictures.push(picture);
    input.onFraction(0.5 + 0.5 * Math.min(1, (y + step) / height));
  }
  return { pictures, missing, partial: partialFor(missing) };
}

function partialFor(missing: readonly MissingItem[]): BordereauError | null {
  const [item] = missing;
  return item ? new BordereauError("screenshot-failed", { detail: item.reason }) : null;
}

function cut(reason: string): MissingItem {
  return { what: "screenshot-area", url: "", reason };
}
