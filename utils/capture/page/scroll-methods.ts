import { BordereauError } from "../../core";
import { rememberChosen } from "./chosen";
import type { TextHandle } from "./methods";
import { nextPaint } from "./next-paint";
import { loadOlder, type OlderResult } from "./older";
import { choosePanes, type FoundPane, findPanes, TextRows, visibleRows } from "./panes";
import { hidesContent, pickRegion, type Region } from "./region-picker";
import { conversationOf, type PageScroller, scrollerOf } from "./region-scroller";
import { Scroller } from "./scrolling";
import type { TextStore } from "./text-store";

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
  /** Whether there may be more of it than `extent` says. */
  readonly mayGrow: boolean;
  /** Whether the content became longer while it was scrolled. */
  readonly grew: boolean;
  readonly windowWidth: number;
  readonly devicePixelRatio: number;
}

/** What of the page is scrolled. */
export type ScrollSubject =
  /** The page; `unpin` where what is pinned to the window must be photographed once only. */
  | { readonly kind: "page"; readonly unpin: boolean }
  /** A pane, by its number in the answer of `findPanes`. */
  | { readonly kind: "pane"; readonly pane: number }
  /** What was chosen by `pickRegion`. */
  | { readonly kind: "region" };

/** What the user chose. */
export interface RegionChoice {
  readonly name: string;
  /** It holds what nobody can scroll to: it can be redrawn only. */
  readonly hidesContent: boolean;
}

/** Panes in the order of their worth, and how many more there are. */
export interface PaneList {
  readonly panes: readonly { readonly name: string }[];
  readonly more: number;
}

/** What the content script does for pictures that are larger than the window. */
export interface ScrollMethods {
  /** Finds what scrolls in a box of its own. */
  findPanes(args: { max: number }): PaneList;
  /** Lets the user choose an element or draw a rectangle; `help` says how. Throws `cancelled`. */
  pickRegion(args: { help: string }): Promise<RegionChoice>;
  /** Makes the conversation around the chosen region load older messages, back to before `before` (ms since 1970). */
  loadOlder(args: { before: number; maxRounds: number }): Promise<OlderResult>;
  /** Scrolls to where the subject begins. */
  beginScroll(args: { subject: ScrollSubject; waitMs: number }): Promise<ScrollState>;
  /** Scrolls to a place in the content and waits at least `waitMs`, until images and layout have settled. */
  scrollTo(args: { x: number; y: number; waitMs: number }): Promise<ScrollState>;
  /** The text of all that was seen since `beginScroll`. */
  scrolledText(args: null): TextHandle;
  /** Puts scroll positions and styles back. */
  endScroll(args: null): void;
}

export function createScrollMethods(win: Window, texts: TextStore): { methods: ScrollMethods; dispose: () => void } {
  let panes: readonly FoundPane[] = [];
  let scroller: PageScroller | null = null;
  let pane: Element | null = null;
  let rows = new TextRows();
  let region: Region | null = null;
  let picking: ReturnType<typeof pickRegion> | null = null;

  const end = () => {
    scroller?.end();
    scroller = null;
  };
  const begin = (subject: ScrollSubject): PageScroller => {
    end();
    rows = new TextRows();
    if (subject.kind === "region") {
      if (!region) throw new BordereauError("internal", { detail: "nothing was chosen" });
      pane = "element" in region ? region.element : null;
      if (pane && !pane.isConnected) throw new BordereauError("page-changed", { detail: "the chosen area went away" });
      scroller = scrollerOf(win, region);
      return scroller;
    }
    pane = subject.kind === "pane" ? (panes[subject.pane]?.element ?? null) : null;
    if (subject.kind === "pane" && !pane?.isConnected)
      throw new BordereauError("page-changed", { detail: "the pane went away" });
    scroller = new Scroller(win, { container: pane, subject: null, unpin: subject.kind === "pane" || subject.unpin });
    return scroller;
  };
  const read = (state: ScrollState): ScrollState => {
    if (scroller && pane) rows.add(visibleRows(pane, scroller.seen.box, scroller.seen.content));
    return state;
  };

  return {
    methods: {
      findPanes({ max }) {
        const { chosen, left } = choosePanes(findPanes(win.document), max);
        panes = chosen;
        return { panes: chosen.map(({ element }) => ({ name: nameOf(element) })), more: left.length };
      },
      async pickRegion({ help }) {
        picking = pickRegion(win, help);
        region = await picking.chosen;
        await nextPaint(win);
        if ("rect" in region) return { name: "rectangle", hidesContent: false };
        rememberChosen(region.element);
        return { name: nameOf(region.element), hidesContent: hidesContent(region.element) };
      },
      async loadOlder({ before, maxRounds }) {
        const around = region && "element" in region ? conversationOf(region.element) : null;
        return loadOlder(win, around, before, maxRounds);
      },
      async beginScroll({ subject, waitMs }) {
        return read(await begin(subject).begin(waitMs));
      },
      async scrollTo({ x, y, waitMs }) {
        if (!scroller) throw new BordereauError("internal", { detail: "nothing is being scrolled" });
        return read(await scroller.to({ x, y }, waitMs));
      },
      scrolledText: () => texts.keep(rows.text),
      endScroll: end,
    },
    dispose() {
      picking?.cancel();
      end();
    },
  };
}

/** How the record calls an element: its own name, else its kind. */
function nameOf(element: Element): string {
  const label = element.getAttribute("aria-label") ?? element.id;
  return `${element.localName}${label ? ` “${label.slice(0, 80)}”` : ""}`;
}
