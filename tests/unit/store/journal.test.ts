import { describe, expect, it } from "vitest";
import type { JournalEvent } from "@/utils/core";
import { Journal, openDatabase } from "@/utils/store";
import { openTestStore, tickingClock } from "./open-store";

const event: JournalEvent = { type: "journal-created", installationId: "11111111-1111-4111-8111-111111111111" };
const nothing = async () => ({ event, write: () => undefined, result: null });

describe("Journal", () => {
  it("chains entries that were committed at the same time", async () => {
    const { journal } = await openTestStore();
    await Promise.all(Array.from({ length: 20 }, () => journal.commit([], nothing)));
    expect(await journal.check()).toMatchObject({ entries: 20, brokenAt: null });
  });

  it("chains entries of two contexts on one database", async () => {
    const { journal, name } = await openTestStore();
    const other = await openDatabase(name);
    const second = new Journal(other, tickingClock());
    await Promise.all([journal, second, journal, second].map((writer) => writer.commit([], nothing)));
    expect(await journal.check()).toMatchObject({ entries: 4, brokenAt: null });
    other.close();
  });

  it("writes nothing at all when a write fails", async () => {
    const { db, journal } = await openTestStore();
    const commit = journal.commit(["settings"], async () => ({
      event,
      write: async (transaction) => {
        await transaction.objectStore("attempts" as "settings").put({} as never, "key");
      },
      result: null,
    }));
    await expect(commit).rejects.toMatchObject({ code: "storage-failed" });
    expect(await db.count("journal")).toBe(0);
    // and the next commit is not stuck behind it
    await journal.commit([], nothing);
    expect(await db.count("journal")).toBe(1);
  });

  it("says that the disk is full when it is", async () => {
    const { journal } = await openTestStore();
    const commit = journal.commit([], async () => ({
      event,
      write: () => {
        throw new DOMException("no room", "QuotaExceededError");
      },
      result: null,
    }));
    await expect(commit).rejects.toMatchObject({ code: "storage-full" });
  });

  it("finds an entry that was changed or removed", async () => {
    const { db, journal } = await openTestStore();
    for (let index = 0; index < 4; index++) await journal.commit([], nothing);
    const second = await db.get("journal", 2);
    if (!second) throw new Error("entry expected");
    await db.put("journal", { ...second, time: "2020-01-01T00:00:00.000Z" });
    expect(await journal.check()).toMatchObject({ brokenAt: 2 });
    await db.put("journal", second);
    await db.delete("journal", 3);
    expect(await journal.check()).toMatchObject({ brokenAt: 4 });
  });
});

describe("openDatabase", () => {
  it("refuses a database of a newer version instead of touching it", async () => {
    const { db, name } = await openTestStore();
    db.close();
    const request = indexedDB.open(name, 99);
    await new Promise((resolve) => {
      request.onsuccess = resolve;
    });
    request.result.close();
    await expect(openDatabase(name)).rejects.toMatchObject({ code: "store-too-new" });
  });
});
