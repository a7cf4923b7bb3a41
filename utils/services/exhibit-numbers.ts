import { type ExhibitNumbers, exhibitNumbers } from "../core";
import { readDossierNumbers } from "../store";
import type { Dependencies } from "./dependencies";

/** How a mission's exhibits would be numbered if its dossier were exported now. */
export async function numbersOfMission({ db }: Dependencies, missionId: string): Promise<ExhibitNumbers> {
  const { captures, numbering } = await readDossierNumbers(db, missionId);
  return exhibitNumbers(captures, numbering);
}

/** Puts exhibits that have no fixed number yet in this order. Not evidence until a dossier freezes it, so not journalled. */
export async function orderExhibits(
  deps: Dependencies,
  missionId: string,
  captureIds: readonly string[],
): Promise<ExhibitNumbers> {
  await deps.db.put("exhibitOrders", { missionId, captureIds: [...captureIds] });
  deps.onChange();
  return numbersOfMission(deps, missionId);
}
