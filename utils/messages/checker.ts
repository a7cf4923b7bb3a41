import type { DossierVerdict, ExportProgress } from "../core";

/** A file that was chosen, with its path from there, with `/`. */
export interface ChosenFile {
  readonly path: string;
  readonly blob: Blob;
}

/** What the desk needs to check a dossier; made by the options page, which owns the worker that reads. */
export interface DossierChecker {
  /**
   * Checks one dossier: all zips of it, or the folders that they were unpacked into.
   * @returns null where there is no dossier among the files
   * @throws BordereauError `cancelled`; `file-unreadable` where the check itself could not be carried out
   */
  run(
    files: readonly ChosenFile[],
    onProgress: (progress: ExportProgress) => void,
    signal: AbortSignal,
  ): Promise<DossierVerdict | null>;
  /** Hands `verifier.html` to the browser's downloads. */
  saveVerifier(): Promise<void>;
}
