import {
  BordereauError,
  type DossierVerdict,
  type ExportProgress,
  type SerializedError,
  serializeError,
  throttleProgress,
  toBordereauError,
} from "../../core";
import { openDatabase } from "../../store";
import { sourcesOf, verdictOf, verifyDossier } from "../../verify";
import { ownCertificates } from "../proof";
import { getSettings } from "../settings";

export interface VerifyOrder {
  readonly files: readonly { readonly path: string; readonly blob: Blob }[];
}

/** What the check's worker says to the desk. */
export type VerifyNews =
  | { readonly progress: ExportProgress }
  | { readonly result: DossierVerdict | null }
  | { readonly error: SerializedError };

/** Runs the one order of a dedicated worker; a second message cancels it. */
export function runVerifyWorker(scope: {
  onmessage: ((event: MessageEvent<VerifyOrder | "cancel">) => void) | null;
  postMessage(news: VerifyNews): void;
}): void {
  const controller = new AbortController();
  const report = throttleProgress(
    (progress) => scope.postMessage({ progress }),
    () => performance.now(),
  );
  scope.onmessage = async ({ data }) => {
    if (data === "cancel") return controller.abort();
    try {
      scope.postMessage({ result: await run(data, controller.signal, report) });
    } catch (thrown) {
      const error = controller.signal.aborted
        ? new BordereauError("cancelled")
        : toBordereauError(thrown, "file-unreadable");
      scope.postMessage({ error: serializeError(error) });
    }
  };
}

async function run(
  { files }: VerifyOrder,
  signal: AbortSignal,
  report: (progress: ExportProgress) => void,
): Promise<DossierVerdict | null> {
  const sources = sourcesOf(files);
  if (sources.length === 0) return null;
  return verdictOf(
    await verifyDossier(sources, {
      signal,
      roots: await rootsOfTheUser(),
      onProgress: (doneBytes, totalBytes) => report({ phase: "checking", doneBytes, totalBytes }),
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
