/** Inline styles that were set for a photograph, and how to put each back exactly as it was. */
export class StyleChanges {
  readonly #before = new Map<Element & ElementCSSInlineStyle, string | null>();

  /** Sets properties as `!important`; says whether anything changed. */
  set(element: Element & ElementCSSInlineStyle, styles: Readonly<Record<string, string>>): boolean {
    let changed = false;
    for (const [property, value] of Object.entries(styles)) {
      const { style } = element;
      if (style.getPropertyPriority(property) === "important" && style.getPropertyValue(property) === value) continue;
      if (!this.#before.has(element)) this.#before.set(element, element.getAttribute("style"));
      style.setProperty(property, value, "important");
      changed = true;
    }
    return changed;
  }

  restore(element: Element & ElementCSSInlineStyle): void {
    const style = this.#before.get(element);
    if (style === undefined) return;
    // set even to be removed: Chromium leaves an empty attribute where it has not written ours yet
    element.setAttribute("style", style ?? "");
    if (style === null) element.removeAttribute("style");
    this.#before.delete(element);
  }

  restoreAll(): void {
    for (const element of [...this.#before.keys()]) this.restore(element);
  }
}

/** HTML and SVG elements have inline styles; others cannot be restyled. Works for elements of any frame. */
export function isStyled(element: Element): element is Element & ElementCSSInlineStyle {
  return "style" in element;
}
