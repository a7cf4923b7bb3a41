/** What content scripts of Chromium have to look into closed shadow roots. */
interface ChromeDom {
  dom?: { openOrClosedShadowRoot?: (element: HTMLElement) => ShadowRoot | null };
}

const XHTML = "http://www.w3.org/1999/xhtml";

/** An element's shadow root, closed ones too where the browser hands them to extensions. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  // only these can have one: `chrome.dom` throws for SVG and MathML
  if (element.namespaceURI !== XHTML) return null;
  const firefox = (element as { openOrClosedShadowRoot?: ShadowRoot | null }).openOrClosedShadowRoot;
  if (firefox !== undefined) return firefox;
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
