import { BordereauError, type Mission, type MissionSummary } from "../core";
import type { Database } from "./database";
import type { WriteTransaction } from "./journal";
import type { MissionStats } from "./schema";

const NO_CAPTURES = { captureCount: 0, sizeBytes: 0, lastCaptureAt: null };

/** @throws BordereauError `not-found` */
export async function getMission(db: Database, missionId: string): Promise<Mission> {
  const mission = await db.get("missions", missionId);
  if (!mission) throw new BordereauError("not-found", { detail: `mission ${missionId}` });
  return mission;
}

/** All missions with their counts, last used first. */
export async function listMissions(db: Database): Promise<MissionSummary[]> {
  const [missions, stats] = await Promise.all([
    db.getAllFromIndex("missions", "lastUsedAt"),
    db.getAll("missionStats"),
  ]);
  const statsByMission = new Map(stats.map((entry) => [entry.missionId, entry]));
  return missions.reverse().map((mission) => {
    const { captureCount, sizeBytes, lastCaptureAt } = statsByMission.get(mission.id) ?? NO_CAPTURES;
    return { mission, captureCount, sizeBytes, lastCaptureAt };
  });
}

/** Changes a mission's counters inside the transaction that changes its captures. */
export async function adjustStats(
  transaction: WriteTransaction,
  missionId: string,
  change: { captures: number; sizeBytes: number; capturedAt?: string },
): Promise<void> {
  const store = transaction.objectStore("missionStats");
  const before: MissionStats = (await store.get(missionId)) ?? { missionId, ...NO_CAPTURES };
  await store.put({
    missionId,
    captureCount: before.captureCount + change.captures,
    sizeBytes: before.sizeBytes + change.sizeBytes,
    lastCaptureAt:
      change.capturedAt && change.capturedAt > (before.lastCaptureAt ?? "") ? change.capturedAt : before.lastCaptureAt,
  });
}
