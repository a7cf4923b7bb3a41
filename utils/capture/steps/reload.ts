import { freshReload, readVisibleTab, reloading, type TabSnapshot, watchDocumentRequests } from "../../browser";
import { BordereauError, type RandomId } from "../../core";
import { type LoadReport, type ReloadTab, reloadPage } from "../reload";
import type { StepRunner } from "../step-runner";
import { isGone, TIMEOUTS } from "./context";

export interface Reloaded {
  /** The tab as it is now: its address may be another one. */
  readonly tab: TabSnapshot;
  /** Null where the page was kept as it stood. */
  readonly load: LoadReport | null;
}

/**
 * Loads the page again, past the cache, and notes what its server answers. Where that fails and the page still stands,
 * it is kept as it is.
 * @throws BordereauError `cancelled`, `reload-lost`, `tab-missing`, `tab-not-visible`
 */
export async function reloadFirst(run: StepRunner, before: TabSnapshot, randomId: RandomId): Promise<Reloaded> {
  const { value, error } = await run.run("reload", TIMEOUTS.reload, async (signal, onFraction) => {
    const { report, unfinished } = await reloadPage(tabToReload(before, `bordereau-${randomId()}`), {
      limits: { answerMs: 10_000, loadMs: 30_000, errorPageMs: 5_000, settleMs: 1_500, pollMs: 100 },
      signal,
      onFraction,
      now: () => performance.now(),
    });
    const tab = await readVisibleTab(before.tabId);
    // another site's address is not shown to the extension
    if (tab.url === "") throw new BordereauError("reload-lost", { detail: "the page led to another site" });
    const value: Reloaded = { tab, load: report };
    return unfinished ? { value, partial: unfinished } : { value };
  });
  if (value) return value;
  if (error && (error.code === "reload-lost" || isGone(error))) throw error;
  return { tab: before, load: null };
}

function tabToReload({ tabId, url }: TabSnapshot, mark: string): ReloadTab {
  return {
    isAllowed: async () => /^https?:/.test(url) && freshReload.isGranted(),
    isServerThere: (timeoutMs) => reloading.isServerThere(tabId, mark, timeoutMs),
    isSameDocument: () => reloading.isSameDocument(tabId, mark),
    watch: (listener) => watchDocumentRequests(tabId, listener),
    start: () => reloading.start(tabId),
    isLoading: () => reloading.isLoading(tabId),
    stop: () => reloading.stop(tabId),
  };
}
