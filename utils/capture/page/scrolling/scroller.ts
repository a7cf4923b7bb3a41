import { BordereauError } from "../../../core";
import { nextPaint } from "../next-paint";
import type { ScrollState } from "../scroll-methods";
import { Anchors } from "./anchors";
import { Covers } from "./covers";
import { Growth } from "./growth";
import { Pinned } from "./pinned";
import { Remembered } from "./remembered";
import { ScrollLock } from "./scroll-lock";
import { type Box, isRoot, offsetInTab, type Point, type ScrollTarget, targetFor, visiblePart } from "./scroll-target";
import { settle } from "./settle";
import { isStyled, StyleChanges } from "./style-changes";

/** What was missed is photographed this far below the view's top edge, as a share of the view's height. */
const MARGIN = 0.3;
/** A position is reached when it is missed by no more. CSS pixels. */
const REACHED_WITHIN_PX = 2;

export interface ScrollOrder {
  /** What scrolls; null for the page. */
  readonly container: Element | null;
  /** The one element in it that is photographed; null for all that it holds. */
  readonly subject: Element | null;
  /** Whether what is pinned to the window gets in the way: it does not where the page is photographed in one piece. */
  readonly unpin: boolean;
}

/** Scrolls a page, or a box in it, from its beginning to its end, and puts everything back afterwards. */
export class Scroller {
  readonly #order: ScrollOrder;
  readonly #win: Window;
  readonly #target: ScrollTarget;
  readonly #changes = new StyleChanges();
  readonly #anchors = new Anchors();
  readonly #lock = new ScrollLock();
  readonly #growth: Growth;
  readonly #pinned: Pinned;
  readonly #covers: Covers;
  readonly #before: Remembered;
  /** How far the content has moved down in itself since the beginning. CSS pixels. */
  #shift = 0;
  /** Lower edge of what was photographed, in the content. CSS pixels. */
  #drawnTo: number | null = null;
  #ended = false;

  constructor(win: Window, order: ScrollOrder) {
    const { container, subject } = order;
    this.#order = order;
    this.#target = targetFor(win, container);
    this.#win = this.#target.document.defaultView ?? win;
    this.#before = new Remembered(this.#win, subject ?? container);
    this.#growth = new Growth(this.#target);
    const options = { win: this.#win, container: container && isRoot(container) ? null : container };
    const isWholePage = !container && !subject;
    const keep = subject ?? container;
    this.#pinned = new Pinned({ ...options, keep, first: isWholePage ? "as-seen" : "hidden" }, this.#changes);
    this.#covers = new Covers(subject ?? container, this.#changes);
  }

  /** Goes to the beginning of what is photographed. */
  async begin(waitMs: number): Promise<ScrollState> {
    const { container, subject, unpin } = this.#order;
    for (const element of [this.#target.document.documentElement, container]) {
      if (!element || !isStyled(element)) continue;
      this.#changes.set(element, { "scroll-behavior": "auto", "scroll-snap-type": "none" });
    }
    // never the subject itself: Firefox would go back to it each time something is laid out
    container?.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    if (!subject) {
      // right-to-left content begins on its right
      const { start } = this.#target;
      this.#target.scrollTo({ x: 0, y: start.y });
      await nextPaint(this.#win);
      // a conversation that loads older messages at its top goes on above: what is there now is the beginning
      if (container) this.#shift += this.#place().y;
      this.#follow();
    }
    if (unpin) this.#pinned.begin();
    else this.#pinned.unfold();
    const { x, y } = this.#extent();
    return this.to({ x: subject ? x : -this.#target.start.x, y }, waitMs);
  }

  /** Scrolls to a place in the content, counted from its top left corner; takes at least `waitMs`. */
  async to(place: Point, waitMs: number): Promise<ScrollState> {
    await this.#go(place, waitMs);
    if (this.#order.unpin && this.#drawnTo !== null) {
      const missed = this.#pinned.missedAt(this.#drawnTo - this.#place().y + this.#boxInDocument().y);
      if (missed !== null) await this.#goUpTo(place.x, missed);
      this.#pinned.apply();
    }
    this.#covers.hide(this.#boxInDocument());
    await this.#growth.wait();
    await nextPaint(this.#win);
    this.#follow();
    const state = this.#state();
    this.#drawnTo = state.y + state.box.height;
    return state;
  }

  /** Where the content is seen and where it begins, in its own document's window. CSS pixels. */
  get seen(): { box: Box; content: { left: number; top: number } } {
    const { position, start, view } = this.#target;
    const left = view.x - offsetInTab(this.#target.document).x - (position.x - start.x);
    return { box: this.#boxInDocument(), content: { left, top: this.#contentTop() + this.#shift } };
  }

  /** Whoever still waits for a place gets the error `cancelled`, and the page stays as it was put back. */
  end(): void {
    this.#ended = true;
    this.#pinned.end();
    this.#growth.stop();
    this.#changes.restoreAll();
    this.#before.restore();
    this.#lock.release();
  }

  /** A page may scroll itself back: tried again, then with its scroll listeners shut out. */
  async #go(place: Point, waitMs: number): Promise<void> {
    this.#scroll(place);
    await settle(this.#win, this.#pinned.roots, waitMs);
    this.#follow();
    for (const insist of [false, true]) {
      if (this.#isAt(place)) return;
      if (insist) this.#lock.hold(this.#win);
      this.#scroll(place);
      await settle(this.#win, this.#pinned.roots, 0);
      this.#follow();
    }
  }

  /** What has moved in the content since it was last looked at is counted from where it was. */
  #follow(): void {
    this.#assertActive();
    this.#shift += this.#anchors.shift(this.#contentTop());
    this.#anchors.remember(this.#target.document, this.#boxInDocument(), this.#contentTop());
  }

  async #goUpTo(x: number, topInDocument: number): Promise<void> {
    const box = this.#boxInDocument();
    const y = this.#place().y + topInDocument - box.y - box.height * MARGIN;
    if (y < this.#place().y) await this.#go({ x, y: Math.max(0, y) }, 0);
  }

  #scroll({ x, y }: Point): void {
    this.#assertActive();
    const { start, view } = this.#target;
    const box = this.#box();
    this.#target.scrollTo({ x: x + start.x - (box.x - view.x), y: y + this.#shift + start.y - (box.y - view.y) });
  }

  /** Asked after each wait, before anything of the page is changed. */
  #assertActive(): void {
    if (this.#ended) throw new BordereauError("cancelled", { detail: "the scrolling has ended" });
  }

  #isAt({ y }: Point): boolean {
    const { size, view } = this.#target;
    const lowest = Math.max(0, size.height - view.height) - this.#shift;
    return Math.abs(this.#place().y - Math.max(0, Math.min(y, lowest))) <= REACHED_WITHIN_PX;
  }

  /** Where the box shows the content, counted from the content's top left corner. */
  #place(): Point {
    const { position, start, view } = this.#target;
    const box = this.#box();
    return {
      x: position.x - start.x + box.x - view.x,
      y: position.y - start.y + box.y - view.y - this.#shift,
    };
  }

  /** Where the content begins, in its own document's window. */
  #contentTop(): number {
    const { position, start, view } = this.#target;
    return view.y - offsetInTab(this.#target.document).y - (position.y - start.y);
  }

  #box(): Box {
    const { container } = this.#order;
    const { view } = this.#target;
    return container ? visiblePart(container, view) : view;
  }

  #boxInDocument(): Box {
    const offset = offsetInTab(this.#target.document);
    const box = this.#box();
    return { ...box, x: box.x - offset.x, y: box.y - offset.y };
  }

  /** What is photographed, in the content. */
  #extent(): Box {
    const { subject } = this.#order;
    const { size, position, start, view } = this.#target;
    if (!subject) return { x: 0, y: 0, width: size.width, height: size.height - this.#shift };
    const rect = subject.getBoundingClientRect();
    const offset = offsetInTab(this.#target.document);
    return {
      x: rect.left + offset.x - view.x + position.x - start.x,
      y: rect.top + offset.y - view.y + position.y - start.y - this.#shift,
      width: rect.width,
      height: rect.height,
    };
  }

  #state(): ScrollState {
    const { size, view, position, start } = this.#target;
    return {
      ...this.#place(),
      box: this.#box(),
      extent: this.#extent(),
      atEnd: position.y - start.y >= size.height - view.height - 1,
      mayGrow: !this.#order.subject,
      grew: this.#growth.grew,
      windowWidth: this.#win.top?.innerWidth ?? this.#win.innerWidth,
      devicePixelRatio: this.#win.devicePixelRatio,
    };
  }
}
