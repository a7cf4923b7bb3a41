export { type ExportOrder, runExportWorker } from "./export-worker";
