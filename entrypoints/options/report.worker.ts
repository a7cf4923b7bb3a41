import { runReportWorker } from "@/utils/services/report-worker";

runReportWorker(self);
