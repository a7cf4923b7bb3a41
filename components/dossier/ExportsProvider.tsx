import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type BordereauError, type ExportResult, toBordereauError } from "../../utils/core";
import { useExporter } from "../ui/services";
import { ProgressSource } from "./progress-source";

export type ExportState =
  | { readonly state: "running" }
  | { readonly state: "done"; readonly result: ExportResult }
  | { readonly state: "failed"; readonly error: BordereauError };

interface Exports {
  /** Null where none was made since the desk is open. */
  of(missionId: string): ExportState | null;
  /** One is written at a time. */
  readonly running: boolean;
  start(missionId: string): void;
  cancel(): void;
  readonly progress: ProgressSource;
}

const ExportsContext = createContext<Exports | null>(null);

/** Exports go on while the user looks at something else in the desk. */
export function ExportsProvider({ children }: { children: ReactNode }) {
  const exporter = useExporter();
  const [states, setStates] = useState<Readonly<Record<string, ExportState>>>({});
  const [progress] = useState(() => new ProgressSource());
  const controller = useRef<AbortController | null>(null);
  const running = Object.values(states).some(({ state }) => state === "running");

  const start = useCallback(
    (missionId: string) => {
      if (controller.current) return;
      const own = new AbortController();
      controller.current = own;
      const set = (state: ExportState) => setStates((before) => ({ ...before, [missionId]: state }));
      // the exporter keeps the files of its last run alone
      setStates({ [missionId]: { state: "running" } });
      progress.set(null);
      exporter
        .run(missionId, progress.set, own.signal)
        .then(
          (result) => set({ state: "done", result }),
          (thrown: unknown) => set({ state: "failed", error: toBordereauError(thrown, "export-failed") }),
        )
        .finally(() => {
          controller.current = null;
        });
    },
    [exporter, progress],
  );

  // closing the tab would leave half a dossier
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [running]);

  const value = useMemo<Exports>(
    () => ({
      of: (missionId) => states[missionId] ?? null,
      running,
      start,
      cancel: () => controller.current?.abort(),
      progress,
    }),
    [states, running, start, progress],
  );
  return <ExportsContext.Provider value={value}>{children}</ExportsContext.Provider>;
}

export function useExports(): Exports {
  const exports = use(ExportsContext);
  if (!exports) throw new Error("ExportsProvider is missing");
  return exports;
}
