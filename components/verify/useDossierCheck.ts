import { useCallback, useEffect, useRef, useState } from "react";
import { type BordereauError, type DossierVerdict, type ExportProgress, toBordereauError } from "../../utils/core";
import type { ChosenFile } from "../../utils/messages";
import { useChecker } from "../ui/services";

export type CheckState =
  | { readonly state: "start" }
  | { readonly state: "running"; readonly progress: ExportProgress | null }
  | { readonly state: "done"; readonly verdict: DossierVerdict }
  | { readonly state: "nothing-found" }
  | { readonly state: "cancelled" }
  | { readonly state: "failed"; readonly error: BordereauError };

interface DossierCheck {
  readonly current: CheckState;
  check(files: readonly ChosenFile[]): void;
  cancel(): void;
  reset(): void;
}

/** One check at a time; a new one, or leaving the page, ends the one before. */
export function useDossierCheck(): DossierCheck {
  const checker = useChecker();
  const [current, setCurrent] = useState<CheckState>({ state: "start" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const check = useCallback(
    (files: readonly ChosenFile[]) => {
      running.current?.abort();
      const own = new AbortController();
      running.current = own;
      const set = (state: CheckState) => {
        if (running.current === own) setCurrent(state);
      };
      set({ state: "running", progress: null });
      checker
        .run(files, (progress) => set({ state: "running", progress }), own.signal)
        .then(
          (verdict) => set(verdict ? { state: "done", verdict } : { state: "nothing-found" }),
          (thrown: unknown) => {
            const error = toBordereauError(thrown);
            set(error.code === "cancelled" ? { state: "cancelled" } : { state: "failed", error });
          },
        );
    },
    [checker],
  );

  return {
    current,
    check,
    cancel: () => running.current?.abort(),
    reset: () => setCurrent({ state: "start" }),
  };
}
