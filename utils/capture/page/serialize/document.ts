import { accessibleDocument } from "../frames";
import { shadowRootOf } from "../walk";
import { attributesText } from "./attributes";
import { absoluteUrl, loadedFonts, sheetText } from "./css";
import { fieldState } from "./form-state";
import { escapeAttribute, type ResourceTable } from "./resources";

/** No script, no request: said by the saved page itself too. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:; frame-src 'none'; form-action 'none'; base-uri 'none'";

const MAX_FRAME_DEPTH = 8;

const DROPPED_ELEMENTS = new Set([
  "script",
  "noscript",
  "base",
  "template",
  "object",
  "embed",
  "applet",
  "portal",
  "source",
  "track",
]);
const VOID_ELEMENTS = new Set(["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr", "param"]);

export interface DocumentContext {
  readonly resources: ResourceTable;
  readonly baseUrl: string;
  readonly usedFonts: ReadonlySet<string>;
  readonly depth: number;
}

/** A document as one self-contained HTML text, in one synchronous pass; tokens stand for files still to be fetched. */
export function serializeDocument(doc: Document, resources: ResourceTable, depth = 0): string {
  const context: DocumentContext = { resources, baseUrl: doc.baseURI, usedFonts: loadedFonts(doc), depth };
  const root = doc.documentElement;
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeAttribute(POLICY)}">`;
  const body = childrenText(root, context);
  // our two lines must come first: whatever the page's own head holds stands under the policy
  const withHead = body.startsWith("<head")
    ? body.replace(/^<head[^>]*>/, (tag) => tag + head)
    : `<head>${head}</head>${body}`;
  return `${doctypeText(doc)}<html${attributesText(root, context)}>${withHead}${adoptedStyles(doc, context)}</html>`;
}

function doctypeText(doc: Document): string {
  // quirks mode changes the layout, so a page without a doctype gets none
  if (!doc.doctype) return doc.compatMode === "BackCompat" ? "" : "<!DOCTYPE html>";
  const { name, publicId, systemId } = doc.doctype;
  const safe = (id: string) => id.replace(/[">]/g, "");
  const ids = publicId
    ? ` PUBLIC "${safe(publicId)}"${systemId ? ` "${safe(systemId)}"` : ""}`
    : systemId
      ? ` SYSTEM "${safe(systemId)}"`
      : "";
  return `<!DOCTYPE ${/^[\w:-]+$/.test(name) ? name : "html"}${ids}>`;
}

function childrenText(node: ParentNode & Node, context: DocumentContext): string {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) text += escapeText(child.nodeValue ?? "");
    else if (child.nodeType === Node.ELEMENT_NODE) text += elementText(child as Element, context);
  }
  return text;
}

function elementText(element: Element, context: DocumentContext): string {
  const tag = element.localName;
  if (DROPPED_ELEMENTS.has(tag)) return "";
  switch (tag) {
    case "meta":
      return element.hasAttribute("charset") || element.hasAttribute("http-equiv")
        ? ""
        : `<meta${attributesText(element, context)}>`;
    case "link":
      return linkText(element as HTMLLinkElement, context);
    case "style": {
      const { sheet } = element as HTMLStyleElement;
      return sheet && !sheet.disabled ? styleText(sheetText(sheet, context)) : "";
    }
    case "img":
      return imageText(element as HTMLImageElement, context);
    case "canvas":
      return canvasText(element as HTMLCanvasElement, context);
    case "video":
      return videoText(element as HTMLVideoElement, context);
    case "iframe":
    case "frame":
      return frameText(element, context);
    case "textarea":
      return `<textarea${attributesText(element, context)}>\n${escapeText((element as HTMLTextAreaElement).value)}</textarea>`;
  }
  const open = `<${tag}${attributesText(element, context, fieldState(element))}>`;
  if (VOID_ELEMENTS.has(tag)) return open;
  // the parser drops a newline right after these tags
  const newline = tag === "pre" || tag === "listing" ? "\n" : "";
  return `${open}${newline}${shadowText(element, context)}${childrenText(element, context)}</${tag}>`;
}

function shadowText(element: Element, context: DocumentContext): string {
  const shadow = shadowRootOf(element);
  if (!shadow) return "";
  return `<template shadowrootmode="open">${adoptedStyles(shadow, context)}${childrenText(shadow, context)}</template>`;
}

function adoptedStyles(root: Document | ShadowRoot, context: DocumentContext): string {
  return [...(root.adoptedStyleSheets ?? [])]
    .filter((sheet) => !sheet.disabled)
    .map((sheet) => styleText(sheetText(sheet, context)))
    .join("");
}

function styleText(css: string): string {
  return `<style>${css}</style>`;
}

function linkText(link: HTMLLinkElement, context: DocumentContext): string {
  if (link.sheet) return link.sheet.disabled ? "" : styleText(sheetText(link.sheet, context));
  if (!link.relList.contains("icon")) return "";
  const url = absoluteUrl(link.href, context.baseUrl);
  return url === null ? "" : `<link rel="icon" href="${context.resources.token({ kind: "image", url })}">`;
}

function imageText(image: HTMLImageElement, context: DocumentContext): string {
  const url = absoluteUrl(image.currentSrc || image.src, context.baseUrl);
  // a lazy image that never loaded has a size only through its attributes
  return `<img${attributesText(image, context, { src: url === null ? null : context.resources.token({ kind: "image", url }) })}>`;
}

function canvasText(canvas: HTMLCanvasElement, context: DocumentContext): string {
  try {
    return `<img alt=""${attributesText(canvas, context, { src: canvas.toDataURL() })}>`;
  } catch {
    context.resources.lose("canvas", context.baseUrl, "drawn from another site's images");
    return `<canvas${attributesText(canvas, context)}></canvas>`;
  }
}

function videoText(video: HTMLVideoElement, context: DocumentContext): string {
  const url = absoluteUrl(video.poster, context.baseUrl);
  const poster = video.poster && url !== null ? context.resources.token({ kind: "image", url }) : null;
  context.resources.lose("media", video.currentSrc, "video is not kept");
  return `<video${attributesText(video, context, { poster })}></video>`;
}

function frameText(frame: Element, context: DocumentContext): string {
  const inner = context.depth < MAX_FRAME_DEPTH ? accessibleDocument(frame) : null;
  const tag = frame.localName;
  if (!inner?.documentElement) {
    context.resources.lose("frame", frame.getAttribute("src") ?? "", "another site's frame cannot be read");
    return `<${tag}${attributesText(frame, context)}></${tag}>`;
  }
  const markup = serializeDocument(inner, context.resources, context.depth + 1);
  const token = context.resources.token({ kind: "frame", markup });
  return `<${tag} sandbox=""${attributesText(frame, context)} srcdoc="${token}"></${tag}>`;
}

function escapeText(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/\u00a0/g, "&nbsp;");
}
