import type { DBSchema } from "idb";
import type {
  Capture,
  Checklist,
  ErrorCode,
  FrozenIndex,
  JournalEntry,
  Mission,
  ReportDocument,
  Settings,
} from "../core";
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

/** An e-mail whose signatures are to be checked, or were. */
export interface StoredMailCheck {
  /** The original's. */
  artifactId: string;
  captureId: string;
  /** What was found, in canonical JSON, with its SHA-256 and time; null until the sender's keys could be looked up. */
  result: { json: string; sha256: string; checkedAt: string } | null;
}

/** The key of this installation, as it signs now. */
export interface StoredKey {
  id: "signing";
  /** Not extractable: the browser lets it be used, never read. */
  privateKey: CryptoKey;
  /** DER, self-signed. */
  certificate: Uint8Array<ArrayBuffer>;
  certificateSha256: string;
  createdAt: string;
}

/** A head of the journal, signed. */
export interface StoredHead {
  sequence: number;
  /** Canonical JSON: the bytes that are signed and stamped. */
  json: string;
  sha256: string;
  /** Detached CMS in DER. */
  signature: Uint8Array<ArrayBuffer>;
  /** Of the key that signed, in DER: it may have been replaced since. */
  certificate: Uint8Array<ArrayBuffer>;
}

/** What a witness was asked about a head, and what it answered. */
export interface StoredStamp {
  /** Of the head. */
  sequence: number;
  /** An authority's id, or `opentimestamps`. */
  witness: string;
  name: string;
  url: string;
  /** Waiting for an answer; answered; or answered with a promise that the witness will keep (OpenTimestamps). */
  state: "waiting" | "stamped" | "promised";
  /** TimeStampReq (RFC 3161, 2.4.1); null for OpenTimestamps, and before the first request. */
  query: Uint8Array<ArrayBuffer> | null;
  /** The whole TimeStampResp, or the `.ots` file. */
  reply: Uint8Array<ArrayBuffer> | null;
  requestedAt: string | null;
  receivedAt: string | null;
  /** As the authority says it. */
  genTime: string | null;
  /** This machine's clock minus the authority's; null where it was put back meanwhile. Milliseconds. */
  offsetMs: number | null;
  /** Whether the authority's root is one that is trusted here. */
  trusted: boolean;
  tries: number;
  /** When it is tried again; absent where nothing is left to try, so that the index holds only what waits. */
  nextTryAt?: string;
  /** Why the last try failed, in English. */
  problem: { code: ErrorCode; detail: string } | null;
}

/** An exhibit index as it left the machine. */
export interface StoredIndex extends FrozenIndex {
  missionId: string;
}

/** The order that the user gave a mission's exhibits. */
export interface StoredOrder {
  missionId: string;
  captureIds: string[];
}

/** A mission's report as it is being written. */
export interface StoredReport {
  missionId: string;
  document: ReportDocument;
  savedAt: string;
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
  mailChecks: { key: string; value: StoredMailCheck; indexes: { byCapture: string } };
  keys: { key: string; value: StoredKey };
  heads: { key: number; value: StoredHead };
  stamps: { key: [number, string]; value: StoredStamp; indexes: { waiting: string; byReceipt: string } };
  exhibitIndexes: { key: [string, number]; value: StoredIndex };
  exhibitOrders: { key: string; value: StoredOrder };
  checklists: { key: string; value: Checklist };
  reports: { key: string; value: StoredReport };
}

export type StoreName = keyof BordereauSchema &
  (
    | "missions"
    | "missionStats"
    | "captures"
    | "artifactBytes"
    | "thumbnails"
    | "journal"
    | "settings"
    | "attempts"
    | "mailChecks"
    | "keys"
    | "heads"
    | "stamps"
    | "exhibitIndexes"
    | "exhibitOrders"
    | "checklists"
    | "reports"
  );
