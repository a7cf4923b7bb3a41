import { BordereauError, type Mission, type MissionDraft, missionHashInput, toUtc } from "../core";
import { canonicalJson, sha256OfText } from "../integrity";
import { getMission } from "../store";
import type { Dependencies } from "./dependencies";

/** Creates a mission; it becomes the last used one. */
export async function createMission(deps: Dependencies, draft: MissionDraft): Promise<Mission> {
  const now = toUtc(deps.clock());
  const mission: Mission = {
    ...draft,
    id: deps.randomId(),
    status: "active",
    createdAt: now,
    updatedAt: now,
    lastUsedAt: now,
  };
  const missionSha256 = await hashMission(mission);
  await deps.journal.commit(["missions"], async () => ({
    event: { type: "mission-created", missionId: mission.id, missionSha256 },
    write: async (transaction) => {
      await transaction.objectStore("missions").add(mission);
    },
    result: null,
  }));
  deps.onChange();
  return mission;
}

/** Changes a mission's data; nothing is journalled where nothing changes. */
export async function editMission(
  deps: Dependencies,
  missionId: string,
  changes: Partial<MissionDraft & Pick<Mission, "status">>,
): Promise<Mission> {
  const mission = await deps.journal.commit(["missions"], async () => {
    const before = await getMission(deps.db, missionId);
    const after: Mission = { ...before, ...changes, updatedAt: toUtc(deps.clock()) };
    const fields = Object.keys(changes).filter((field) => differs(before, after, field as keyof Mission));
    return {
      event: {
        type: "mission-edited",
        missionId,
        fields,
        missionSha256: await hashMission(after),
        previousMissionSha256: await hashMission(before),
      },
      write: async (transaction) => {
        await transaction.objectStore("missions").put(after);
      },
      result: after,
    };
  });
  deps.onChange();
  return mission;
}

/** Marks a mission as the last used one: the order of the picker, not evidence, so not journalled. */
export async function useMission(deps: Dependencies, missionId: string): Promise<Mission> {
  const lastUsedAt = toUtc(deps.clock());
  // read and written in one transaction: an edit in between must not be undone
  const { store, done } = deps.db.transaction("missions", "readwrite");
  const mission = await store.get(missionId);
  if (mission) await store.put({ ...mission, lastUsedAt });
  await done;
  return getMission(deps.db, missionId);
}

/**
 * The mission that a new capture may go into.
 * @throws BordereauError `not-found`, `mission-archived`
 */
export async function openMission(deps: Dependencies, missionId: string): Promise<Mission> {
  const mission = await getMission(deps.db, missionId);
  if (mission.status === "archived") throw new BordereauError("mission-archived");
  return mission;
}

function differs(before: Mission, after: Mission, field: keyof Mission): boolean {
  return canonicalJson(before[field]) !== canonicalJson(after[field]);
}

/** The hash that the journal has of a mission's data (docs/dossier-format.md). */
function hashMission(mission: Mission): Promise<string> {
  return sha256OfText(canonicalJson(missionHashInput(mission)));
}
