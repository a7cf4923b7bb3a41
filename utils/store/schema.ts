import type { DBSchema } from "idb";
import type { Capture, JournalEntry, Mission, Settings } from "../core";
import type { StoredBytes } from "./stored-bytes";

/** Kept beside a mission, so that lists never count. */
export interface MissionStats {
  missionId: string;
  captureCount: number;
  sizeBytes: number;
  lastCaptureAt: string | null;
}

/** Left by a capture that began; whoever finds one at start-up knows that it was interrupted. */
export interface StoredAttempt {
  attemptId: string;
  missionId: string;
  startedAt: string;
  /** Found so at a start, and said in the journal. */
  interrupted: boolean;
}

export interface BordereauSchema extends DBSchema {
  missions: { key: string; value: Mission; indexes: { lastUsedAt: string } };
  missionStats: { key: string; value: MissionStats };
  captures: { key: string; value: Capture; indexes: { byMission: [string, string] } };
  artifactBytes: { key: string; value: StoredBytes };
  thumbnails: { key: string; value: Blob };
  journal: { key: number; value: JournalEntry; indexes: { byCapture: string } };
  settings: { key: string; value: Settings };
  attempts: { key: string; value: StoredAttempt };
}

export type StoreName = keyof BordereauSchema &
  ("missions" | "missionStats" | "captures" | "artifactBytes" | "thumbnails" | "journal" | "settings" | "attempts");
