import type { Capture, JournalEntry, Mission } from "../core";
import { BordereauError } from "../core";
import type { Database } from "./database";
import type { StoredHead, StoredMailCheck, StoredStamp } from "./schema";

export interface DossierSource {
  readonly mission: Mission;
  readonly captures: readonly Capture[];
  readonly journal: readonly JournalEntry[];
  readonly mailChecks: readonly StoredMailCheck[];
  readonly heads: readonly StoredHead[];
  readonly stamps: readonly StoredStamp[];
}

/** What a dossier is made of, as it stood at one moment. @throws BordereauError `not-found` */
export async function readDossierSource(db: Database, missionId: string): Promise<DossierSource> {
  // one transaction: a capture that lands meanwhile is in both captures and journal, or in neither
  const transaction = db.transaction(["missions", "captures", "journal", "mailChecks", "heads", "stamps"]);
  const range = IDBKeyRange.bound([missionId, ""], [missionId, "\uffff"]);
  const [mission, captures, journal, mailChecks, heads, stamps] = await Promise.all([
    transaction.objectStore("missions").get(missionId),
    transaction.objectStore("captures").index("byMission").getAll(range),
    transaction.objectStore("journal").getAll(),
    transaction.objectStore("mailChecks").getAll(),
    transaction.objectStore("heads").getAll(),
    transaction.objectStore("stamps").getAll(),
  ]);
  if (!mission) throw new BordereauError("not-found", { detail: `mission ${missionId}` });
  return { mission, captures, journal, mailChecks, heads, stamps };
}
