import type { FrozenIndex } from "./exhibit-index";

export type ExportPhase = "preparing" | "documents" | "writing" | "checking" | "delivering";

export interface ExportProgress {
  readonly phase: ExportPhase;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export interface ExportedVolume {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly entries: number;
  /** SHA-256 of the volume's SHA256SUMS: the volume's fingerprint, which `sha256sum SHA256SUMS` gives again. */
  readonly sumsSha256: string;
}

export interface ExportResult {
  readonly missionId: string;
  readonly exhibits: number;
  readonly volumes: readonly ExportedVolume[];
  /** The numbers that it gave, from now on fixed. */
  readonly index: FrozenIndex;
}
