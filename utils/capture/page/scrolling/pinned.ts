import { shadowRootOf } from "../walk";
import { isBackdrop } from "./backdrop";
import { isFixedToWindow, isInside, scrollContainerOf, styleOf } from "./flat-tree";
import { isStyled, type StyleChanges } from "./style-changes";

/** A page of a million elements is looked through for at most this long. Milliseconds. */
const LOOK_FOR_MS = 1_500;

type Styled = Element & ElementCSSInlineStyle;

export interface PinnedOptions {
  readonly win: Window;
  /** What scrolls; null for the window. */
  readonly container: Element | null;
  /** What stands over the content shows on the first screen, as a person sees it there, or never. */
  readonly first: "as-seen" | "hidden";
  /** What is photographed: nothing that holds it is touched. */
  readonly keep: Element | null;
}

/**
 * Elements that do not move with the content: each is photographed once. What is pinned on the first screen stays
 * there and is hidden on the others; what is pinned later is put back into its place, so that no heading is lost.
 */
export class Pinned {
  readonly #options: PinnedOptions;
  readonly #changes: StyleChanges;
  /** Found in the flow when the scrolling began. */
  readonly #inFlow = new WeakSet<Element>();
  /** Photographed on the first screen away from their place. */
  readonly #shown = new Set<Styled>();
  readonly #roots = new Set<Document | ShadowRoot>();
  readonly #observer: MutationObserver;
  #sticky: Styled[] = [];
  #fixed: Styled[] = [];
  #stale = true;

  constructor(options: PinnedOptions, changes: StyleChanges) {
    this.#options = options;
    this.#changes = changes;
    this.#observer = new MutationObserver(() => {
      this.#stale = true;
    });
  }

  /** Documents and shadow roots that were found. */
  get roots(): readonly (Document | ShadowRoot)[] {
    return [...this.#roots];
  }

  /** Looks, and leaves everything pinned: all that is unfolded is what is drawn near the window only. */
  unfold(): void {
    this.#look(true);
    this.#forgetOwnChanges();
  }

  /** Looks for the first time, scrolled to where the content begins. */
  begin(): void {
    this.#look(true);
    const before = new Map(this.#sticky.map((element) => [element, element.getBoundingClientRect()]));
    this.#unstick();
    for (const [element, { top, left }] of before) {
      const placed = element.getBoundingClientRect();
      if (Math.abs(placed.top - top) >= 1 || Math.abs(placed.left - left) >= 1) this.#shown.add(element);
    }
    if (this.#options.first === "hidden") this.apply();
    else {
      for (const element of this.#sticky) this.#changes.restore(element);
      for (const element of this.#fixed) this.#shown.add(element);
    }
    this.#forgetOwnChanges();
  }

  /** For every screen after the first. */
  apply(): void {
    if (this.#stale) this.#look(false);
    this.#unstick();
    const hideSticky = this.#options.first === "as-seen" ? this.#sticky.filter((each) => this.#shown.has(each)) : [];
    for (const element of [...hideSticky, ...this.#fixed]) {
      if (this.#isKept(element) || isBackdrop(element)) continue;
      this.#changes.set(element, { opacity: "0", transition: "none" });
    }
    this.#forgetOwnChanges();
  }

  /**
   * The highest place, in the window, of an element that was in the flow and has left it to be fixed before it was
   * photographed: all above `drawnTo` (window, CSS pixels) is. Null where there is none.
   */
  missedAt(drawnTo: number): number | null {
    if (this.#stale) this.#look(false);
    const places = this.#fixed
      .filter((element) => this.#inFlow.has(element))
      .map((element) => this.#placeOf(element))
      .filter(({ top, height }) => height > 0 && top + height > drawnTo + 1)
      .map(({ top }) => top);
    this.#forgetOwnChanges();
    return places.length === 0 ? null : Math.min(...places);
  }

  end(): void {
    this.#observer.disconnect();
  }

  #unstick(): void {
    // without insets it is in its place, and still stacked as before
    for (const element of this.#sticky) {
      if (!this.#isKept(element)) this.#changes.set(element, { inset: "auto", transition: "none" });
    }
  }

  #isKept(element: Element): boolean {
    const { keep } = this.#options;
    return keep !== null && isInside(keep, element);
  }

  #placeOf(element: Styled): DOMRect {
    const before = element.getAttribute("style");
    element.style.setProperty("position", "relative", "important");
    element.style.setProperty("inset", "auto", "important");
    const place = element.getBoundingClientRect();
    if (before === null) element.removeAttribute("style");
    else element.setAttribute("style", before);
    return place;
  }

  #look(first: boolean): void {
    const { container, win } = this.#options;
    const until = performance.now() + LOOK_FOR_MS;
    const doc = container?.ownerDocument ?? win.document;
    this.#sticky = [];
    this.#fixed = [];
    this.#roots.clear();
    const visit = (root: Document | ShadowRoot) => {
      this.#roots.add(root);
      this.#observer.observe(root, {
        subtree: true,
        childList: true,
        attributeFilter: ["class", "style", "hidden", "open"],
      });
      for (const element of root.querySelectorAll("*")) {
        if (performance.now() > until) return;
        this.#note(element, first);
        const shadow = shadowRootOf(element);
        if (shadow) visit(shadow);
      }
    };
    visit(doc);
    this.#stale = false;
  }

  #note(element: Element, first: boolean): void {
    if (!isStyled(element)) return;
    const { position, contentVisibility, display } = styleOf(element);
    // drawn only near the window, it would change the length of the page while it is scrolled
    if (contentVisibility === "auto") this.#changes.set(element, { "content-visibility": "visible" });
    if (position === "sticky") {
      if (scrollContainerOf(element) === this.#options.container) this.#sticky.push(element);
    } else if (position === "fixed") {
      if (isFixedToWindow(element)) this.#fixed.push(element);
    } else if (first && display !== "none") this.#inFlow.add(element);
  }

  #forgetOwnChanges(): void {
    if (!this.#stale) this.#observer.takeRecords();
  }
}
