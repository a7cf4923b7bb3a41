import type { Capture, JournalEntry, Mission } from "../core";
import { BordereauError } from "../core";
import type { Database } from "./database";

/** What a dossier is made of, as it stood at one moment. @throws BordereauError `not-found` */
export async function readDossierSource(
  db: Database,
  missionId: string,
): Promise<{ mission: Mission; captures: Capture[]; journal: JournalEntry[] }> {
  // one transaction: a capture that lands meanwhile is in both captures and journal, or in neither
  const transaction = db.transaction(["missions", "captures", "journal"]);
  const range = IDBKeyRange.bound([missionId, ""], [missionId, "\uffff"]);
  const [mission, captures, journal] = await Promise.all([
    transaction.objectStore("missions").get(missionId),
    transaction.objectStore("captures").index("byMission").getAll(range),
    transaction.objectStore("journal").getAll(),
  ]);
  if (!mission) throw new BordereauError("not-found", { detail: `mission ${missionId}` });
  return { mission, captures, journal };
}
