import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import { type Database, Journal, openDatabase } from "@/utils/store";

/** A clock that ticks a second at each look, from a fixed start. */
export function tickingClock(start = "2026-03-01T09:00:00.000Z"): () => Date {
  let now = Date.parse(start);
  return () => {
    now += 1_000;
    return new Date(now);
  };
}

/** An empty database of its own for one test. */
export async function openTestStore(): Promise<{ db: Database; journal: Journal; name: string }> {
  const name = randomUUID();
  const db = await openDatabase(name);
  onTestFinished(() => db.close());
  return { db, journal: new Journal(db, tickingClock()), name };
}
