export { type ExportNews, type ExportOrder, runExportWorker } from "./export-worker";
