import { runExportWorker } from "@/utils/services/export";

runExportWorker(self);
