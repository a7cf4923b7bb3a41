import type { ExportResult } from "../../core";
import { createExportFile, openDatabase, removeExportFile } from "../../store";
import { type OrderContext, runOrders, type WorkerScope } from "../order-worker";
import { getSettings } from "../settings";
import { exportDossier } from "./export-dossier";
import { browserPdfPorts } from "./pdf-ports";

export interface ExportOrder {
  readonly exportId: string;
  readonly missionId: string;
  readonly software: { readonly version: string; readonly revision: string };
}

/** Exports a mission's dossier in a dedicated worker. */
export function runExportWorker(scope: WorkerScope<ExportOrder, ExportResult>): void {
  runOrders(scope, "export-failed", run);
}

async function run(
  { exportId, missionId, software }: ExportOrder,
  { signal, onProgress }: OrderContext,
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
