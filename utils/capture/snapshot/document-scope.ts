import { baseUriOf, compatModeOf, doctypeOf, viewOf } from "./dom";
import { usedFonts } from "./fonts";
import type { DocumentScope } from "./scope";

/** Where a document is, and for one that is not shown, what it goes by. */
export interface DocumentPlace extends Pick<DocumentScope, "escapes" | "framePath" | "origin" | "visible"> {
  readonly view?: Window & typeof globalThis;
  readonly baseUrl?: string;
}

/** What is known of a document before it is written down. */
export function documentScope(
  doc: Document,
  view: Window & typeof globalThis,
  { escapes, framePath, origin, visible, baseUrl }: DocumentPlace,
): DocumentScope {
  const inert = viewOf(doc) === null;
  return {
    doc,
    view,
    escapes,
    framePath,
    origin,
    visible,
    inert,
    baseUrl: baseUrl ?? baseUriOf(doc),
    quirks: compatModeOf(doc) === "BackCompat",
    isDark: view.matchMedia("(prefers-color-scheme: dark)").matches,
    marks: new Map(),
    styles: new Map(),
    attributes: new Map(),
    before: new Map(),
    moved: new Map(),
    atEnd: [],
    rules: new Map(),
    states: new Set(),
    highlights: new Map(),
    fonts: inert ? { loaded: null, claimed: new Set(), urls: new Set() } : usedFonts(doc),
  };
}

/** The document type as it was: it decides on the layout. */
export function doctypeText(doc: Document): string {
  // quirks mode changes the layout, so a page without a doctype gets none
  const doctype = doctypeOf(doc);
  if (!doctype) return compatModeOf(doc) === "BackCompat" ? "" : "<!DOCTYPE html>";
  const { name, publicId, systemId } = doctype;
  const safe = (id: string) => id.replace(/[">]/g, "");
  const ids = publicId
    ? ` PUBLIC "${safe(publicId)}"${systemId ? ` "${safe(systemId)}"` : ""}`
    : systemId
      ? ` SYSTEM "${safe(systemId)}"`
      : "";
  return `<!DOCTYPE ${/^[\w:-]+$/.test(name) ? name : "html"}${ids}>`;
}
