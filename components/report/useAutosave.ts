import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { useEffect, useRef, useState } from "react";
import { BordereauError, isWithinReportLimits } from "../../utils/core";
import { normalizeReport } from "../../utils/report";
import { errorMessage } from "../ui/errors";
import { useNotices } from "../ui/notices/NoticesProvider";
import { useClient } from "../ui/services";
import { Autosave, browserTimers, type SaveState } from "./autosave";

export interface ReportSaving {
  readonly state: SaveState;
  /** Takes the document as the editor has it now. */
  change(document: ProseMirrorNode): void;
  /** @throws what the save throws */
  flush(): Promise<void>;
}

/** Saves a report while it is written, when its page is hidden and when it is left. */
export function useAutosave(missionId: string, savedAt: string | null): ReportSaving {
  const client = useClient();
  const notices = useNotices();
  const [state, setState] = useState<SaveState>({ name: "saved", at: savedAt });
  const [autosave] = useState(
    () =>
      new Autosave<ProseMirrorNode>({
        timers: browserTimers,
        savedAt,
        onState: setState,
        save: async (node) => {
          const json: unknown = node.toJSON();
          // cut to the limits it would lose text without a word
          if (!isWithinReportLimits(json)) throw new BordereauError("invalid-input", { detail: "report" });
          return (await client.request("report.save", { missionId, document: normalizeReport(json) })).savedAt;
        },
      }),
  );
  const notify = useRef(notices);
  notify.current = notices;

  useEffect(() => {
    const flush = () => autosave.flush();
    const quietly = () => void flush().catch(() => undefined);
    const onHidden = () => {
      if (document.visibilityState === "hidden") quietly();
    };
    const onLeave = (event: BeforeUnloadEvent) => {
      quietly();
      if (state.name === "failed") event.preventDefault();
    };
    window.addEventListener("pagehide", quietly);
    window.addEventListener("beforeunload", onLeave);
    document.addEventListener("visibilitychange", onHidden);
    return () => {
      window.removeEventListener("pagehide", quietly);
      window.removeEventListener("beforeunload", onLeave);
      document.removeEventListener("visibilitychange", onHidden);
    };
  }, [autosave, state.name]);

  useEffect(
    () => () => {
      // it goes on trying without the editor
      autosave.flush().catch((error: unknown) => notify.current.show({ tone: "bad", text: errorMessage(error) }));
    },
    [autosave],
  );

  return {
    state,
    change: (document) => autosave.change(document),
    flush: () => autosave.flush(),
  };
}
