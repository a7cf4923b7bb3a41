import type { BrowserKind } from "../../../scripts/driver/index.ts";

/** With what the extension works: the click on its button alone, or complete copies granted as well. */
export type FeatureAccess = "button" | "complete";

/** Why a browser makes a feature impossible, by the cell's id. A limit that no longer is one fails the test. */
export const KNOWN_LIMITS: Readonly<Record<BrowserKind, Record<FeatureAccess, Readonly<Record<string, string>>>>> = {
  chromium: {
    button: {},
    complete: {},
  },
  firefox: {
    button: {},
    complete: {},
  },
};
