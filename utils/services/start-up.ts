import type { StorageStatus } from "../messages";
import type { Dependencies } from "./dependencies";

/** The first entry of a new journal. */
export async function createJournal(deps: Dependencies): Promise<void> {
  if ((await deps.journal.head()).sequence > 0) return;
  await deps.journal.commit([], async () => ({
    event: { type: "journal-created", installationId: deps.randomId() },
    write: () => undefined,
    result: null,
  }));
}

/**
 * Captures that the last run began and never finished: the browser was killed, or stopped the background. Nothing
 * of them is in the store; the journal says that they were begun, and the user is told until dismissing it.
 */
export async function reportInterrupted(deps: Dependencies): Promise<void> {
  for (const attempt of await deps.db.getAll("attempts")) {
    if (attempt.interrupted) continue;
    const { attemptId, missionId, startedAt } = attempt;
    await deps.journal.commit(["attempts"], async () => ({
      event: { type: "capture-interrupted", missionId, attemptId, startedAt },
      write: async (transaction) => {
        await transaction.objectStore("attempts").put({ ...attempt, interrupted: true });
      },
      result: null,
    }));
  }
}

/** Interrupted captures that the user has not dismissed yet. */
export async function listInterrupted({ db }: Dependencies): Promise<StorageStatus["interrupted"]> {
  const attempts = await db.getAll("attempts");
  return attempts
    .filter(({ interrupted }) => interrupted)
    .map(({ attemptId, missionId, startedAt }) => ({ attemptId, missionId, startedAt }));
}

export async function dismissInterrupted({ db }: Dependencies, attemptId: string): Promise<void> {
  await db.delete("attempts", attemptId);
}
