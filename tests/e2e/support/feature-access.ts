import type { BrowserKind, LaunchOptions } from "../../../scripts/driver/index.ts";

/** What a user grants for complete copies of pages. */
export function completeAccess(kind: BrowserKind): Pick<LaunchOptions, "grantedHosts" | "grantedPermissions"> {
  return {
    grantedHosts: ["<all_urls>"],
    ...(kind === "chromium" ? { grantedPermissions: ["pageCapture"] } : {}),
  };
}
