import { browser } from "wxt/browser";

/** Whether the user lets the extension read every site, for complete copies. */
export async function canReadAllSites(): Promise<boolean> {
  return browser.permissions.contains({ origins: ["<all_urls>"] }).catch(() => false);
}
