import type { ScrollState } from "./methods";
import { nextPaint } from "./next-paint";
import { walkElements } from "./walk";

/** How long to wait for images that came into view. Milliseconds. */
const SETTLE_MS = 400;

/**
 * Scrolls a page from top to bottom for a stitched picture and puts everything back afterwards.
 * Sticky elements go to their natural place, fixed ones show on the first screen only.
 */
export class Scroller {
  readonly #win: Window;
  readonly #changed = new Map<HTMLElement, string | null>();
  #origin: { x: number; y: number } | null = null;

  constructor(win: Window) {
    this.#win = win;
  }

  async begin(): Promise<ScrollState> {
    this.#origin ??= { x: this.#win.scrollX, y: this.#win.scrollY };
    this.#set(this.#win.document.documentElement, { "scroll-behavior": "auto", "scroll-snap-type": "none" });
    this.#neutralise(false);
    return this.to(0, 0, false);
  }

  async to(x: number, y: number, hideFixed: boolean): Promise<ScrollState> {
    this.#win.scrollTo(x, y);
    await this.#settle();
    // elements become fixed as one scrolls, so look again on every screen
    if (this.#neutralise(hideFixed)) await nextPaint(this.#win);
    return this.#state();
  }

  end(): void {
    for (const [element, style] of this.#changed) {
      // set even to be removed: Chromium leaves an empty attribute where it has not written ours yet
      element.setAttribute("style", style ?? "");
      if (style === null) element.removeAttribute("style");
    }
    this.#changed.clear();
    if (this.#origin) this.#win.scrollTo(this.#origin.x, this.#origin.y);
    this.#origin = null;
  }

  #state(): ScrollState {
    const win = this.#win;
    const root = win.document.scrollingElement ?? win.document.documentElement;
    return {
      scrollX: win.scrollX,
      scrollY: win.scrollY,
      windowWidth: win.innerWidth,
      windowHeight: win.innerHeight,
      clientWidth: win.document.documentElement.clientWidth || win.innerWidth,
      clientHeight: Math.min(root.clientHeight || win.innerHeight, win.innerHeight),
      pageWidth: this.#scrollsSideways() ? root.scrollWidth : root.clientWidth,
      pageHeight: root.scrollHeight,
      devicePixelRatio: win.devicePixelRatio,
    };
  }

  /** What `overflow: hidden` cuts off cannot be seen, so it is no part of the page. */
  #scrollsSideways(): boolean {
    const { documentElement, body } = this.#win.document;
    return [documentElement, body].every((element) => {
      return !element || !/hidden|clip/.test(this.#win.getComputedStyle(element).overflowX);
    });
  }

  #neutralise(hideFixed: boolean): boolean {
    let changed = false;
    for (const element of walkElements(this.#win.document)) {
      if (!(element instanceof HTMLElement)) continue;
      const { position } = this.#win.getComputedStyle(element);
      if (position === "sticky") {
        changed = this.#set(element, { position: "relative", inset: "auto" }) || changed;
      } else if (position === "fixed" && hideFixed) {
        changed = this.#set(element, { opacity: "0", transition: "none" }) || changed;
      }
    }
    return changed;
  }

  #set(element: HTMLElement, styles: Record<string, string>): boolean {
    let changed = false;
    for (const [property, value] of Object.entries(styles)) {
      if (
        element.style.getPropertyPriority(property) === "important" &&
        element.style.getPropertyValue(property) === value
      ) {
        continue;
      }
      if (!this.#changed.has(element)) this.#changed.set(element, element.getAttribute("style"));
      element.style.setProperty(property, value, "important");
      changed = true;
    }
    return changed;
  }

  async #settle(): Promise<void> {
    await nextPaint(this.#win);
    const { document: doc } = this.#win;
    const inView = [...doc.images].filter((image) => {
      if (image.complete) return false;
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < this.#win.innerHeight;
    });
    if (inView.length === 0) return;
    await Promise.race([
      Promise.all(inView.map((image) => image.decode().catch(() => undefined))),
      new Promise((resolve) => setTimeout(resolve, SETTLE_MS)),
    ]);
    await nextPaint(this.#win);
  }
}
