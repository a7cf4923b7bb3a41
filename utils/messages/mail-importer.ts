import type { EvidenceKind, MailboxKind, SerializedError } from "../core";

export interface MailImportOrder {
  readonly missionId: string;
  readonly kind: EvidenceKind;
  readonly note: string;
  /** The date that the user gave; null for each message's own. */
  readonly datedAt: string | null;
}

export interface MailImportResult {
  readonly kept: number;
  /** Messages that could not be kept, by the file they are in. */
  readonly failed: readonly { readonly fileName: string; readonly error: SerializedError }[];
}

export interface MailImportProgress {
  readonly kept: number;
  /** Of all files together. */
  readonly doneBytes: number;
  readonly totalBytes: number;
}

/** What the desk needs to take messages from files; made by the options page, which owns the worker that reads. */
export interface MailImporter {
  /** What a file is by its content; null where it holds no messages. */
  recognise(file: File): Promise<MailboxKind | null>;
  /**
   * Adds every message of the files as a capture of its own. What was kept before a cancel stays.
   * @throws BordereauError `cancelled`
   */
  run(
    order: MailImportOrder,
    files: readonly File[],
    onProgress: (progress: MailImportProgress) => void,
    signal: AbortSignal,
  ): Promise<MailImportResult>;
}
