import type { BrowserKind } from "../../../scripts/driver/index.ts";

/** With what the extension works: the click on its button alone, or complete copies granted as well. */
export type FeatureAccess = "button" | "complete";

/** Why a browser makes a feature impossible, by the cell's id. A limit that no longer is one fails the test. */
export const KNOWN_LIMITS: Readonly<Record<BrowserKind, Record<FeatureAccess, Readonly<Record<string, string>>>>> = {
  chromium: {
    button: {
      "css-cross-site-link": "a style sheet of another site without CORS cannot be read",
      "css-cross-site-import": "a style sheet of another site without CORS cannot be read",
      "css-cross-site-background":
        "an image of another site without CORS cannot be read, and a background has no pixels of its own",
      "form-input-scrolled": "no markup scrolls the text of a field",
    },
    complete: {
      "frame-cross-site-video": "a video of another site gives no pixels away, inside a frame either",
    },
  },
  firefox: {
    button: {},
    complete: {},
  },
};
