import { browser } from "wxt/browser";
import { BordereauError, dataUrlToBlob, describeThrown } from "../core";

/** Chromium allows two shots a second; a refused one is tried again until this long has passed. Milliseconds. */
const RETRY_FOR_MS = 6_000;
const RETRY_EVERY_MS = 100;
/** The second of the two shots, with some reserve. Milliseconds. */
const QUOTA_MS = 1_050;
/** "image readback failed" and the like: passing faults of the compositor. */
const MAX_FAULTS = 4;

/** When the last two pictures were taken. Milliseconds since 1970. */
let shotTimes: readonly number[] = [];

/** Waits until the browser takes another picture at once. */
export async function shotAllowed(): Promise<void> {
  const [first = 0, ...later] = shotTimes;
  const waitMs = canPhotographRect || later.length === 0 ? 0 : first + QUOTA_MS - Date.now();
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
}

/** An area of the page in CSS pixels from the page's top left corner. */
export interface PageRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Firefox photographs any area of a page in one call; Chromium only what is visible. */
export const canPhotographRect = import.meta.env.FIREFOX;

/**
 * A PNG of what the window shows.
 * @throws BordereauError `page-protected` where the browser forbids it, `screenshot-failed`
 */
export async function photographVisible(windowId: number): Promise<Blob> {
  const giveUpAt = Date.now() + RETRY_FOR_MS;
  for (let faults = 0; ; ) {
    try {
      const picture = await browser.tabs.captureVisibleTab(windowId, { format: "png" });
      shotTimes = [...shotTimes, Date.now()].slice(-2);
      return dataUrlToBlob(picture);
    } catch (error) {
      const message = describeThrown(error);
      if (/permission|cannot access|not allowed|chrome:\/\/|activeTab/i.test(message)) {
        throw new BordereauError("page-protected", { cause: error, detail: message });
      }
      const overQuota = /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND/.test(message);
      if (!overQuota) faults++;
      if (faults >= MAX_FAULTS || Date.now() > giveUpAt) {
        throw new BordereauError("screenshot-failed", { cause: error, detail: message });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, RETRY_EVERY_MS));
  }
}

/**
 * A PNG of any area of the page (Firefox). `scale` is picture pixels for one CSS pixel.
 * @throws BordereauError `screenshot-failed`
 */
export async function photographRect(windowId: number, rect: PageRect, scale: number): Promise<Blob> {
  try {
    const options = { format: "png", rect, scale } as Parameters<typeof browser.tabs.captureVisibleTab>[1];
    return dataUrlToBlob(await browser.tabs.captureVisibleTab(windowId, options));
  } catch (cause) {
    throw new BordereauError("screenshot-failed", { cause, detail: describeThrown(cause) });
  }
}
