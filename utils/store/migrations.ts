import type { IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { BordereauSchema } from "./schema";

type Migration = (
  db: IDBPDatabase<BordereauSchema>,
  transaction: IDBPTransaction<BordereauSchema, StoreNames<BordereauSchema>[], "versionchange">,
) => void;

/**
 * `MIGRATIONS[n]` brings version n to n + 1. A shipped one is never edited: a change of schema is a new entry,
 * with a test from a dump of the version before.
 */
export const MIGRATIONS: readonly Migration[] = [
  (db) => {
    db.createObjectStore("missions", { keyPath: "id" }).createIndex("lastUsedAt", "lastUsedAt");
    db.createObjectStore("missionStats", { keyPath: "missionId" });
    db.createObjectStore("captures", { keyPath: "id" }).createIndex("byMission", ["missionId", "datedAt"]);
    // bytes apart from metadata: listing captures never touches them
    db.createObjectStore("artifactBytes");
    db.createObjectStore("thumbnails");
    db.createObjectStore("journal", { keyPath: "sequence" }).createIndex("byCapture", "body.event.captureId");
    db.createObjectStore("settings");
    db.createObjectStore("attempts", { keyPath: "attemptId" });
  },
  (db) => {
    db.createObjectStore("mailChecks", { keyPath: "artifactId" }).createIndex("byCapture", "captureId");
  },
  (db) => {
    db.createObjectStore("keys", { keyPath: "id" });
    db.createObjectStore("heads", { keyPath: "sequence" });
    const stamps = db.createObjectStore("stamps", { keyPath: ["sequence", "witness"] });
    stamps.createIndex("waiting", "nextTryAt");
    stamps.createIndex("byReceipt", "receivedAt");
  },
  (db) => {
    db.createObjectStore("exhibitIndexes", { keyPath: ["missionId", "version"] });
    db.createObjectStore("exhibitOrders", { keyPath: "missionId" });
    db.createObjectStore("checklists", { keyPath: "missionId" });
    db.createObjectStore("reports", { keyPath: "missionId" });
  },
];
