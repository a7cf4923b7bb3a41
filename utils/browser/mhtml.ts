import { browser } from "wxt/browser";
import { BordereauError } from "../core";

/** The first Blob of a browser run cannot be read half of the time; asking again helps. */
const MAX_TRIES = 5;

/** Whether this browser can write MHTML and the user granted the permission. */
export async function canSaveMhtml(): Promise<boolean> {
  return mhtmlPermission?.isGranted() ?? false;
}

/**
 * The page as Chromium's own MHTML.
 * @throws BordereauError `not-supported`
 */
export async function saveMhtml(tabId: number): Promise<Blob> {
  let lastError: unknown;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    try {
      const blob = await browser.pageCapture.saveAsMHTML({ tabId });
      if (!blob) throw new Error("the browser returned nothing");
      // read now: the Blob is a temporary file of the browser
      return new Blob([await blob.arrayBuffer()], { type: "multipart/related" });
    } catch (error) {
      lastError = error;
    }
  }
  throw new BordereauError("not-supported", { cause: lastError, detail: String(lastError) });
}

const MHTML_PERMISSION = { permissions: ["pageCapture" as const] };

/** The optional permission behind MHTML; null where the browser has no such API. */
export const mhtmlPermission = import.meta.env.FIREFOX
  ? null
  : {
      isGranted: () => browser.permissions.contains(MHTML_PERMISSION),
      /** Must be called from a click. */
      request: () => browser.permissions.request(MHTML_PERMISSION),
      async remove() {
        await browser.permissions.remove(MHTML_PERMISSION);
      },
    };
