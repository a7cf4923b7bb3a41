import { useCallback, useRef } from "react";
import { i18n } from "#i18n";
import type { Checklist } from "../../utils/core";
import { useNotices } from "../ui/notices/NoticesProvider";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";

/** One change, and what takes back just that, whatever was changed since. */
export interface ChecklistChange {
  apply(checklist: Checklist): Checklist;
  undo(checklist: Checklist): Checklist;
  /** What the notice says. */
  readonly told: string;
}

export type ChangeChecklist = (change: ChecklistChange) => Promise<void>;

/** Changes a mission's checklist, one after the other, and offers to undo each. */
export function useChecklist(missionId: string, onSaved: () => void): ChangeChecklist {
  const client = useClient();
  const notices = useNotices();
  const { run } = useAction();
  const last = useRef<Promise<unknown>>(Promise.resolve());

  const save = useCallback(
    (edit: ChecklistChange["apply"]) => {
      const next = last.current.then(async () => {
        // read again: another window may have changed it meanwhile
        const checklist = await client.request("checklist.get", { missionId });
        await client.request("checklist.save", { missionId, checklist: edit(checklist) });
        onSaved();
      });
      // one that fails does not stop those after it
      last.current = next.catch(() => undefined);
      return next;
    },
    [client, missionId, onSaved],
  );

  return useCallback<ChangeChecklist>(
    ({ apply, undo, told }) =>
      run(async () => {
        await save(apply);
        const action = { label: i18n.t("common.undo"), run: () => void run(() => save(undo)) };
        notices.show({ tone: "info", text: told, action });
      }),
    [run, save, notices],
  );
}
