import { chosenAuthorities, type Settings, toBordereauError, toUtc } from "../../core";
import type { StoredHead, StoredStamp } from "../../store";
import { askAuthority } from "./ask-authority";
import { askCalendars, OPENTIMESTAMPS } from "./ask-calendars";
import { closeHead, lastHead } from "./close-head";
import type { ProofDependencies } from "./dependencies";
import { headDueAt, retryAt } from "./timing";

/** Who is asked, and what to leave between two requests. */
interface Witness {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly minIntervalMs: number;
}

/**
 * Has heads of the journal closed, signed and stamped. What waits is in the store, so a restart loses nothing. One
 * at a time: who asks while it runs gets another run after it.
 */
export class ProofQueue {
  readonly #deps: ProofDependencies;
  readonly #askedAt = new Map<string, number>();
  #running: Promise<void> | null = null;
  #again = false;

  constructor(deps: ProofDependencies) {
    this.#deps = deps;
  }

  /** Does what is due, and has the background woken for the rest. @throws BordereauError `journal-broken`, `storage-…` */
  run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#runAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Closes a head now, whatever the setting says, and asks at once who is waiting for nothing but time. */
  async stampNow(): Promise<void> {
    await this.run();
    await closeHead(this.#deps);
    const { db, clock } = this.#deps;
    const now = toUtc(clock());
    for (const stamp of await db.getAllFromIndex("stamps", "waiting")) {
      if (stamp.state === "waiting") await db.put("stamps", { ...stamp, nextTryAt: now });
    }
    await this.run();
    const next = await this.#nextTry();
    const waitMs = (next?.getTime() ?? Number.POSITIVE_INFINITY) - clock().getTime();
    // what one authority asks callers to leave between two requests
    if (waitMs > SHORT_WAIT_MS) return;
    await this.#deps.sleep(Math.max(waitMs, 0));
    await this.run();
  }

  async #runAll(): Promise<void> {
    do {
      this.#again = false;
      await this.#runOnce();
    } while (this.#again);
  }

  async #runOnce(): Promise<void> {
    const settings = await this.#deps.settings();
    const dueAt = await this.#closeWhatIsDue(settings);
    const witnesses = witnessesOf(settings);
    await this.#enqueue(witnesses);
    await Promise.all(witnesses.map((witness) => this.#serve(witness, settings)));
    const next = await this.#nextTry();
    const times = [dueAt, next].flatMap((time) => (time === null ? [] : [time.getTime()]));
    this.#deps.wakeAt(times.length === 0 ? null : new Date(Math.min(...times)));
  }

  /** @returns when the next head is due, where none was yet */
  async #closeWhatIsDue({ timestampEvery }: Settings): Promise<Date | null> {
    const { db, clock } = this.#deps;
    const covered = (await lastHead(this.#deps))?.sequence ?? 0;
    const uncovered = await db.getAll("journal", IDBKeyRange.lowerBound(covered, true));
    const dueAt = headDueAt(uncovered, timestampEvery);
    if (dueAt === null || dueAt > clock()) return dueAt;
    await closeHead(this.#deps);
    this.#deps.onChange();
    return null;
  }

  /** The newest head waits for each witness; what waits for one that was switched off waits no more. */
  async #enqueue(witnesses: readonly Witness[]): Promise<void> {
    const head = await lastHead(this.#deps);
    const transaction = this.#deps.db.transaction("stamps", "readwrite");
    const ids = new Set(witnesses.map(({ id }) => id));
    for (const stamp of await transaction.store.index("waiting").getAll()) {
      if (stamp.state === "waiting" && !ids.has(stamp.witness)) {
        await transaction.store.delete([stamp.sequence, stamp.witness]);
      }
    }
    for (const { id, name, url } of head ? witnesses : []) {
      const key = [head?.sequence ?? 0, id] as [number, string];
      if (await transaction.store.get(key)) continue;
      const nextTryAt = toUtc(this.#deps.clock());
      await transaction.store.put({ ...NEW_STAMP, sequence: key[0], witness: id, name, url, nextTryAt });
    }
    await transaction.done;
  }

  /** Asks one witness for all that is due: of several heads the newest, which covers the others. */
  async #serve(witness: Witness, settings: Settings): Promise<void> {
    const { db, clock } = this.#deps;
    const all = (await db.getAllFromIndex("stamps", "waiting")).filter((stamp) => stamp.witness === witness.id);
    for (const promised of all) {
      if (promised.state === "promised" && (promised.nextTryAt ?? "") <= toUtc(clock()))
        await this.#try(promised, settings);
    }
    const waiting = all.filter(({ state }) => state === "waiting").sort((a, b) => b.sequence - a.sequence);
    const [newest, ...covered] = waiting;
    if (!newest) return;
    for (const { sequence } of covered) await db.delete("stamps", [sequence, witness.id]);
    // an authority that is down is not asked more often because more was captured
    const notBefore = Math.max(
      Date.parse(newest.nextTryAt ?? ""),
      ...covered.filter(({ tries }) => tries > 0).map(({ nextTryAt }) => Date.parse(nextTryAt ?? "")),
      (this.#askedAt.get(witness.id) ?? Number.NEGATIVE_INFINITY) + witness.minIntervalMs,
    );
    const tries = Math.max(newest.tries, ...covered.map((stamp) => stamp.tries));
    const problem = newest.problem ?? covered.find((stamp) => stamp.problem)?.problem ?? null;
    const due = { ...newest, tries, problem, nextTryAt: toUtc(new Date(notBefore)) };
    if (notBefore > clock().getTime()) await db.put("stamps", due);
    else await this.#try(due, settings);
  }

  async #try(stamp: StoredStamp, settings: Settings): Promise<void> {
    const { db, clock } = this.#deps;
    const head = await db.get("heads", stamp.sequence);
    if (!head) return;
    this.#askedAt.set(stamp.witness, clock().getTime());
    let result: StoredStamp;
    try {
      const { nextTryAt: _done, ...rest } = stamp;
      const answered = await this.#answer(stamp, head, settings);
      result = { ...rest, tries: stamp.tries + 1, problem: null, ...answered };
    } catch (thrown) {
      const { code, message, params } = toBordereauError(thrown);
      const tries = stamp.tries + 1;
      const asked = typeof params.waitMs === "number" ? params.waitMs : null;
      const nextTryAt = toUtc(retryAt(clock(), tries, asked));
      result = { ...stamp, tries, nextTryAt, problem: { code, detail: message } };
    }
    await db.put("stamps", result);
    this.#deps.onChange();
  }

  #answer(stamp: StoredStamp, head: StoredHead, settings: Settings): Promise<Partial<StoredStamp>> {
    if (stamp.witness === OPENTIMESTAMPS)
      return askCalendars(this.#deps, settings.openTimestampsCalendars, head, stamp);
    return askAuthority(this.#deps, stamp.url, head, settings.ownRoots);
  }

  async #nextTry(): Promise<Date | null> {
    const first = await this.#deps.db.transaction("stamps").store.index("waiting").openKeyCursor();
    return first ? new Date(String(first.key)) : null;
  }
}

/** As long as a user waits for a stamp. Milliseconds. */
const SHORT_WAIT_MS = 20_000;

const NEW_STAMP = {
  state: "waiting",
  query: null,
  reply: null,
  requestedAt: null,
  receivedAt: null,
  genTime: null,
  offsetMs: null,
  trusted: false,
  tries: 0,
  problem: null,
} as const;

function witnessesOf(settings: Settings): Witness[] {
  const calendars = { id: OPENTIMESTAMPS, name: "OpenTimestamps", url: "", minIntervalMs: 0 };
  return [...chosenAuthorities(settings), ...(settings.openTimestamps ? [calendars] : [])];
}
