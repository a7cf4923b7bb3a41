import type { CurrentTab } from "../messages";

/** Sites where browsers let no extension read the page. */
const CLOSED_HOSTS = new Set([
  "chromewebstore.google.com",
  "chrome.google.com",
  "microsoftedge.microsoft.com",
  "addons.mozilla.org",
]);

/** What can be kept of a page, by its address; the capture itself finds out for sure. */
export function tabAccess(url: string): CurrentTab["access"] {
  if (!URL.canParse(url)) return "none";
  const { protocol, host } = new URL(url);
  if (/^(https?|file):$/.test(protocol)) return CLOSED_HOSTS.has(host) ? "picture-only" : "full";
  return /^(chrome|edge|brave|about|view-source|chrome-extension|moz-extension|data):$/.test(protocol) ? "picture-only" : "none";
}
