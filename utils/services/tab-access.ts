import type { CurrentTab } from "../messages";

/** Sites where browsers let no extension read the page. */
const CLOSED_HOSTS = new Set([
  "chromewebstore.google.com",
  "chrome.google.com",
  "microsoftedge.microsoft.com",
  "addons.mozilla.org",
]);

/**
 * What can be kept of a page, by its address; the capture itself finds out for sure. Of pages of the browser's own,
 * whose address extensions may not even see, the picture.
 */
export function tabAccess(url: string): CurrentTab["access"] {
  if (!URL.canParse(url)) return "picture-only";
  const { protocol, host } = new URL(url);
  return /^(https?|file):$/.test(protocol) && !CLOSED_HOSTS.has(host) ? "full" : "picture-only";
}
