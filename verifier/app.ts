import { BordereauError, type DossierVerdict, throttleProgress } from "../utils/core";
import { readCertificates } from "../utils/integrity/pki";
import { type Source, sourcesOf, verdictOf, verifyDossier } from "../utils/verify";
import type { ChosenFile } from "./chosen";

/** What the page shows. */
export type View =
  | { readonly name: "start"; readonly problem: "cancelled" | "failed" | "nothing-found" | "drop-unreadable" | null }
  | { readonly name: "running" }
  | { readonly name: "done"; readonly verdict: DossierVerdict };

export interface Progress {
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** Checks what was chosen, one dossier at a time, and says when there is something new to show. */
export class App {
  view: View = { name: "start", problem: null };
  roots: readonly Uint8Array[] = [];
  /** True if the last file of roots held no certificate. */
  rootsUnreadable = false;
  #sources: readonly Source[] = [];
  #running: AbortController | null = null;

  constructor(
    private readonly onView: () => void,
    private readonly onProgress: (progress: Progress) => void,
  ) {}

  async check(files: Promise<readonly ChosenFile[]>): Promise<void> {
    const chosen = await files.catch(() => null);
    if (chosen === null) return this.#show({ name: "start", problem: "drop-unreadable" });
    const sources = sourcesOf(chosen);
    if (sources.length === 0) return this.#show({ name: "start", problem: "nothing-found" });
    await this.#run(sources);
  }

  cancel(): void {
    this.#running?.abort();
  }

  reset(): void {
    this.cancel();
    this.#show({ name: "start", problem: null });
  }

  /** Adds the certificates of PEM files and checks the dossier again. */
  async addRoots(files: readonly Blob[]): Promise<void> {
    const added = (await Promise.all(files.map(certificatesOf))).flat();
    this.rootsUnreadable = added.length === 0;
    this.roots = [...this.roots, ...added];
    if (added.length > 0 && this.view.name === "done") await this.#run(this.#sources);
    else this.onView();
  }

  async #run(sources: readonly Source[]): Promise<void> {
    this.cancel();
    const own = new AbortController();
    this.#running = own;
    this.#sources = sources;
    this.#show({ name: "running" });
    const view = await verify(sources, this.roots, own.signal, this.onProgress);
    // another one may have begun meanwhile
    if (this.#running === own) this.#show(view);
  }

  #show(view: View): void {
    this.view = view;
    this.onView();
  }
}

async function certificatesOf(file: Blob): Promise<readonly Uint8Array[]> {
  try {
    return readCertificates(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return [];
  }
}

async function verify(
  sources: readonly Source[],
  roots: readonly Uint8Array[],
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<View> {
  const report = throttleProgress(onProgress, () => performance.now());
  try {
    const found = await verifyDossier(sources, {
      signal,
      roots,
      onProgress: (doneBytes, totalBytes) => report({ phase: "checking", doneBytes, totalBytes }),
    });
    return { name: "done", verdict: verdictOf(found) };
  } catch (thrown) {
    const cancelled = thrown instanceof BordereauError && thrown.code === "cancelled";
    return { name: "start", problem: cancelled ? "cancelled" : "failed" };
  }
}
