import { writeFileSync } from "node:fs";
import { snapshotText } from "./snapshot-text.ts";
import { type SnapshotOrder, type TakenSnapshot, takeSnapshot } from "./take-snapshot.ts";

/** Takes a snapshot and writes it to the file; on a `TrustListError` the file is left alone. */
export async function refreshFile(file: string, order: SnapshotOrder): Promise<TakenSnapshot> {
  const taken = await takeSnapshot(order);
  writeFileSync(file, snapshotText(taken.snapshot));
  return taken;
}
