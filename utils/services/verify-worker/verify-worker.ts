import type { DossierVerdict } from "../../core";
import { openDatabase } from "../../store";
import { sourcesOf, verdictOf, verifyDossier } from "../../verify";
import { type OrderContext, runOrders, type WorkerScope } from "../order-worker";
import { ownCertificates } from "../proof";
import { getSettings } from "../settings";

export interface VerifyOrder {
  readonly files: readonly { readonly path: string; readonly blob: Blob }[];
}

/** Checks dossiers in a dedicated worker. */
export function runVerifyWorker(scope: WorkerScope<VerifyOrder, DossierVerdict | null>): void {
  runOrders(scope, "file-unreadable", run);
}

async function run({ files }: VerifyOrder, { signal, onProgress }: OrderContext): Promise<DossierVerdict | null> {
  const sources = sourcesOf(files);
  if (sources.length === 0) return null;
  return verdictOf(
    await verifyDossier(sources, {
      signal,
      roots: await rootsOfTheUser(),
      onProgress: (doneBytes, totalBytes) => onProgress({ phase: "checking", doneBytes, totalBytes }),
    }),
  );
}

/** The roots that the user trusts besides those of the package. */
async function rootsOfTheUser(): Promise<readonly Uint8Array[]> {
  const db = await openDatabase();
  try {
    return ownCertificates((await getSettings({ db })).ownRoots);
  } finally {
    db.close();
  }
}
