/** The browsers that the extension is driven in. */
export type BrowserKind = "chromium" | "firefox";

/** A CSS selector, or an element named by its `data-testid`. */
export type Target = string | { readonly testId: string };

export interface LaunchOptions {
  /** Built extension, for example `.output/chrome-mv3`. */
  readonly extensionDir: string;
  /** A profile to keep and to come back to; without one, a temporary profile that `close` and `kill` remove. */
  readonly profileDir?: string | undefined;
  readonly downloadDir: string;
  /** True unless told otherwise. */
  readonly headless?: boolean | undefined;
  readonly language?: "en" | "fr" | undefined;
  readonly colorScheme?: "light" | "dark" | undefined;
  readonly windowSize?: { readonly width: number; readonly height: number } | undefined;
  /** Optional API permissions held from the start, because nobody can answer the browser's question. */
  readonly grantedPermissions?: readonly string[] | undefined;
  /** Optional host permissions held from the start: `["<all_urls>"]`. */
  readonly grantedHosts?: readonly string[] | undefined;
  /** Host to local HTTPS port. Given, even empty, every other host than 127.0.0.1 and localhost is unreachable. */
  readonly hostMap?: Readonly<Record<string, number>> | undefined;
  /** Firefox only: every connection, those to this machine included, goes to this local proxy. */
  readonly proxyPort?: number | undefined;
}

export interface WaitOptions {
  /** 15 000 unless told otherwise. */
  readonly timeoutMs?: number;
  /** What is awaited, for the error. */
  readonly label?: string;
}

/** One document of the browser: a tab, the popup, an extension page. */
export interface PageHandle {
  /** Runs a function inside the page; argument and answer travel as JSON, promises are awaited. */
  evaluate<T>(fn: () => T | Promise<T>): Promise<T>;
  evaluate<T, A>(fn: (arg: A) => T | Promise<T>, arg: A): Promise<T>;
  /** Runs a function in every frame, apart from the page's scripts; a frame that does not answer is left out. */
  evaluateInFrames<T>(fn: () => T | Promise<T>): Promise<T[]>;
  evaluateInFrames<T, A>(fn: (arg: A) => T | Promise<T>, arg: A): Promise<T[]>;
  /** A command of the browser's own protocol about this document: DevTools in Chromium, BiDi in Firefox. */
  protocol<T>(method: string, params?: Readonly<Record<string, unknown>>): Promise<T>;
  /** Runs a function again and again inside the page until it answers something truthy, which is returned. */
  waitFor<T>(fn: () => T | Promise<T>, arg?: undefined, options?: WaitOptions): Promise<T>;
  waitFor<T, A>(fn: (arg: A) => T | Promise<T>, arg: A, options?: WaitOptions): Promise<T>;
  /** Waits until the element is visible, enabled, still and uncovered, then clicks it with the mouse. */
  click(target: Target, options?: WaitOptions): Promise<void>;
  /** Waits for the field, or the select, and replaces its value the way typing would, so that React notices. */
  fill(target: Target, value: string, options?: WaitOptions): Promise<void>;
  /** Presses one key, named as in `KeyboardEvent.key`, on whatever has the focus. */
  press(key: string): Promise<void>;
  /** Writes a PNG of what is visible. */
  screenshot(file: string): Promise<void>;
  /** A PNG of the whole document, painted at once: no ground truth for frames and sections far below the fold. */
  fullPageScreenshot(): Promise<Buffer>;
  /** Emulates a size, for layout tests only: captures photograph the real window. */
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
  /** Navigates; `load` waits for the page's load event, `commit` only until the document has changed. */
  goto(url: string, waitUntil?: "load" | "commit"): Promise<void>;
  /** Brings a tab to the front. */
  activate(): Promise<void>;
  close(): Promise<void>;
}

/** A running browser with the extension inside; the same in Chromium and Firefox. */
export interface BrowserDriver {
  readonly kind: BrowserKind;
  readonly extensionId: string;
  /** Without a slash at the end. */
  readonly extensionOrigin: string;
  readonly profileDir: string;
  readonly downloadDir: string;
  /** Opens a tab in front. */
  openPage(url: string, waitUntil?: "load" | "commit"): Promise<PageHandle>;
  /** Clicks the extension's toolbar button on a tab: what grants `activeTab` and opens the popup. */
  clickToolbarButton(page: PageHandle): Promise<void>;
  /** The popup, once it is open. */
  popup(options?: WaitOptions): Promise<PageHandle>;
  /** Opens one of the extension's pages in a tab in front, `options.html#/missions/…`. */
  openExtensionPage(path: string): Promise<PageHandle>;
  /** A tab whose address starts with this, opened by the extension itself. */
  adoptPage(urlPrefix: string, options?: WaitOptions): Promise<PageHandle>;
  /** Runs a function in the background, which it wakes where needed. */
  backgroundEvaluate<T>(fn: () => T | Promise<T>): Promise<T>;
  backgroundEvaluate<T, A>(fn: (arg: A) => T | Promise<T>, arg: A): Promise<T>;
  /** Stops the service worker or event page, like the browser does when it idles. */
  stopBackground(): Promise<void>;
  /** Kills every process of the browser, like a power cut. A profile of the caller's stays. */
  kill(): Promise<void>;
  close(): Promise<void>;
  /** Resolves when the browser has gone, whoever ended it. */
  readonly exited: Promise<void>;
}

/** The driver's own failure, with a sentence that says what to do. */
export class DriverError extends Error {
  override readonly name = "DriverError";
}
