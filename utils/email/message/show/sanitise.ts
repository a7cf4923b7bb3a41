import type { DOMPurify } from "dompurify";
import type { CidImages } from "./cid-images";
import { harmlessCss } from "./harmless-css";

export interface SanitisedHtml {
  /** A whole document, for the `srcdoc` of a frame with an empty `sandbox`. */
  readonly document: string;
  /** Requests to elsewhere that the message would have made: images, backgrounds, sheets. */
  readonly blockedRemote: number;
  /** Images that the message says it holds and does not. */
  readonly missingImages: number;
}

const TAGS =
  "a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn " +
  "dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label legend li main map " +
  "mark menu nav ol p pre q rp rt ruby s samp section small span strike strong style sub sup table tbody td tfoot th " +
  "thead time tr tt u ul var wbr";

const ATTRIBUTES =
  "abbr align alt background bgcolor border cellpadding cellspacing cite class clear color cols colspan datetime dir " +
  "face frame headers height href hspace id lang noshade nowrap reversed rows rowspan rules scope size span src srcset " +
  "start style summary title type valign value vspace width";

/** No form, frame, media, SVG or MathML; their text stays. */
const ALLOWED_TAGS: ReadonlySet<string> = new Set(TAGS.split(" "));
const ALLOWED_ATTRIBUTES: ReadonlySet<string> = new Set(ATTRIBUTES.split(" "));

/** Nothing from elsewhere even if something slipped through; the frame's sandbox forbids scripts on top. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'";

/** A transparent dot: what an image shows that is not fetched. */
const PLACEHOLDER = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const OWN_PICTURE = /^data:image\/(png|jpe?g|gif|webp|bmp|avif);base64,/i;

/**
 * A message's HTML as a document that can be shown: without scripts and forms, without a request of any kind, links
 * as text with their address as title. Images of its own are shown, others leave an outline.
 * @param purify DOMPurify, which needs a DOM
 */
export function sanitisedHtml(html: string, images: CidImages, purify: Pick<DOMPurify, "sanitize">): SanitisedHtml {
  const body = purify.sanitize(html, {
    ALLOWED_TAGS: [...ALLOWED_TAGS],
    ALLOWED_ATTR: [...ALLOWED_ATTRIBUTES],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    // a style element at the very beginning would be lost otherwise
    FORCE_BODY: true,
    RETURN_DOM: true,
  }) as HTMLElement;
  const counts = { blockedRemote: 0, missingImages: 0 };
  for (const element of Array.from(body.querySelectorAll("*"))) {
    keepListed(element);
    quietStyles(element, counts);
    quietLink(element);
    quietImage(element, images, counts);
  }
  return { document: wrap(body.innerHTML), ...counts };
}

interface Counts {
  blockedRemote: number;
  missingImages: number;
}

/** A second gate of our own, whose lists hold even where DOMPurify meets a DOM that it does not know. */
function keepListed(element: Element): void {
  if (!ALLOWED_TAGS.has(element.localName)) element.remove();
  for (const { name } of Array.from(element.attributes)) {
    if (!ALLOWED_ATTRIBUTES.has(name)) element.removeAttribute(name);
  }
}

function quietStyles(element: Element, counts: Counts): void {
  const style = element.getAttribute("style");
  if (style !== null) {
    const { css, remote } = harmlessCss(style);
    element.setAttribute("style", css);
    counts.blockedRemote += remote;
  }
  if (element.localName === "style") {
    const { css, remote } = harmlessCss(element.textContent ?? "");
    element.textContent = css;
    counts.blockedRemote += remote;
  }
}

function quietLink(element: Element): void {
  const href = element.getAttribute("href");
  if (href === null) return;
  element.removeAttribute("href");
  if (/^(https?|mailto|tel|ftp):/i.test(href.trim())) element.setAttribute("title", href.trim());
}

function quietImage(element: Element, images: CidImages, counts: Counts): void {
  for (const name of ["background", "srcset", "src"]) {
    const address = element.getAttribute(name)?.trim() ?? "";
    element.removeAttribute(name);
    if (address === "") continue;
    if (element.localName !== "img" || name !== "src") {
      if (!/^(cid|data):/i.test(address)) counts.blockedRemote++;
      continue;
    }
    const own = OWN_PICTURE.test(address) ? address : images.get(contentIdOf(address));
    if (own === undefined && /^cid:/i.test(address)) counts.missingImages++;
    else if (own === undefined && !/^data:/i.test(address)) counts.blockedRemote++;
    element.setAttribute("src", own ?? PLACEHOLDER);
    if (own === undefined) {
      element.setAttribute("class", "bordereau-blocked");
      element.setAttribute("title", address.slice(0, 500));
    }
  }
}

/** RFC 2392: percent-encoded after the colon. Empty for what is no `cid:` URL. */
function contentIdOf(address: string): string {
  const id = /^cid:(.*)$/is.exec(address)?.[1] ?? "";
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function wrap(body: string): string {
  return [
    "<!doctype html><html><head><meta charset=utf-8>",
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="referrer" content="no-referrer"><meta http-equiv="x-dns-prefetch-control" content="off">',
    "<style>body{margin:8px;background:#fff;color:#000;font-family:sans-serif;overflow-wrap:anywhere}",
    "a{color:#0645ad;text-decoration:underline}img{max-width:100%}",
    "img.bordereau-blocked{outline:1px dashed #888;background:#eee;min-width:12px;min-height:12px}</style>",
    `</head><body>${body}</body></html>`,
  ].join("");
}
