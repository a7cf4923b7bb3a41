export { type ReportOrder, runReportWorker, type SealedReportFiles } from "./report-worker";
