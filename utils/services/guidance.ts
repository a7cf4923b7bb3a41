import { type Checklist, type Guidance, sealedReports } from "../core";
import { assessMission, emptyChecklist, tradeOf } from "../guidance";
import { getMission, readDossierNumbers } from "../store";
import type { Dependencies } from "./dependencies";
import { getSettings } from "./settings";

/** What a mission has and lacks now, by its trade and by good practice. @throws BordereauError `not-found` */
export async function guidanceOfMission(deps: Dependencies, missionId: string): Promise<Guidance> {
  const { db } = deps;
  const mission = await getMission(db, missionId);
  const { captures, numbering } = await readDossierNumbers(db, missionId);
  const { ownerName, timestampAuthorities, ownAuthorities, openTimestamps } = await getSettings(deps);
  return assessMission({
    mission,
    captures,
    settings: {
      ownerName,
      timestampsOn: timestampAuthorities.length > 0 || ownAuthorities.length > 0 || openTimestamps,
    },
    checklist: await getChecklist(deps, missionId),
    trade: tradeOf(mission.trade),
    exports: numbering.frozen?.version ?? 0,
    reportVersions: sealedReports(captures).length,
    now: deps.clock(),
  });
}

/** What the user marked and added; empty as long as there is nothing. */
export async function getChecklist({ db }: Dependencies, missionId: string): Promise<Checklist> {
  return (await db.get("checklists", missionId)) ?? emptyChecklist(missionId);
}

/** Not evidence but the user's own list, so not journalled. @throws BordereauError `not-found` */
export async function saveChecklist(deps: Dependencies, missionId: string, checklist: Checklist): Promise<void> {
  await getMission(deps.db, missionId);
  await deps.db.put("checklists", { ...checklist, missionId });
  deps.onChange();
}
