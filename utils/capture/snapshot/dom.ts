/**
 * Reads of the DOM that no page can falsify: a form with a field named "attributes" answers that field for
 * `form.attributes`, and an image named "body" stands for `document.body`, in the isolated world too. The prototype's
 * own getters are not shadowed that way.
 */
function getter<T>(prototype: object, name: string): (target: unknown) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new Error(`no getter ${name}`);
  return (target) => get.call(target) as T;
}

export const XHTML = "http://www.w3.org/1999/xhtml";

const has = typeof Node !== "undefined";
const lazily = <T>(prototype: () => object, name: string): ((target: unknown) => T) =>
  has ? getter<T>(prototype(), name) : () => undefined as T;

export const nodeTypeOf = lazily<number>(() => Node.prototype, "nodeType");
export const firstChildOf = lazily<ChildNode | null>(() => Node.prototype, "firstChild");
export const nextSiblingOf = lazily<ChildNode | null>(() => Node.prototype, "nextSibling");
export const parentNodeOf = lazily<ParentNode | null>(() => Node.prototype, "parentNode");
export const nodeValueOf = lazily<string | null>(() => Node.prototype, "nodeValue");
export const attributesOf = lazily<NamedNodeMap>(() => Element.prototype, "attributes");
export const localNameOf = lazily<string>(() => Element.prototype, "localName");
export const namespaceOf = lazily<string | null>(() => Element.prototype, "namespaceURI");
export const scrollTopOf = lazily<number>(() => Element.prototype, "scrollTop");
export const scrollLeftOf = lazily<number>(() => Element.prototype, "scrollLeft");
export const rootElementOf = lazily<HTMLElement | null>(() => Document.prototype, "documentElement");
export const bodyOf = lazily<HTMLElement | null>(() => Document.prototype, "body");
export const viewOf = lazily<(Window & typeof globalThis) | null>(() => Document.prototype, "defaultView");
export const documentSheetsOf = lazily<StyleSheetList>(() => Document.prototype, "styleSheets");
export const baseUriOf = lazily<string>(() => Node.prototype, "baseURI");

export const fontsOf = lazily<FontFaceSet | undefined>(() => Document.prototype, "fonts");
export const doctypeOf = lazily<DocumentType | null>(() => Document.prototype, "doctype");
export const compatModeOf = lazily<string>(() => Document.prototype, "compatMode");

const getAttribute = has ? Element.prototype.getAttribute : null;
const matches = has ? Element.prototype.matches : null;
const queryElement = has ? Element.prototype.querySelectorAll : null;
const queryDocument = has ? Document.prototype.querySelectorAll : null;
const queryFragment = has ? DocumentFragment.prototype.querySelectorAll : null;
const rectOf = has ? Element.prototype.getBoundingClientRect : null;

/** Style sheets that scripts gave a document or a shadow root. */
export function adoptedSheetsOf(root: Document | ShadowRoot): readonly CSSStyleSheet[] {
  const prototype = nodeTypeOf(root) === Node.DOCUMENT_NODE ? Document.prototype : ShadowRoot.prototype;
  const get = Object.getOwnPropertyDescriptor(prototype, "adoptedStyleSheets")?.get;
  return listed((get?.call(root) ?? []) as ArrayLike<CSSStyleSheet>);
}

/** The members of a list of the page, one by one: Firefox lets no script iterate over some of them. */
export function listed<T>(list: ArrayLike<T>): T[] {
  const members: T[] = [];
  for (let index = 0; index < list.length; index++) members.push(list[index] as T);
  return members;
}

export function attributeOf(element: Element, name: string): string | null {
  return getAttribute?.call(element, name) ?? null;
}

/** Whether an element matches a selector; false where this browser does not know the selector. */
export function matchesSelector(element: Element, selector: string): boolean {
  try {
    return matches?.call(element, selector) ?? false;
  } catch {
    return false;
  }
}

/** Elements below a node that match a selector; none where this browser does not know the selector. */
export function queryAll(root: ParentNode, selector: string): Element[] {
  const query =
    nodeTypeOf(root) === Node.ELEMENT_NODE
      ? queryElement
      : nodeTypeOf(root) === Node.DOCUMENT_NODE
        ? queryDocument
        : queryFragment;
  try {
    return listed(query?.call(root, selector) ?? []);
  } catch {
    return [];
  }
}

export function boxOf(element: Element): DOMRect {
  return rectOf?.call(element) ?? new DOMRect();
}

export function* childrenOf(node: Node): Generator<ChildNode> {
  for (let child = firstChildOf(node); child; child = nextSiblingOf(child)) yield child;
}
