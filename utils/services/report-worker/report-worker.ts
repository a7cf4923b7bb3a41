import { BordereauError } from "../../core";
import { canonicalJson } from "../../integrity";
import { getMission, openDatabase, readDossierNumbers } from "../../store";
import { drawReport } from "../export/draw-report";
import { browserPdfPorts } from "../export/pdf-ports";
import { runOrders, type WorkerScope } from "../order-worker";
import { getSettings } from "../settings";

export interface ReportOrder {
  readonly missionId: string;
}

/** A version of a report as it is sealed: what the editor wrote, and how it reads. */
export interface SealedReportFiles {
  readonly document: Blob;
  readonly pdf: Blob;
}

/** Draws a mission's report in a dedicated worker. */
export function runReportWorker(scope: WorkerScope<ReportOrder, SealedReportFiles>): void {
  runOrders(scope, "export-failed", draw);
}

/** @throws BordereauError `not-found` where the report was never saved */
async function draw({ missionId }: ReportOrder): Promise<SealedReportFiles> {
  const db = await openDatabase();
  try {
    const mission = await getMission(db, missionId);
    const stored = await db.get("reports", missionId);
    if (!stored) throw new BordereauError("not-found", { detail: `report of ${missionId}` });
    const source = { mission, document: stored.document, ...(await readDossierNumbers(db, missionId)) };
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    await drawReport(source, await getSettings({ db }), new Date(), await browserPdfPorts(), (bytes) =>
      chunks.push(bytes.slice()),
    );
    return {
      document: new Blob([canonicalJson(stored.document)], { type: "application/json" }),
      pdf: new Blob(chunks, { type: "application/pdf" }),
    };
  } finally {
    db.close();
  }
}
