/** What content scripts of Chromium have to look into closed shadow roots. */
interface ChromeDom {
  dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null };
}

const XHTML = "http://www.w3.org/1999/xhtml";

/** The prototype's own: a form with a field named "shadowRoot" answers that field. */
const openRoot =
  typeof Element === "undefined" ? undefined : Object.getOwnPropertyDescriptor(Element.prototype, "shadowRoot")?.get;

/** An element's shadow root, closed ones too where the browser hands them to extensions. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  const open = openRoot?.call(element) as ShadowRoot | null | undefined;
  if (open) return open;
  // only these can have one: `chrome.dom` throws for SVG and MathML
  if (element.namespaceURI !== XHTML) return null;
  const firefox = (element as { openOrClosedShadowRoot?: unknown }).openOrClosedShadowRoot;
  if ((firefox as Node | null | undefined)?.nodeType === Node.DOCUMENT_FRAGMENT_NODE) return firefox as ShadowRoot;
  return (globalThis as { chrome?: ChromeDom }).chrome?.dom?.openOrClosedShadowRoot?.(element as HTMLElement) ?? null;
}

/** Every element of a document, those in shadow roots included. */
export function* walkElements(root: Document | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    const shadow = shadowRootOf(element);
    if (shadow) yield* walkElements(shadow);
  }
}
