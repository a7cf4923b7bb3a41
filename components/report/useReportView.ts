import { useCallback, useEffect, useState } from "react";
import type { ReportView } from "../../utils/core";
import { onChange } from "../ui/changes";
import { useClient } from "../ui/services";

/** A report can have megabytes: what changed elsewhere is awaited for a while before it is asked for again. */
const SETTLE_MS = 1_500;

interface LoadedReport {
  /** Undefined until the first answer. The editor takes the first one's document; exhibits and versions follow. */
  readonly view: ReportView | undefined;
  readonly error: unknown;
  reload(): Promise<void>;
}

export function useReportView(missionId: string): LoadedReport {
  const client = useClient();
  const [state, setState] = useState<{ missionId: string; view?: ReportView; error: unknown }>({
    missionId,
    error: null,
  });
  const reload = useCallback(async () => {
    try {
      const view = await client.request("report.get", { missionId });
      setState({ missionId, view, error: null });
    } catch (error) {
      setState((before) => (before.missionId === missionId ? { ...before, error } : { missionId, error }));
    }
  }, [client, missionId]);

  useEffect(() => {
    void reload();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const reloadSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void reload(), SETTLE_MS);
    };
    const stop = onChange(client, reloadSoon);
    // a draft is saved without a word to other windows: who comes back to this one may have written in another
    window.addEventListener("focus", reloadSoon);
    return () => {
      clearTimeout(timer);
      stop();
      window.removeEventListener("focus", reloadSoon);
    };
  }, [client, reload]);

  return state.missionId === missionId
    ? { view: state.view, error: state.error, reload }
    : { view: undefined, error: null, reload };
}
