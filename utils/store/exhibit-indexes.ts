import type { IDBPObjectStore, StoreNames } from "idb";
import { BordereauError, type Capture, type FrozenIndex, type Numbering } from "../core";
import { capturesOf } from "./captures";
import type { Database } from "./database";
import type { WriteTransaction } from "./journal";
import type { BordereauSchema } from "./schema";

type Opened<Name extends StoreNames<BordereauSchema>> = Pick<
  IDBPObjectStore<BordereauSchema, ArrayLike<StoreNames<BordereauSchema>>, Name>,
  "get" | "getAll"
>;

/** What a mission's exhibits are numbered by, in a transaction over both stores. */
export async function readNumbering(
  indexes: Opened<"exhibitIndexes">,
  orders: Opened<"exhibitOrders">,
  missionId: string,
): Promise<Numbering> {
  const [versions, order] = await Promise.all([indexes.getAll(versionsOf(missionId)), orders.get(missionId)]);
  const latest = versions.at(-1);
  return {
    frozen: latest ? { version: latest.version, frozenAt: latest.frozenAt, exhibits: latest.exhibits } : null,
    order: order?.captureIds ?? [],
  };
}

/** A mission's captures and what they are numbered by, as they stood at one moment. */
export async function readDossierNumbers(
  db: Database,
  missionId: string,
): Promise<{ captures: Capture[]; numbering: Numbering }> {
  const transaction = db.transaction(["captures", "exhibitIndexes", "exhibitOrders"]);
  const [captures, numbering] = await Promise.all([
    transaction.objectStore("captures").index("byMission").getAll(capturesOf(missionId)),
    readNumbering(transaction.objectStore("exhibitIndexes"), transaction.objectStore("exhibitOrders"), missionId),
  ]);
  return { captures, numbering };
}

/**
 * Adds the index of a dossier that was exported, inside of a journalled transaction.
 * @throws BordereauError `journal-conflict` where another dossier of the mission was exported meanwhile
 */
export async function addFrozenIndex(
  transaction: WriteTransaction,
  missionId: string,
  index: FrozenIndex,
): Promise<void> {
  const indexes = transaction.objectStore("exhibitIndexes");
  const latest = await indexes.openCursor(versionsOf(missionId), "prev");
  if ((latest?.value.version ?? 0) !== index.version - 1) throw new BordereauError("journal-conflict");
  await indexes.add({ ...index, missionId });
}

function versionsOf(missionId: string): IDBKeyRange {
  return IDBKeyRange.bound([missionId, 0], [missionId, Number.MAX_SAFE_INTEGER]);
}
