import { BordereauError, type RandomId } from "../../core";
import { blobToDataUrl, PageSnapshot } from "../snapshot";
import { countMutations, describePage } from "./describe";
import { frameInformation } from "./frames";
import type { PageMethods } from "./methods";
import { nextPaint } from "./next-paint";
import { takeMarksAway } from "./own-marks";
import { ReplayOverlay } from "./replay-overlay";
import { createScrollMethods } from "./scroll-methods";
import { readText } from "./text";
import { readTextLayer, TEXT_LAYER_LIMITS } from "./text-layer";
import { TextStore } from "./text-store";
import { type OpenDesk, removeToast, showToast } from "./toast";

export interface PageDependencies {
  readonly window: Window & typeof globalThis;
  readonly fetch: typeof fetch;
  readonly randomId: RandomId;
  /** Milliseconds. */
  readonly now: () => number;
  readonly openDesk: OpenDesk;
}

/** The content script's side of a capture, and how to put the page back as it was. */
export function createPageMethods(deps: PageDependencies): { methods: PageMethods; dispose: () => void } {
  const { window: win } = deps;
  const doc = win.document;
  const texts = new TextStore();
  const scrolling = createScrollMethods(win, texts);
  const replay = new ReplayOverlay(win);
  let mutations: ReturnType<typeof countMutations> | null = null;
  let mutationsBefore = 0;
  let shownText: string | null = null;
  let putMarksBack: (() => void) | null = null;
  let snapshot: PageSnapshot | null = null;
  const taken = () => {
    if (!snapshot) throw new BordereauError("not-found", { detail: "no snapshot was taken" });
    return snapshot;
  };

  const showMarksAgain = () => {
    putMarksBack?.();
    putMarksBack = null;
  };

  const fetchAsText = async (url: string) => {
    const response = await deps.fetch(url, { cache: "force-cache" });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return texts.keep(await blobToDataUrl(await response.blob()));
  };

  const methods: PageMethods = {
    describe() {
      putMarksBack ??= takeMarksAway(doc);
      mutations?.stop();
      mutations = countMutations(doc);
      return describePage(win);
    },
    async snapshot() {
      const nonce = deps.randomId().replaceAll("-", "");
      const path = frameInformation(win).path ?? [];
      // one synchronous pass: text and markup show the same moment
      shownText = readText(doc);
      snapshot = new PageSnapshot(win, path, { fetch: deps.fetch, nonce, now: deps.now });
      mutationsBefore = mutations?.count() ?? 0;
      const unread = await snapshot.loadSheets();
      // nothing else is to come
      if (unread.length === 0) void snapshot.finish();
      return unread;
    },
    supplySheets: ({ texts: supplied }) => taken().supplySheets(new Map(supplied)),
    async finishSnapshot() {
      const { pieces, ...finished } = await taken().finish();
      snapshot = null;
      return { ...finished, page: texts.keep(pieces.join("")), mutationsBefore };
    },
    text() {
      const text = texts.keep(shownText ?? readText(doc));
      shownText = null;
      const layer = readTextLayer(doc, { ...TEXT_LAYER_LIMITS, now: deps.now });
      return { text, textLayer: texts.keep(JSON.stringify(layer)) };
    },
    frameInformation: () => frameInformation(win),
    read: ({ handle, offset, length }) => texts.read(handle, offset, length),
    ...scrolling.methods,
    fetchImage: ({ url }) => fetchAsText(url),
    fetchOriginal: () => fetchAsText(doc.location.href),
    beginReplay: ({ url }) => replay.begin(url),
    revealReplay: () => replay.reveal(),
    endReplay() {
      const covered = replay.covers();
      replay.end();
      return covered;
    },
    countMutations: () => mutations?.count() ?? 0,
    toast(content) {
      // the capture is over
      showMarksAgain();
      showToast(doc, content, deps.openDesk);
    },
    async hideToast() {
      if (removeToast(doc)) await nextPaint(win);
    },
  };
  return {
    methods,
    dispose() {
      mutations?.stop();
      scrolling.dispose();
      replay.end();
      texts.clear();
      snapshot = null;
      shownText = null;
      removeToast(doc);
      showMarksAgain();
    },
  };
}
