import { browser } from "wxt/browser";
import { BordereauError, dataUrlToBlob, describeThrown } from "../core";

/** A refused shot is tried again until this long has passed. Milliseconds. */
const RETRY_FOR_MS = 6_000;
const RETRY_EVERY_MS = 10;
/** Chromium allows two shots in the second that the first of them begins; Firefox has no such limit. */
const QUOTA_SHOTS = import.meta.env.FIREFOX ? Number.POSITIVE_INFINITY : 2;
/** A little more, for a clock that the browser reads later than this script. */
const QUOTA_MS = import.meta.env.FIREFOX ? 0 : 1_003;
/** "image readback failed" and the like: passing faults of the compositor. */
const MAX_FAULTS = 4;

/** An area of the page in CSS pixels from the page's top left corner. */
export interface PageRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Firefox photographs any area of a page in one call; Chromium only what is visible. */
export const canPhotographRect = import.meta.env.FIREFOX;

let secondBeganAt = Number.NEGATIVE_INFINITY;
let shotsInSecond = 0;

/** Milliseconds until the next shot's turn, when shots are evenly spaced so that every screen has the same time to load. */
export function waitForNextShotMs(): number {
  return untilTurn((QUOTA_MS * Math.min(shotsInSecond, QUOTA_SHOTS)) / QUOTA_SHOTS);
}

/** Waits until the browser takes another picture at once. */
export function shotAllowed(): Promise<void> {
  return pause(shotsInSecond < QUOTA_SHOTS ? 0 : untilTurn(QUOTA_MS));
}

function untilTurn(afterMs: number): number {
  return Math.max(0, secondBeganAt + afterMs - performance.now());
}

function noteShot(): void {
  const now = performance.now();
  if (now >= secondBeganAt + QUOTA_MS) {
    secondBeganAt = now;
    shotsInSecond = 0;
  }
  shotsInSecond++;
}

/**
 * A PNG of what the window shows, as soon as the browser's quota allows one.
 * @throws BordereauError `photograph-not-allowed` without the access that a click on the toolbar button gives,
 * `page-protected` where the browser forbids it, `screenshot-failed`
 */
export async function photographVisible(windowId: number): Promise<Blob> {
  await shotAllowed();
  const giveUpAt = performance.now() + RETRY_FOR_MS;
  for (let faults = 0; ; ) {
    try {
      noteShot();
      return dataUrlToBlob(await browser.tabs.captureVisibleTab(windowId, { format: "png" }));
    } catch (error) {
      const message = describeThrown(error);
      if (/activeTab|<all_urls>/i.test(message)) {
        throw new BordereauError("photograph-not-allowed", { cause: error, detail: message });
      }
      if (/permission|cannot access|not allowed|chrome:\/\//i.test(message)) {
        throw new BordereauError("page-protected", { cause: error, detail: message });
      }
      const overQuota = /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND/.test(message);
      if (!overQuota) faults++;
      if (faults >= MAX_FAULTS || performance.now() > giveUpAt) {
        throw new BordereauError("screenshot-failed", { cause: error, detail: message });
      }
    }
    await pause(RETRY_EVERY_MS);
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

function pause(milliseconds: number): Promise<void> {
  return milliseconds <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}
