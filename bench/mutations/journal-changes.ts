import { GENESIS_HASH, type JournalEntry } from "../../utils/core/index.ts";
import { packed, readEntries, rehashed, withJournal } from "./forging.ts";
import type { Mutation } from "./mutation.ts";
import type { Random } from "./random.ts";

type EntriesChange = (entries: JournalEntry[], random: Random) => JournalEntry[] | Promise<JournalEntry[]>;

/** Changes the journal, and manifest and SHA256SUMS with it; without the key. */
const onJournal =
  (change: EntriesChange): Mutation =>
  async ({ original }, random) => {
    const entries = await change(readEntries(original.files), random);
    return packed(await withJournal(new Map(original.files), entries));
  };

const HASHES = ["bodyHash", "previousHash", "hash"] as const;

function withOtherTime(entry: JournalEntry, random: Random): JournalEntry {
  return { ...entry, time: new Date(Date.parse(entry.time) + 1 + random.below(100_000_000)).toISOString() };
}

function withOtherBody(entry: JournalEntry, random: Random): JournalEntry {
  return entry.body === null
    ? { ...entry, bodyHash: random.hex(32) }
    : { ...entry, body: { ...entry.body, salt: random.hex(16) } };
}

/** Time, body or a hash. */
function edited(entry: JournalEntry, random: Random): JournalEntry {
  const what = random.below(3);
  if (what === 0) return withOtherTime(entry, random);
  return what === 1 ? withOtherBody(entry, random) : { ...entry, [random.pick(HASHES)]: random.hex(32) };
}

function exchanged(entries: readonly JournalEntry[], random: Random): { entries: JournalEntry[]; at: number } {
  const at = random.below(entries.length - 1);
  const [one, other] = [entries[at] as JournalEntry, entries[at + 1] as JournalEntry];
  return { entries: entries.with(at, other).with(at + 1, one), at };
}

function invented(random: Random): JournalEntry {
  const time = new Date(Date.UTC(2026, 2, 1, 9, random.below(60))).toISOString();
  const event = {
    type: "settings-changed",
    fields: [],
    settingsSha256: random.hex(32),
    previousSettingsSha256: random.hex(32),
  };
  const body = { salt: random.hex(16), event } as unknown as NonNullable<JournalEntry["body"]>;
  return { sequence: 0, time, bodyHash: GENESIS_HASH, previousHash: GENESIS_HASH, hash: GENESIS_HASH, body };
}

export const JOURNAL_CHANGES: Readonly<Record<string, Mutation>> = {
  "entry edited": onJournal((entries, random) => {
    const at = random.below(entries.length);
    return entries.with(at, edited(entries[at] as JournalEntry, random));
  }),
  "entry edited, re-hashed from there": onJournal((entries, random) => {
    const at = random.below(entries.length);
    const change = random.pick([withOtherTime, withOtherBody]);
    return rehashed(entries.with(at, change(entries[at] as JournalEntry, random)), at);
  }),
  "entries reordered": onJournal((entries, random) => exchanged(entries, random).entries),
  "entries reordered, re-hashed": onJournal((entries, random) => {
    const { entries: others, at } = exchanged(entries, random);
    return rehashed(others, at);
  }),
  "entries dropped at the end": onJournal((entries, random) => entries.slice(0, random.below(entries.length))),
  "entry dropped, re-hashed": onJournal((entries, random) => {
    const at = random.below(entries.length);
    return rehashed(entries.toSpliced(at, 1), at);
  }),
  "entry inserted, re-hashed": onJournal((entries, random) => {
    const at = random.below(entries.length + 1);
    return rehashed(entries.toSpliced(at, 0, invented(random)), at);
  }),
  "entry withheld": onJournal((entries, random) => {
    const chosen = random.pick(entries.filter(({ body }) => body !== null));
    return entries.map((entry) => (entry === chosen ? { ...entry, body: null } : entry));
  }),
  "entry twice": onJournal((entries, random) => {
    const at = random.below(entries.length);
    return entries.toSpliced(at, 0, entries[at] as JournalEntry);
  }),
};
