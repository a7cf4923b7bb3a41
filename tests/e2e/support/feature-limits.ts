import type { BrowserKind } from "../../../scripts/driver/index.ts";

/** With what the extension works: the click on its button alone, or complete copies granted as well. */
export type FeatureAccess = "button" | "complete";

/** Why a browser makes a feature impossible, by the cell's id. A limit that no longer is one fails the test. */
/** Trees that a script put together and no markup gives back: a parser rearranges them. */
const PARSER: Readonly<Record<string, string>> = {
  "parse-row-in-table-no-body": "a parser puts a body around the rows of a table",
  "parse-image-element": "a parser reads `image` as `img`, so it is renamed, which loses what follows from its name",
  "parse-html-in-svg": "a parser ends SVG at an HTML element in it, which is not drawn anyway",
  "parse-xmp-plaintext": "a parser ends no `plaintext`; it is shown by an element of another name",
  "parse-attribute-names": "attributes that no parser takes",
  "parse-fragment-after-body": "a parser moves what stands behind the body, or in the head, into the body",
  "parse-unknown-names": "elements of namespaces that HTML does not have",
  "parse-body-attributes": "data attributes that no style asks for may hold tokens and are left out",
  "parse-tags-in-attributes": "data attributes that no style asks for may hold tokens and are left out",
};

export const KNOWN_LIMITS: Readonly<Record<BrowserKind, Record<FeatureAccess, Readonly<Record<string, string>>>>> = {
  chromium: {
    button: {
      "css-cross-site-link": "a style sheet of another site without CORS cannot be read",
      "css-cross-site-import": "a style sheet of another site without CORS cannot be read",
      "css-cross-site-background":
        "an image of another site without CORS cannot be read, and a background has no pixels of its own",
      "form-input-scrolled": "no markup scrolls the text of a field",
      ...PARSER,
    },
    complete: {
      "frame-cross-site-video": "a video of another site gives no pixels away, inside a frame either",
    },
  },
  firefox: {
    button: {
      "css-cross-site-link": "a style sheet of another site without CORS cannot be read",
      "css-cross-site-import": "a style sheet of another site without CORS cannot be read",
      "css-cross-site-background":
        "an image of another site without CORS cannot be read, and a background has no pixels of its own",
      "object-fallback": "Firefox shows the fallback of an object only where its data cannot be loaded",
      "form-file": "a file cannot be chosen for a saved field, and Firefox writes its own words for none",
      "form-default-styles": "Firefox draws fields of its own look otherwise once they carry a style",
      "form-input-scrolled": "no markup scrolls the text of a field",
      "canvas-webgl": "Firefox has no WebGL without a screen",
      "canvas-webgl-animated": "Firefox has no WebGL without a screen",
      "img-lazy-in-view": "Firefox decodes no picture that it has not loaded yet, which the page itself waits for",
      "state-highlights": "Firefox lets no content script read highlighted texts",
      "parse-svg-outside-svg": "SVG outside of SVG is no element that a parser makes",
      "parse-lone-surrogates": "half a character has no place in UTF-8",
      ...PARSER,
    },
    complete: {},
  },
};
