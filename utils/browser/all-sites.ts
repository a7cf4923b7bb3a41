import { browser } from "wxt/browser";

const ALL_SITES = { origins: ["<all_urls>"] };
/** Chromium's MHTML is a second source of what the page has loaded; Firefox has no such API. */
const WITH_MHTML = import.meta.env.FIREFOX ? ALL_SITES : { ...ALL_SITES, permissions: ["pageCapture" as const] };

/** Whether the user lets the extension read every site, for complete copies. */
export async function canReadAllSites(): Promise<boolean> {
  return browser.permissions.contains(ALL_SITES).catch(() => false);
}

/** The optional permissions behind complete copies: frames, images and styles of other sites. */
export const completeCopies = {
  isGranted: canReadAllSites,
  /** Must be called from a click, in a page that stays open. */
  request: () => browser.permissions.request(WITH_MHTML),
  /** `keepMhtml`: the MHTML copy is wanted by itself. */
  async remove(keepMhtml: boolean): Promise<void> {
    await browser.permissions.remove(keepMhtml ? ALL_SITES : WITH_MHTML);
  },
};
