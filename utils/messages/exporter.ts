import type { ExportProgress, ExportResult } from "../core";

/** What the desk needs to export a dossier; made by the options page, which owns the worker that writes. */
export interface DossierExporter {
  /**
   * Writes, re-reads and delivers a mission's dossier.
   * @throws BordereauError `cancelled`, `dossier-empty`, `export-no-space`, `dossier-check-failed`, `export-failed`
   */
  run(missionId: string, onProgress: (progress: ExportProgress) => void, signal: AbortSignal): Promise<ExportResult>;
  /** Hands a volume to the browser's downloads (again); rejects when its file is gone. */
  save(volumeFileName: string): Promise<void>;
}
