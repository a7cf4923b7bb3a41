import type { Capture, Checklist, Mission, Settings } from "../core";
import type { Trade } from "./trade";

/** All that a mission is assessed by. */
export interface GuidanceInput {
  readonly mission: Mission;
  /** Of the mission, in any order. With their records, without which senders of e-mails are unknown. */
  readonly captures: readonly Capture[];
  readonly settings: Pick<Settings, "ownerName"> & {
    /** Some witness is asked to attest when captures existed. */
    readonly timestampsOn: boolean;
  };
  readonly checklist: Checklist;
  readonly trade: Trade;
  /** Dossiers of the mission that were exported. */
  readonly exports: number;
  /** Versions of its report that were sealed. */
  readonly reportVersions: number;
  readonly now: Date;
}
