import { useCallback, useState } from "react";
import { errorMessage } from "./errors";
import { useNotices } from "./notices/NoticesProvider";

/** Runs something that may fail: says so in a notice, and tells meanwhile that it is busy. */
export function useAction(): { busy: boolean; run(action: () => Promise<void>): Promise<void> } {
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async (action: () => Promise<void>) => {
      setBusy(true);
      try {
        await action();
      } catch (thrown) {
        notices.show({ tone: "bad", text: errorMessage(thrown) });
      } finally {
        setBusy(false);
      }
    },
    [notices],
  );
  return { busy, run };
}
