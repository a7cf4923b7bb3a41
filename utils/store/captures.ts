import { type Artifact, BordereauError, type Capture } from "../core";
import type { Database } from "./database";
import type { WriteTransaction } from "./journal";
import { adjustStats } from "./missions";
import { type StoredBytes, unpackBytes } from "./stored-bytes";

/** A capture ready to be stored: its metadata, the bytes of its artifacts by id, its thumbnail. */
export interface CaptureBytes {
  readonly artifacts: ReadonlyMap<string, StoredBytes>;
  readonly thumbnail: Blob | null;
}

/** @throws BordereauError `not-found` */
export async function getCapture(db: Database, captureId: string): Promise<Capture> {
  const capture = await db.get("captures", captureId);
  if (!capture) throw new BordereauError("not-found", { detail: `capture ${captureId}` });
  return capture;
}

/** Of the index `byMission`: all captures of a mission. */
export function capturesOf(missionId: string): IDBKeyRange {
  return IDBKeyRange.bound([missionId, ""], [missionId, "\uffff"]);
}

/** A mission's captures, newest evidence first. */
export async function listCaptures(db: Database, missionId: string): Promise<Capture[]> {
  return (await db.getAllFromIndex("captures", "byMission", capturesOf(missionId))).reverse();
}

/**
 * The plain bytes of one artifact; undefined where they were erased.
 * @throws BordereauError `stored-file-damaged`
 */
export async function getArtifactBytes(db: Database, artifactId: string): Promise<Blob | undefined> {
  const stored = await db.get("artifactBytes", artifactId);
  return stored && unpackBytes(stored);
}

export function getThumbnail(db: Database, captureId: string): Promise<Blob | undefined> {
  return db.get("thumbnails", captureId);
}

/** Stores that adding or erasing a capture writes to. */
export const CAPTURE_STORES = [
  "captures",
  "artifactBytes",
  "thumbnails",
  "missionStats",
  "missions",
  "attempts",
  "mailChecks",
] as const;

/** Adds a finished capture inside a journalled transaction. */
export async function addCapture(transaction: WriteTransaction, capture: Capture, bytes: CaptureBytes): Promise<void> {
  await Promise.all([
    transaction.objectStore("captures").add(capture),
    ...[...bytes.artifacts].map(([id, stored]) => transaction.objectStore("artifactBytes").add(stored, id)),
    ...capture.artifacts
      .filter(({ role }) => role === "mail")
      .map(({ id }) =>
        transaction.objectStore("mailChecks").add({ artifactId: id, captureId: capture.id, result: null }),
      ),
    bytes.thumbnail ? transaction.objectStore("thumbnails").add(bytes.thumbnail, capture.id) : undefined,
    adjustStats(transaction, capture.missionId, {
      captures: 1,
      sizeBytes: capture.sizeBytes,
      capturedAt: capture.capturedAt,
    }),
  ]);
}

/** Replaces a capture by its tombstone: bytes, record and texts go; identifiers and hashes stay. */
export async function eraseCapture(transaction: WriteTransaction, capture: Capture, erasedAt: string): Promise<void> {
  const tombstone: Capture = {
    ...capture,
    artifacts: capture.artifacts.map(nameless),
    title: "",
    note: "",
    url: null,
    recordJson: null,
    erasedAt,
  };
  await Promise.all([
    transaction.objectStore("captures").put(tombstone),
    ...capture.artifacts.map((artifact) => transaction.objectStore("artifactBytes").delete(artifact.id)),
    ...capture.artifacts.map((artifact) => transaction.objectStore("mailChecks").delete(artifact.id)),
    transaction.objectStore("thumbnails").delete(capture.id),
    adjustStats(transaction, capture.missionId, { captures: -1, sizeBytes: -capture.sizeBytes }),
  ]);
}

/** A file's name may be personal; its identifier and hash are what the journal needs. */
function nameless(artifact: Artifact, index: number): Artifact {
  return { ...artifact, fileName: `erased-${index + 1}` };
}
