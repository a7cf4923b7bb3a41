import { BordereauError } from "../../core";
import { Scroller, type ScrollOrder } from "./scrolling";

/** CSS pixels. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What scrolls, at rest and ready to be photographed. CSS pixels. */
export interface ScrollState {
  /** Where `box` shows the content, counted from the content's top left corner as it was at the beginning. */
  readonly x: number;
  readonly y: number;
  /** The part of the window that shows the content, without scroll bars. */
  readonly box: PageBox;
  /** What is photographed, in the content. */
  readonly extent: PageBox;
  /** Whether it scrolls no further down. */
  readonly atEnd: boolean;
  /** Whether the content became longer while it was scrolled. */
  readonly grew: boolean;
  readonly windowWidth: number;
  readonly devicePixelRatio: number;
}

/** What of the page is scrolled. */
export type ScrollSubject =
  /** The page; `unpin` where what is pinned to the window must be photographed once only. */
  { readonly kind: "page"; readonly unpin: boolean };

/** What the content script does for pictures that are larger than the window. */
export interface ScrollMethods {
  /** Scrolls to where the subject begins. */
  beginScroll(args: { subject: ScrollSubject; waitMs: number }): Promise<ScrollState>;
  /** Scrolls to a place in the content and waits at least `waitMs`, until images and layout have settled. */
  scrollTo(args: { x: number; y: number; waitMs: number }): Promise<ScrollState>;
  /** Puts scroll positions and styles back. */
  endScroll(args: null): void;
}

export function createScrollMethods(win: Window): { methods: ScrollMethods; dispose: () => void } {
  let scroller: Scroller | null = null;
  const end = () => {
    scroller?.end();
    scroller = null;
  };
  const orderFor = (subject: ScrollSubject): ScrollOrder => ({ container: null, subject: null, unpin: subject.unpin });
  return {
    methods: {
      beginScroll({ subject, waitMs }) {
        end();
        scroller = new Scroller(win, orderFor(subject));
        return scroller.begin(waitMs);
      },
      async scrollTo({ x, y, waitMs }) {
        if (!scroller) throw new BordereauError("internal", { detail: "nothing is being scrolled" });
        return scroller.to({ x, y }, waitMs);
      },
      endScroll: end,
    },
    dispose: end,
  };
}
