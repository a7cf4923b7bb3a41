import { flatParent } from "./flat-tree";

interface Place {
  readonly element: Element;
  readonly left: number;
  readonly top: number;
}

/** Where the page and everything around an element was scrolled to. */
export class Remembered {
  readonly #places: readonly Place[];

  constructor(win: Window, element: Element | null) {
    const scrollers = new Set<Element>();
    for (let view: Window | null = win, inner = element; view; ) {
      for (let outer = inner; outer; outer = flatParent(outer)) scrollers.add(outer);
      scrollers.add(view.document.scrollingElement ?? view.document.documentElement);
      const frame: Element | null = view.frameElement;
      inner = frame;
      view = frame?.ownerDocument.defaultView ?? null;
    }
    this.#places = [...scrollers].map((each) => ({ element: each, left: each.scrollLeft, top: each.scrollTop }));
  }

  restore(): void {
    for (const { element, left, top } of this.#places) {
      if (element.scrollLeft === left && element.scrollTop === top) continue;
      element.scrollTo({ left, top, behavior: "instant" });
    }
  }
}
