import { launchChromium } from "./chromium.ts";
import { launchFirefox } from "./firefox.ts";
import type { BrowserDriver, BrowserKind, LaunchOptions } from "./types.ts";

export { waitForZip } from "./downloads.ts";
export * from "./flows.ts";
export { DESK, POPUP } from "./selectors.ts";
export * from "./types.ts";

/** Starts a browser with the extension inside; in a temporary profile unless one is given. */
export function launchBrowser(browser: BrowserKind, options: LaunchOptions): Promise<BrowserDriver> {
  return browser === "chromium" ? launchChromium(options) : launchFirefox(options);
}
