import { type IDBPDatabase, openDB } from "idb";
import { BordereauError } from "../core";
import { MIGRATIONS } from "./migrations";
import type { BordereauSchema } from "./schema";

export type Database = IDBPDatabase<BordereauSchema>;

export const DATABASE_NAME = "bordereau";

/**
 * Opens the database and brings it up to date, migration by migration. `onClosed` is called when the connection
 * ends by itself: the browser closes it after a failed write on a full disk, or for a newer version of the extension.
 * @throws BordereauError `store-too-new` if a newer version of the extension wrote it, `storage-failed` otherwise
 */
export async function openDatabase(name = DATABASE_NAME, onClosed: () => void = () => undefined): Promise<Database> {
  try {
    const database = await openDB<BordereauSchema>(name, MIGRATIONS.length, {
      upgrade(db, oldVersion, _newVersion, transaction) {
        for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(db, transaction);
      },
      // a newer version of the extension waits for this connection to go away
      blocking(_currentVersion, _blockedVersion, event) {
        (event.target as IDBDatabase | null)?.close();
        onClosed();
      },
      terminated: onClosed,
    });
    return database;
  } catch (error) {
    const tooNew = error instanceof DOMException && error.name === "VersionError";
    throw new BordereauError(tooNew ? "store-too-new" : "storage-failed", { cause: error, detail: String(error) });
  }
}
