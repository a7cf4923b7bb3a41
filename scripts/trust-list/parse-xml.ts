import { type Document, type Element, Window } from "happy-dom";
import { namespaceOf } from "./xml-namespace.ts";

const TSL = "http://uri.etsi.org/02231/v2#";

/** The document of an XML file. Throws on a DOCTYPE, on what is not UTF-8 and on what is not well-formed. */
export function parseXml(bytes: Uint8Array): Document {
  // XML 1.0, 2.11: line ends are read as line feeds.
  const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/\r\n?/g, "\n");
  // Nothing in a list needs declarations, and entities could expand without end.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Error("has a DOCTYPE");
  const document = new new Window().DOMParser().parseFromString(text, "application/xml") as unknown as Document;
  const fault = document.getElementsByTagName("parsererror")[0];
  if (fault) throw new Error(`is not well-formed XML: ${faultOf(fault.textContent)}`);
  return document;
}

/** The root of a trusted list (TS 119 612, 5.2). Throws where it is something else. */
export function listRoot(document: Document): Element {
  const root = document.documentElement;
  if (root?.localName !== "TrustServiceStatusList" || namespaceOf(root) !== TSL)
    throw new Error("is no trusted list of TS 119 612");
  return root;
}

/** Children of one name, in the namespace of trusted lists unless another is given. */
export function childrenOf(parent: Element | null, name: string, namespace = TSL): Element[] {
  return [...(parent?.children ?? [])].filter((child) => child.localName === name && namespaceOf(child) === namespace);
}

/** The first element at the end of a path of names; null where there is none. */
export function elementAt(parent: Element | null, ...path: readonly string[]): Element | null {
  return path.reduce<Element | null>((element, name) => childrenOf(element, name)[0] ?? null, parent);
}

/** Its text without the blanks around it; empty where there is none. */
export function textAt(parent: Element | null, ...path: readonly string[]): string {
  return elementAt(parent, ...path)?.textContent.trim() ?? "";
}

function faultOf(text: string): string {
  return /error on line.*?(?=\n|Below is|$)/.exec(text)?.[0].trim() ?? "it cannot be parsed";
}
