import type { browser as api } from "wxt/browser";

declare global {
  /** The extension API inside a driven page: `chrome` in both browsers, `browser` with promises in Firefox. */
  var chrome: typeof api;
  var browser: typeof api | undefined;
}
