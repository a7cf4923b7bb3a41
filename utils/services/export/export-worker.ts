import {
  BordereauError,
  type ExportProgress,
  type ExportResult,
  type SerializedError,
  serializeError,
  throttleProgress,
  toBordereauError,
} from "../../core";
import { createExportFile, openDatabase, removeExportFile } from "../../store";
import { getSettings } from "../settings";
import { exportDossier } from "./export-dossier";
import { browserPdfPorts } from "./pdf-ports";

export interface ExportOrder {
  readonly exportId: string;
  readonly missionId: string;
  readonly software: { readonly version: string; readonly revision: string };
}

/** What the export's worker says to the desk. */
export type ExportNews =
  | { readonly progress: ExportProgress }
  | { readonly result: ExportResult }
  | { readonly error: SerializedError };

/** Runs the one order of a dedicated worker; a second message cancels it. */
export function runExportWorker(scope: {
  onmessage: ((event: MessageEvent<ExportOrder | "cancel">) => void) | null;
  postMessage(news: ExportNews): void;
}): void {
  const controller = new AbortController();
  scope.onmessage = async ({ data }) => {
    if (data === "cancel") return controller.abort();
    try {
      scope.postMessage({
        result: await run(
          data,
          controller.signal,
          throttleProgress(
            (progress) => scope.postMessage({ progress }),
            () => performance.now(),
          ),
        ),
      });
    } catch (thrown) {
      const error = controller.signal.aborted
        ? new BordereauError("cancelled")
        : toBordereauError(thrown, "export-failed");
      scope.postMessage({ error: serializeError(error) });
    }
  };
}

async function run(
  { exportId, missionId, software }: ExportOrder,
  signal: AbortSignal,
  onProgress: (progress: ExportProgress) => void,
): Promise<ExportResult> {
  const db = await openDatabase();
  try {
    return await exportDossier({
      db,
      missionId,
      software,
      signal,
      onProgress,
      settings: await getSettings({ db }),
      exportedAt: new Date(),
      clock: () => new Date(),
      verifierHtml: async () => (await fetch("/verifier.html")).text(),
      pdfPorts: browserPdfPorts,
      createFile: (name) => createExportFile(exportId, name),
      removeFile: (name) => removeExportFile(exportId, name),
      freeBytes: async () => {
        const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage.estimate();
        return quota - usage;
      },
    });
  } finally {
    db.close();
  }
}
