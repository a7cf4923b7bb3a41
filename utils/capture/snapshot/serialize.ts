import { describeThrown } from "../../core";
import { attributesText } from "./attributes";
import { type DocumentPlace, doctypeText, documentScope } from "./document-scope";
import { bodyOf, namespaceOf, rootElementOf, viewOf, XHTML } from "./dom";
import { headText } from "./elements/head";
import { noteHighlights } from "./frozen/highlights";
import { isScrolled, keepScroll } from "./frozen/scroll";
import { escapeAttribute } from "./markup";
import { adoptedStyles, prepareTree } from "./prepare-tree";
import type { DocumentScope } from "./scope";
import type { SnapshotState } from "./snapshot-state";
import { ROOT, Writer } from "./writer";

/** Nothing in a saved page may run, load or send, whatever slipped through. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline' data:; font-src data:; media-src data:; " +
  "frame-src data:; object-src data:; form-action 'none'; base-uri 'none'";

/** A document as one self-contained HTML text, in one synchronous pass; tokens stand for what comes later. */
export function serializeDocument(doc: Document, state: SnapshotState, place: DocumentPlace): string {
  const root = rootElementOf(doc);
  const view = viewOf(doc) ?? place.view;
  if (!root || !view) return "";
  const scope = documentScope(doc, view, place);
  if (!scope.inert) keepHighlights(scope, state);
  const tree = prepareTree(doc, scope, state);
  const writer = new Writer(tree, state, (inner, within) => serializeDocument(inner, state, within));
  const before = isScrolled(root) ? keepScroll(root, tree) : "";
  const head = `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeAttribute(POLICY)}">`;
  const rules = `<style>${state.tokens.add({ kind: "rules", tree })}</style>`;
  if (namespaceOf(root) !== XHTML) {
    // an SVG or XML document of a frame
    return `<!DOCTYPE html><html>${head}${rules}<style>html,body{margin:0;height:100%}svg{display:block}</style></head><body>${writer.element(root, ROOT)}</body></html>`;
  }
  const body = bodyOf(doc);
  const attributes = attributesText(root, tree, state);
  tree.vocabulary.tags.add("html").add("head").add("body");
  const headMarkup = headText(root, body, tree, state);
  const adopted = adoptedStyles(doc, tree, state);
  const content = body ? writer.body(root, body, before, adopted) : before;
  return `${doctypeText(doc)}<html${attributes}>${head}${rules}${headMarkup}</head>${content}</html>`;
}

/** A browser that does not let them be read costs the page its highlights, not the page. */
function keepHighlights(scope: DocumentScope, state: SnapshotState): void {
  try {
    noteHighlights(scope);
  } catch (error) {
    const reason = `highlighted texts cannot be read: ${describeThrown(error)}`;
    state.missing.push({ what: "other", url: "", reason });
  }
}
