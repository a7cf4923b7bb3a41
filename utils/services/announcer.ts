import { showBadge } from "../browser";
import type { PageConnection, PageMethods } from "../capture";
import type { Attempt, Mission } from "../core";
import type { CaptureAnnouncer } from "./capture-runner";

/** Sentences of the toast, in the browser's language. */
export interface ToastTexts {
  readonly kept: (missionTitle: string, fileCount: number) => string;
  readonly partial: (missionTitle: string, fileCount: number) => string;
  readonly failed: string;
  readonly error: (attempt: Attempt) => string;
  readonly open: string;
  readonly close: string;
}

const TOAST_WITHIN_MS = 3_000;

/** Toolbar badge for the course of a capture, a toast in the page for its end where no popup shows it. */
export function createAnnouncer(texts: ToastTexts, popupIsOpen: () => boolean): CaptureAnnouncer {
  const call = () => ({ timeoutMs: TOAST_WITHIN_MS, signal: new AbortController().signal });
  const toasted = new Map<number, PageConnection<PageMethods>>();
  let announced: Promise<unknown> = Promise.resolve();

  const announce: CaptureAnnouncer["result"] = async (attempt, mission, connection) => {
    const { state, tabId, captureId } = attempt;
    if (tabId !== null) {
      if (state === "complete") await showBadge(tabId, "✓", "done");
      else if (state === "partial") await showBadge(tabId, "◐", "partial");
      else await showBadge(tabId, state === "failed" ? "!" : "", "failed");
    }
    if (state === "running" || state === "cancelled" || tabId === null || popupIsOpen()) return connection?.close();
    const toast = {
      state,
      text: toastText(texts, attempt, mission),
      detail: state === "failed" ? texts.error(attempt) : attempt.title.slice(0, 200),
      target: captureId ? { missionId: mission.id, captureId } : null,
      openLabel: texts.open,
      closeLabel: texts.close,
    };
    // a page that has gone shows nothing: the badge and the popup do
    await connection?.call("toast", toast, call()).catch(() => undefined);
    // the line stays open as long as the toast may be there
    if (connection) toasted.set(tabId, connection);
  };

  return {
    async prepare(tabId) {
      // a click right after the last capture comes before its toast
      await announced.catch(() => undefined);
      const connection = toasted.get(tabId);
      toasted.delete(tabId);
      // the toast of the capture before must not be in the next picture
      await connection?.call("hideToast", null, call()).catch(() => undefined);
      connection?.close();
    },
    progress(attempt) {
      if (attempt.tabId !== null) void showBadge(attempt.tabId, `${Math.round(attempt.fraction * 100)}%`, "running");
    },
    result(...result) {
      const shown = announce(...result);
      announced = shown;
      return shown;
    },
  };
}

function toastText(texts: ToastTexts, attempt: Attempt, mission: Mission): string {
  if (attempt.state === "failed") return texts.failed;
  return (attempt.state === "partial" ? texts.partial : texts.kept)(mission.title, attempt.fileCount);
}
