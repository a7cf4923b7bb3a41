import type { JournalEntry } from "../core";

/** What the journal says happened to one capture. */
export interface CaptureHistory {
  readonly sequence: number;
  readonly previousHash: string;
  readonly createdIn: string;
  readonly recordSha256: string;
  readonly artifacts: readonly { readonly id: string; readonly sha256: string; readonly sizeBytes: number }[];
  /** The mission that it is filed under after all moves. */
  missionId: string;
  /** Of title, note and kind after the last edit; null where there was none. */
  annotationSha256: string | null;
  erased: boolean;
  /** Hash of the last check of an e-mail's signatures, by the original's id. */
  readonly mailChecks: Map<string, string>;
}

/** Follows the captures through the disclosed entries of a journal. */
export class CaptureHistories {
  readonly byCapture = new Map<string, CaptureHistory>();
  /** Hash of each mission's data after the last edit. */
  readonly missionHashes = new Map<string, string>();
  /** Entries that cannot follow from those before, in English. */
  readonly faults: string[] = [];

  accept({ sequence, previousHash, body }: JournalEntry): void {
    const event = body?.event;
    if (!event) return;
    const fault = (what: string) => this.faults.push(`entry ${sequence}: ${what}`);
    switch (event.type) {
      case "capture-created": {
        const { captureId, missionId, recordSha256, artifacts } = event;
        if (this.byCapture.has(captureId)) fault(`capture ${captureId} was created before`);
        const history = {
          sequence,
          previousHash,
          createdIn: missionId,
          recordSha256,
          artifacts,
          missionId,
          annotationSha256: null,
          erased: false,
          mailChecks: new Map<string, string>(),
        };
        this.byCapture.set(captureId, history);
        break;
      }
      case "mission-created":
      case "mission-edited":
        this.missionHashes.set(event.missionId, event.missionSha256);
        break;
      case "capture-annotated": {
        const history = this.byCapture.get(event.captureId);
        if (history) history.annotationSha256 = event.annotationSha256;
        break;
      }
      case "mail-checked":
        this.byCapture.get(event.captureId)?.mailChecks.set(event.artifactId, event.checkSha256);
        break;
      case "capture-moved": {
        const history = this.byCapture.get(event.captureId);
        // where the capture came from may be withheld, if it has left this mission
        if (!history) break;
        if (history.missionId !== event.fromMissionId || history.erased)
          fault(`capture ${event.captureId} was not there to be moved`);
        history.missionId = event.missionId;
        break;
      }
      case "capture-erased": {
        const history = this.byCapture.get(event.captureId);
        if (!history) break;
        if (history.erased || history.recordSha256 !== event.recordSha256)
          fault(`capture ${event.captureId} was not there to be erased`);
        history.erased = true;
        break;
      }
    }
  }
}
