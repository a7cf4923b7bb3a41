import type { DossierVerdict } from "@/utils/core";
import type { DossierChecker } from "@/utils/messages";
import type { VerifyOrder } from "@/utils/services/verify-worker";
import { runWorker } from "./run-worker";

/** The file that the build puts beside the desk. */
const VERIFIER = "verifier.html";

/** Checks dossiers in a worker of this page. */
export function createDossierChecker(): DossierChecker {
  return {
    run(files, onProgress, signal) {
      const worker = new Worker(new URL("./verify.worker.ts", import.meta.url), { type: "module" });
      const order: VerifyOrder = { files };
      return runWorker<DossierVerdict | null>(worker, order, { onProgress, signal, brokenCode: "internal" });
    },
    async saveVerifier() {
      const blob = await (await fetch(`/${VERIFIER}`)).blob();
      const link = document.createElement("a");
      // the download reads the address for as long as it takes: it lives as long as the desk
      link.href = URL.createObjectURL(blob);
      link.download = VERIFIER;
      link.click();
    },
  };
}
