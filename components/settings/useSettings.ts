import { useCallback, useEffect, useState } from "react";
import type { Settings } from "../../utils/core";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import { useQuery } from "../ui/useQuery";

/** Resolves when the change is stored, or was refused and told. */
export type SettingsChange = (change: Partial<Settings>) => Promise<unknown>;

/** Settings are saved as soon as they change, and shown as chosen before the background has answered. */
export function useSettings() {
  const client = useClient();
  const stored = useQuery("settings.get", {});
  const { run } = useAction();
  const [changed, setChanged] = useState<Partial<Settings>>({});
  const settings = stored.data && { ...stored.data, ...changed };

  // newer settings have arrived, with what was changed here
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer counts, whatever it holds
  useEffect(() => setChanged({}), [stored.data]);

  const change = useCallback<SettingsChange>(
    (next) => {
      setChanged((before) => ({ ...before, ...next }));
      return run(async () => {
        try {
          // read again: another window may have changed other settings meanwhile
          const current = await client.request("settings.get", {});
          await client.request("settings.set", { ...current, ...next });
        } catch (thrown) {
          setChanged({});
          throw thrown;
        }
      });
    },
    [client, run],
  );

  return { settings, error: stored.error, reload: stored.reload, change };
}
