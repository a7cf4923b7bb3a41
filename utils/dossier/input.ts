import type { Capture, JournalEntry, Mission } from "../core";

/** What a dossier is made of. */
export interface DossierInput {
  readonly mission: Mission;
  /** All captures of the mission in any order; erased ones included, as tombstones. */
  readonly captures: readonly Capture[];
  /** Complete and in order. */
  readonly journal: readonly JournalEntry[];
  /** UTC. */
  readonly exportedAt: string;
  readonly softwareVersion: string;
  readonly softwareRevision: string;
}
