import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { openDB } from "idb";
import { expect, it, onTestFinished } from "vitest";
import { openDatabase } from "@/utils/store";

/** What a database of the first version held. */
const FIRST_VERSION = {
  missions: [{ id: "m1", title: "Refonte", lastUsedAt: "2026-03-01T09:00:00.000Z" }],
  captures: [{ id: "c1", missionId: "m1", datedAt: "2026-03-01T09:00:00.000Z", artifacts: [] }],
  journal: [{ sequence: 1, hash: "h1", body: null }],
} as const;

it("a store of before e-mails were checked opens with all that it held", async () => {
  const name = randomUUID();
  const old = await openDB(name, 1, {
    upgrade(db) {
      db.createObjectStore("missions", { keyPath: "id" }).createIndex("lastUsedAt", "lastUsedAt");
      db.createObjectStore("missionStats", { keyPath: "missionId" });
      db.createObjectStore("captures", { keyPath: "id" }).createIndex("byMission", ["missionId", "datedAt"]);
      db.createObjectStore("artifactBytes");
      db.createObjectStore("thumbnails");
      db.createObjectStore("journal", { keyPath: "sequence" }).createIndex("byCapture", "body.event.captureId");
      db.createObjectStore("settings");
      db.createObjectStore("attempts", { keyPath: "attemptId" });
    },
  });
  for (const [store, rows] of Object.entries(FIRST_VERSION)) for (const row of rows) await old.put(store, row);
  old.close();

  const db = await openDatabase(name);
  onTestFinished(() => db.close());
  for (const [store, rows] of Object.entries(FIRST_VERSION)) {
    expect(await db.getAll(store as keyof typeof FIRST_VERSION), store).toEqual(rows);
  }
  expect(await db.getAll("mailChecks")).toEqual([]);
});
