import type { Document, Element, Node } from "happy-dom";

const ELEMENT = 1;
const TEXT = 3;
const PROCESSING_INSTRUCTION = 7;
const XML = "http://www.w3.org/XML/1998/namespace";

type Namespaces = ReadonlyMap<string, string>;

/** An attribute with its namespace, which happy-dom does not look up in XML. */
interface Named {
  readonly name: string;
  readonly prefix: string;
  readonly localName: string;
  readonly namespace: string;
  readonly value: string;
}

/**
 * Exclusive XML canonicalisation without comments (W3C xml-exc-c14n, 3) of an element, or of a document, with one
 * element left out. The document has no DOCTYPE, so no attribute has a default value.
 */
export function canonicalXml(top: Document | Element, without: Element | null = null): string {
  if (top.nodeType === ELEMENT) return written(top, declaredAbove(top as Element), new Map(), without);
  // Canonical XML, 2.1: an instruction beside the root has a line of its own, and blanks there are left out.
  const pieces = [...top.childNodes]
    .filter(({ nodeType }) => nodeType !== TEXT)
    .map((node) => written(node, new Map(), new Map(), without));
  return pieces.filter((piece) => piece !== "").join("\n");
}

/** `declared`: what prefixes mean here. `shown`: what the output has declared around here. */
function written(node: Node, declared: Namespaces, shown: Namespaces, without: Element | null): string {
  if (node === without) return "";
  if (node.nodeType === TEXT) return escapedText(node.textContent ?? "");
  if (node.nodeType === PROCESSING_INSTRUCTION) {
    const { target, data } = node as unknown as { target: string; data: string };
    return `<?${target}${data === "" ? "" : ` ${data}`}?>`;
  }
  if (node.nodeType !== ELEMENT) return "";

  const element = node as Element;
  const inside = new Map([...declared, ...declarations(element)]);
  const attributes = attributesOf(element, inside);
  const missing = [...usedNamespaces(element, inside, attributes)]
    .filter(([prefix, uri]) => (shown.get(prefix) ?? "") !== uri)
    .sort(([one], [other]) => compare(one, other));
  const namespaces = missing.map(
    ([prefix, uri]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapedValue(uri)}"`,
  );
  const values = attributes
    .sort((one, other) => compare(one.namespace, other.namespace) || compare(one.localName, other.localName))
    .map(({ name, value }) => ` ${name}="${escapedValue(value)}"`);
  const around = new Map([...shown, ...missing]);
  const content = [...element.childNodes].map((child) => written(child, inside, around, without)).join("");
  const name = element.prefix ? `${element.prefix}:${element.localName}` : element.localName;
  return `<${name}${namespaces.join("")}${values.join("")}>${content}</${name}>`;
}

function declaredAbove(element: Element): Namespaces {
  const parent = element.parentElement;
  return parent ? new Map([...declaredAbove(parent), ...declarations(parent)]) : new Map();
}

function declarations({ attributes }: Element): [string, string][] {
  return [...attributes]
    .filter(({ name }) => isDeclaration(name))
    .map(({ name, value }) => [name.slice(6), value ?? ""]);
}

function isDeclaration(name: string): boolean {
  return name === "xmlns" || name.startsWith("xmlns:");
}

/** Throws on a prefix that nothing declares. */
function attributesOf({ attributes }: Element, declared: Namespaces): Named[] {
  return [...attributes]
    .filter(({ name }) => !isDeclaration(name))
    .map(({ name, value }) => {
      const [localName = "", prefix = ""] = name.split(":").reverse();
      const namespace = prefix === "" ? "" : prefix === "xml" ? XML : declared.get(prefix);
      if (namespace === undefined)
        throw new Error(`has an attribute with the prefix "${prefix}", which is not declared`);
      return { name, prefix, localName, namespace, value: value ?? "" };
    });
}

/** The namespaces that an element's own name and its attributes' names use, by prefix. */
function usedNamespaces(element: Element, declared: Namespaces, attributes: readonly Named[]): Map<string, string> {
  const used = attributes.filter(({ prefix }) => prefix !== "" && prefix !== "xml");
  return new Map([
    [element.prefix ?? "", declared.get(element.prefix ?? "") ?? ""],
    ...used.map(({ prefix, namespace }): [string, string] => [prefix, namespace]),
  ]);
}

function escapedText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
}

/** Tabs in a value are read as blanks (XML 1.0, 3.3.3); the parser does so with line feeds only. */
function escapedValue(value: string): string {
  return value
    .replaceAll("\t", " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");
}

/** By code points, as UTF-8 sorts. */
function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
