import { readExtension } from "@/utils/browser";
import { type ExportResult, randomUuid } from "@/utils/core";
import type { Client, DossierExporter } from "@/utils/messages";
import type { ExportOrder } from "@/utils/services/export";
import { listExports, readExportFile, removeExport } from "@/utils/store";
import { runWorker } from "./run-worker";

/** Held by a desk as long as it lives, for the files of its export. */
const lockOf = (exportId: string) => `dossier-export:${exportId}`;

/** Exports in a worker of this page, and hands the volumes to the browser's downloads. */
export function createDossierExporter(client: Client): DossierExporter {
  const exportId = randomUuid();
  void keep(exportId).then(removeAbandoned);

  const save = async (name: string) => {
    const file = await readExportFile(exportId, name);
    const url = URL.createObjectURL(file.slice(0, file.size, "application/zip"));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    // the download reads the file for as long as it takes: the address lives as long as the desk
  };

  return {
    async run(missionId, onProgress, signal) {
      await removeExport(exportId);
      const software = { ...readExtension(), revision: __BUILD_REVISION__ };
      const worker = new Worker(new URL("./export.worker.ts", import.meta.url), { type: "module" });
      const order: ExportOrder = { exportId, missionId, software };
      const running = runWorker<ExportResult>(worker, order, { onProgress, signal, brokenCode: "export-failed" });
      const result = await running.catch(async (error) => {
        // also the volumes that were whole already: they are no dossier
        await removeExport(exportId);
        throw error;
      });
      onProgress({ phase: "delivering", doneBytes: 0, totalBytes: 0 });
      const [first] = result.volumes;
      if (first) await save(first.fileName);
      await client.request("dossier.exported", { ...result, volumes: [...result.volumes] });
      return result;
    },
    save,
  };
}

/** Takes the lock that says that this desk still needs its files; the browser frees it when the desk goes. */
function keep(exportId: string): Promise<void> {
  return new Promise((taken) => {
    void navigator.locks.request(lockOf(exportId), () => {
      taken();
      return new Promise(() => undefined);
    });
  });
}

/** Removes what a closed desk or a killed browser left. */
async function removeAbandoned(): Promise<void> {
  for (const exportId of await listExports()) {
    await navigator.locks.request(lockOf(exportId), { ifAvailable: true }, async (lock) => {
      if (lock) await removeExport(exportId);
    });
  }
}
