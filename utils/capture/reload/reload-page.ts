import type { DocumentRequestEvent } from "../../browser";
import { BordereauError } from "../../core";
import { type LoadReport, LoadTrace } from "./load-trace";

/** What is asked of the browser about one tab. */
export interface ReloadTab {
  /** Whether the browser shows the extension what the page's server answers. */
  isAllowed(): Promise<boolean>;
  /** Marks the document; whether its server answers. */
  isServerThere(timeoutMs: number): Promise<boolean>;
  /** Whether the marked document is still shown. */
  isSameDocument(): Promise<boolean>;
  watch(listener: (event: DocumentRequestEvent) => void): () => void;
  start(): Promise<void>;
  isLoading(): Promise<boolean>;
  stop(): Promise<void>;
}

export interface ReloadLimits {
  /** For the server to answer at all. Milliseconds. */
  readonly answerMs: number;
  /** For the page to load. Milliseconds. */
  readonly loadMs: number;
  /** For the browser to put its own page in the place of one that failed to load. Milliseconds. */
  readonly errorPageMs: number;
  /** For a tab that has asked its server to be said to load. Milliseconds. */
  readonly settleMs: number;
  /** Between two looks at the tab. Milliseconds. */
  readonly pollMs: number;
}

interface ReloadOptions {
  readonly limits: ReloadLimits;
  readonly signal: AbortSignal;
  readonly onFraction: (fraction: number) => void;
  /** Milliseconds, from any moment on. */
  readonly now: () => number;
}

/**
 * Loads a page again and waits until it is there. A page that is gone for good is not left: its server is asked first.
 * `unfinished` says why the page is not whole.
 * @throws BordereauError `cancelled`; `permission-refused`, `reload-failed`: the page stands as it stood; `reload-lost`:
 * it does not any more
 */
export async function reloadPage(
  tab: ReloadTab,
  options: ReloadOptions,
): Promise<{ report: LoadReport; unfinished: BordereauError | null }> {
  const { limits, signal } = options;
  if (!(await until(signal, tab.isAllowed()))) throw new BordereauError("permission-refused");
  if (!(await until(signal, tab.isServerThere(limits.answerMs)))) {
    throw new BordereauError("reload-failed", { detail: "the server did not answer; the page was not left" });
  }
  const trace = new LoadTrace();
  const unwatch = tab.watch((event) => trace.note(event));
  try {
    await tab.start();
    const inTime = await loaded(tab, trace, options);
    const isSame = (await until(signal, tab.isSameDocument())) && !(await replaced(tab, trace, options));
    // a page for the same document is one that the browser did not show: a download, an empty answer
    const report = isSame ? null : trace.report();
    if (!report) {
      if (!inTime && isSame) await tab.stop();
      const detail = trace.failure ?? (inTime ? "the browser showed no page" : `no answer in ${limits.loadMs} ms`);
      throw new BordereauError(isSame ? "reload-failed" : "reload-lost", { detail });
    }
    return { report, unfinished: unfinishedBecause(trace.failure, inTime, limits) };
  } finally {
    unwatch();
  }
}

/** Waits for the end of the load, or of the time for it. */
async function loaded(tab: ReloadTab, trace: LoadTrace, options: ReloadOptions): Promise<boolean> {
  const { limits, signal, onFraction, now } = options;
  const begin = now();
  let idleSince: number | null = null;
  for (;;) {
    if (!trace.hasBegun || (await until(signal, tab.isLoading()))) idleSince = null;
    else if (trace.hasEnded) return true;
    else {
      // the request goes out before the tab is said to load; of another site's nothing more will be told
      idleSince ??= now();
      if (now() - idleSince >= limits.settleMs) return true;
    }
    const share = (now() - begin) / limits.loadMs;
    if (share >= 1) return false;
    onFraction(share);
    await pause(limits.pollMs, signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return until(signal, new Promise((resolve) => setTimeout(resolve, ms)));
}

/**
 * The request fails before the browser shows its page about that: whether it does within the time for it. What was
 * given up, by the user or for a download, brings none.
 */
async function replaced(tab: ReloadTab, trace: LoadTrace, { limits, signal, now }: ReloadOptions): Promise<boolean> {
  if (trace.failure === null || /ABORTED/.test(trace.failure)) return false;
  for (const end = now() + limits.errorPageMs; now() < end; ) {
    await pause(limits.pollMs, signal);
    if (!(await until(signal, tab.isSameDocument()))) return true;
  }
  return false;
}

function unfinishedBecause(failure: string | null, inTime: boolean, limits: ReloadLimits): BordereauError | null {
  if (failure !== null) return new BordereauError("reload-unfinished", { detail: failure });
  if (!inTime) return new BordereauError("reload-unfinished", { detail: `not loaded in ${limits.loadMs} ms` });
  return null;
}

/** A browser that is slow to answer must not make a cancelled capture wait. */
function until<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new BordereauError("cancelled"));
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
