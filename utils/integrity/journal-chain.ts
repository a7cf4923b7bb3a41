import { GENESIS_HASH, type JournalBody, type JournalEntry, type JournalEvent, toHex, utf8 } from "../core";
import { canonicalJson } from "./canonical-json";
import { sha256OfBytes, sha256OfText } from "./sha256";

/** The last entry's place and hash: what the next entry is chained to. */
export interface JournalHead {
  readonly sequence: number;
  readonly hash: string;
}

export const EMPTY_HEAD: JournalHead = { sequence: 0, hash: GENESIS_HASH };

/** SHA-256 over the canonical JSON of an entry's body. */
export function hashBody(body: JournalBody): Promise<string> {
  return sha256OfText(canonicalJson(body));
}

/** The canonical JSON that an entry's `hash` is taken over. */
export function entryPreimage(entry: Pick<JournalEntry, "sequence" | "time" | "bodyHash" | "previousHash">): string {
  const { sequence, time, bodyHash, previousHash } = entry;
  return canonicalJson({ sequence, time, bodyHash, previousHash });
}

/** 128 bits that make a withheld body's hash say nothing about it. */
export function randomSalt(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(16)));
}

/** The entry that follows `head`. */
export async function nextEntry(
  head: JournalHead,
  event: JournalEvent,
  time: string,
  salt: string,
): Promise<JournalEntry & { body: JournalBody }> {
  const body = { salt, event };
  const unsealed = {
    sequence: head.sequence + 1,
    time,
    bodyHash: await hashBody(body),
    previousHash: head.hash,
  };
  return { ...unsealed, hash: await sha256OfBytes(utf8(entryPreimage(unsealed))), body };
}

/** Why an entry does not follow from the one before. */
export type ChainFault = "sequence" | "previous-hash" | "hash" | "body-hash";

/** The first thing wrong with `entry` as the successor of `head`; null where it follows. */
export async function chainFault(head: JournalHead, entry: JournalEntry): Promise<ChainFault | null> {
  if (entry.sequence !== head.sequence + 1) return "sequence";
  if (entry.previousHash !== head.hash) return "previous-hash";
  const { body, bodyHash } = entry;
  const [hash, hashOfBody] = await Promise.all([
    sha256OfText(entryPreimage(entry)),
    body === null ? bodyHash : hashBody(body),
  ]);
  if (hash !== entry.hash) return "hash";
  return hashOfBody === bodyHash ? null : "body-hash";
}
