import type { Client, ReportMaker } from "@/utils/messages";
import type { ReportOrder, SealedReportFiles } from "@/utils/services/report-worker";
import { runWorker } from "./run-worker";

/** Draws a report in a worker of this page and has the background seal it as a version. */
export function createReportMaker(client: Client): ReportMaker {
  return {
    async seal(missionId) {
      const worker = new Worker(new URL("./report.worker.ts", import.meta.url), { type: "module" });
      const order: ReportOrder = { missionId };
      const files = await runWorker<SealedReportFiles>(worker, order, {
        onProgress: () => undefined,
        signal: new AbortController().signal,
        brokenCode: "export-failed",
      });
      await client.sealReport(missionId, files.document, files.pdf);
    },
  };
}
