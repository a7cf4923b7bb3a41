import type { Capture, JournalEntry, Mission, Numbering, ReportDocument } from "../core";
import { BordereauError } from "../core";
import { capturesOf } from "./captures";
import type { Database } from "./database";
import { readNumbering } from "./exhibit-indexes";
import type { StoredHead, StoredMailCheck, StoredStamp } from "./schema";

export interface DossierSource {
  readonly mission: Mission;
  readonly captures: readonly Capture[];
  readonly journal: readonly JournalEntry[];
  readonly mailChecks: readonly StoredMailCheck[];
  readonly heads: readonly StoredHead[];
  readonly stamps: readonly StoredStamp[];
  readonly numbering: Numbering;
  /** As it was last saved; null where none was written. */
  readonly report: ReportDocument | null;
}

/** What a dossier is made of, as it stood at one moment. @throws BordereauError `not-found` */
export async function readDossierSource(db: Database, missionId: string): Promise<DossierSource> {
  // one transaction: a capture that lands meanwhile is in both captures and journal, or in neither
  const transaction = db.transaction([
    "missions",
    "captures",
    "journal",
    "mailChecks",
    "heads",
    "stamps",
    "exhibitIndexes",
    "exhibitOrders",
    "reports",
  ]);
  const [mission, captures, journal, mailChecks, heads, stamps, numbering, report] = await Promise.all([
    transaction.objectStore("missions").get(missionId),
    transaction.objectStore("captures").index("byMission").getAll(capturesOf(missionId)),
    transaction.objectStore("journal").getAll(),
    transaction.objectStore("mailChecks").getAll(),
    transaction.objectStore("heads").getAll(),
    transaction.objectStore("stamps").getAll(),
    readNumbering(transaction.objectStore("exhibitIndexes"), transaction.objectStore("exhibitOrders"), missionId),
    transaction.objectStore("reports").get(missionId),
  ]);
  if (!mission) throw new BordereauError("not-found", { detail: `mission ${missionId}` });
  return { mission, captures, journal, mailChecks, heads, stamps, numbering, report: report?.document ?? null };
}
