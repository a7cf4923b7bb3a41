import { browser } from "wxt/browser";
import { BordereauError, dataUrlToBlob, describeThrown } from "../core";

/** Chromium allows two shots a second; a refused one is tried again until this long has passed. Milliseconds. */
const RETRY_FOR_MS = 6_000;
const RETRY_EVERY_MS = 25;
/** Evenly spaced, so that every screen has the same time to load. Firefox has no such limit. Milliseconds. */
const SHOT_EVERY_MS = import.meta.env.FIREFOX ? 0 : 500;
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

let lastShotAt = Number.NEGATIVE_INFINITY;

/** Milliseconds until the browser allows another shot. */
export function waitForNextShotMs(): number {
  return Math.max(0, lastShotAt + SHOT_EVERY_MS - performance.now());
}

/** Waits until the browser takes another picture at once. */
export function shotAllowed(): Promise<void> {
  return pause(waitForNextShotMs());
}

/**
 * A PNG of what the window shows, as soon as the browser's quota allows one.
 * @throws BordereauError `page-protected` where the browser forbids it, `screenshot-failed`
 */
export async function photographVisible(windowId: number): Promise<Blob> {
  await pause(waitForNextShotMs());
  const giveUpAt = performance.now() + RETRY_FOR_MS;
  for (let faults = 0; ; ) {
    try {
      lastShotAt = performance.now();
      return dataUrlToBlob(await browser.tabs.captureVisibleTab(windowId, { format: "png" }));
    } catch (error) {
      const message = describeThrown(error);
      if (/permission|cannot access|not allowed|chrome:\/\/|activeTab/i.test(message)) {
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
