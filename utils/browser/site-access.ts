import { browser } from "wxt/browser";

/** Optional access to single sites: a resolver, a webmail. */
export const siteAccess = {
  async isGranted(origins: readonly string[]): Promise<boolean> {
    return browser.permissions.contains({ origins: [...origins] }).catch(() => false);
  },
  /** Must be called from a click, in a page that stays open. */
  request: (origins: readonly string[]): Promise<boolean> => browser.permissions.request({ origins: [...origins] }),
  async remove(origins: readonly string[]): Promise<void> {
    await browser.permissions.remove({ origins: [...origins] });
  },
};

/** The pattern of all addresses of a site, as permissions name it. */
export function patternOf(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
