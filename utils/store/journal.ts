import type { IDBPTransaction } from "idb";
import { BordereauError, type Clock, type JournalEntry, type JournalEvent, toUtc } from "../core";
import { chainFault, EMPTY_HEAD, type JournalHead, nextEntry, randomSalt } from "../integrity";
import type { Database } from "./database";
import type { BordereauSchema, StoreName } from "./schema";
import { toStorageError } from "./write-error";

export type WriteTransaction = IDBPTransaction<BordereauSchema, StoreName[], "readwrite">;

/** What lands together: the event, and the writes that go with it (called inside the transaction, so never await anything else there). */
export interface JournalledWrite<T> {
  readonly event: JournalEvent;
  readonly write: (transaction: WriteTransaction, entry: JournalEntry) => void | Promise<void>;
  readonly result: T;
}

/** How often a commit is tried again when another context appended to the journal first. */
const MAX_TRIES = 8;

/** The append-only journal over one database. */
export class Journal {
  readonly #db: Database;
  readonly #clock: Clock;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** The last entry's place and hash; `EMPTY_HEAD` before the first. */
  async head(): Promise<JournalHead> {
    const cursor = await this.#db.transaction("journal").store.openCursor(null, "prev");
    return cursor ? { sequence: cursor.value.sequence, hash: cursor.value.hash } : EMPTY_HEAD;
  }

  /**
   * Writes what `prepare` returns together with its journal entry in one transaction, or nothing at all.
   * `prepare` gets the head that the entry will follow, and may run again if another context appended meanwhile.
   * @throws BordereauError `storage-full`, `storage-failed`, `journal-conflict`, or what `prepare` throws
   */
  commit<T>(stores: readonly StoreName[], prepare: (head: JournalHead) => Promise<JournalledWrite<T>>): Promise<T> {
    const run = this.#queue.then(() => this.#commit(stores, prepare));
    this.#queue = run.catch(() => undefined);
    return run;
  }

  async #commit<T>(
    stores: readonly StoreName[],
    prepare: (head: JournalHead) => Promise<JournalledWrite<T>>,
  ): Promise<T> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const head = await this.head().catch((error: unknown) => {
        throw toStorageError(error);
      });
      const { event, write, result } = await prepare(head);
      // hashed before the transaction opens: awaiting crypto inside would close it
      const entry = await nextEntry(head, event, toUtc(this.#clock()), randomSalt());
      const transaction = this.#open(stores);
      // the abort is reported by whichever promise below fails first
      const done = transaction.done.catch((error: unknown) => error);
      try {
        const latest = await transaction.objectStore("journal").openCursor(null, "prev");
        if ((latest?.value.hash ?? EMPTY_HEAD.hash) !== head.hash) {
          transaction.abort();
          continue;
        }
        const added = transaction.objectStore("journal").add(entry);
        // in a function of its own, so that what it throws at once leaves no promise behind
        await Promise.all([added, (async () => write(transaction, entry))()]);
      } catch (error) {
        abortQuietly(transaction);
        await done;
        throw toStorageError(error);
      }
      const failure = await done;
      if (failure !== undefined) throw toStorageError(failure);
      return result;
    }
    throw new BordereauError("journal-conflict");
  }

  #open(stores: readonly StoreName[]): WriteTransaction {
    try {
      return this.#db.transaction([...stores, "journal"], "readwrite", { durability: "strict" });
    } catch (error) {
      // the connection may have been closed after an earlier failure
      throw toStorageError(error);
    }
  }

  /** All entries in order. */
  entries(): Promise<JournalEntry[]> {
    return this.#db.getAll("journal");
  }

  /** The entries about one capture, in order. */
  entriesOfCapture(captureId: string): Promise<JournalEntry[]> {
    return this.#db.getAllFromIndex("journal", "byCapture", captureId);
  }

  /** Walks the whole chain; `brokenAt` is the sequence number of the first entry that does not follow, null where all do. */
  async check(): Promise<{ entries: number; headHash: string; brokenAt: number | null }> {
    let head: JournalHead = EMPTY_HEAD;
    const entries = await this.entries();
    for (const entry of entries) {
      if ((await chainFault(head, entry)) !== null) {
        return { entries: entries.length, headHash: head.hash, brokenAt: entry.sequence };
      }
      head = { sequence: entry.sequence, hash: entry.hash };
    }
    return { entries: entries.length, headHash: head.hash, brokenAt: null };
  }
}

function abortQuietly(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // already aborted by the failed request
  }
}
