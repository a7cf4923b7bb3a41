import type { FinishedSnapshot } from "../snapshot";
import type { ScrollMethods } from "./scroll-methods";

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** What the page says of itself. CSS pixels. */
export interface PageDescription {
  readonly url: string;
  readonly title: string;
  readonly referrer: string;
  readonly language: string;
  readonly characterSet: string;
  readonly contentType: string;
  readonly lastModified: string;
  readonly readyState: string;
  readonly frames: number;
  /** Frames that the page's own script cannot look into. */
  readonly closedFrames: number;
  readonly pageSize: PageSize;
  readonly scrollPosition: { readonly x: number; readonly y: number };
  readonly viewport: PageSize;
  readonly devicePixelRatio: number;
  readonly screen: PageSize & { readonly colorDepth: number };
  readonly userAgent: string;
  readonly languages: readonly string[];
  readonly cookiesEnabled: boolean;
}

/** A text kept in the page until the background has read it piece by piece. */
export interface TextHandle {
  readonly handle: number;
  /** UTF-16 code units. */
  readonly length: number;
}

export interface ToastContent {
  readonly state: "complete" | "partial" | "failed";
  readonly text: string;
  readonly detail: string;
  /** What "open" leads to; null where nothing was kept. */
  readonly target: { readonly missionId: string; readonly captureId: string } | null;
  readonly openLabel: string;
  readonly closeLabel: string;
}

/** A document as markup, kept in the page until it has been read. */
export interface PageSnapshotAnswer extends Omit<FinishedSnapshot, "pieces"> {
  readonly page: TextHandle;
  /** Nodes changed between `describe` and `snapshot`. */
  readonly mutationsBefore: number;
}

export interface FrameInformation {
  /** Indices in `window.frames`, from the page down; null for a frame in a shadow tree. */
  readonly path: readonly number[] | null;
  readonly url: string;
  /** The frame around it may look into it. */
  readonly isReachable: boolean;
}

/** What the content script does for the background. */
export interface PageMethods extends ScrollMethods {
  /** Reads the page's own data and begins to count changes. */
  describe(args: null): PageDescription;
  /**
   * Document and text in one synchronous pass; files are fetched after it. Gives the addresses of style sheets that
   * the page cannot read, for `supplySheets`.
   */
  snapshot(args: null): Promise<string[]>;
  /** Texts of style sheets by address; gives what they import in turn. */
  supplySheets(args: { texts: readonly (readonly [string, string])[] }): Promise<string[]>;
  /** The document of the last `snapshot` with all that the page itself can read. */
  finishSnapshot(args: null): Promise<PageSnapshotAnswer>;
  /** The text at the moment of `snapshot`, without one that of now; and the words with their places. */
  text(args: null): { text: TextHandle; textLayer: TextHandle };
  /** Where this frame is among the others, and whether the page's own script looks into it already. */
  frameInformation(args: null): FrameInformation;
  /** `length` code units from `offset` of a kept text; the last piece frees it. */
  read(args: { handle: number; offset: number; length: number }): string;
  /** An image's own bytes as a base64 data URL. */
  fetchImage(args: { url: string }): Promise<TextHandle>;
  /** The document's own bytes where it is not HTML (a PDF, an image), as a base64 data URL. */
  fetchOriginal(args: null): Promise<TextHandle>;
  /** Lays the extension's replay page over the page, unseen as yet; takes an older one away. */
  beginReplay(args: { url: string }): void;
  /** Shows it, and answers once it is on the screen. */
  revealReplay(args: null): Promise<void>;
  /** Takes it away; says whether it covered the page until now. */
  endReplay(args: null): boolean;
  /** Nodes changed since `describe`. */
  countMutations(args: null): number;
  /** Shows the result in the page until it is closed, or the background's line breaks. */
  toast(args: ToastContent): void;
  /** Takes it away again, and answers once it is off the screen. */
  hideToast(args: null): Promise<void>;
}
