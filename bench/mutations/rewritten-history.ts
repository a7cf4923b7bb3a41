import type { Capture, Head, JournalEntry } from "../../utils/core/index.ts";
import { toHex, utf8 } from "../../utils/core/index.ts";
import type { SignedHead } from "../../utils/dossier/index.ts";
import { canonicalJson, EMPTY_HEAD, journalTree, nextEntry, sha256OfText } from "../../utils/integrity/index.ts";
import { type Mutation, oneVolume } from "./mutation.ts";
import { type Original, writeDossier } from "./originals.ts";
import type { Random } from "./random.ts";

/*
 * The author, who has the key, tells another story: every hash, record, head, proof and signature is made anew as the
 * software itself would. Only what others said cannot be had again, so the old stamps stay.
 */

interface History {
  readonly captures: Capture[];
  readonly times: string[];
}

type Edit = (history: History, random: Random) => void;

const earlier = (time: string, random: Random) =>
  new Date(Date.parse(time) - 1 - random.below(10_000_000_000)).toISOString();

function editRecord(
  change: (record: Record<string, unknown>, capture: Capture, random: Random) => Partial<Capture>,
): Edit {
  return ({ captures }, random) => {
    const capture = random.pick(captures.filter(({ recordJson }) => recordJson !== null));
    const record = JSON.parse(capture.recordJson as string);
    const changes = change(record, capture, random);
    captures[captures.indexOf(capture)] = { ...capture, ...changes, recordJson: canonicalJson(record) };
  };
}

function rewritten(edit: Edit): Mutation {
  return async ({ original }, random) => {
    const { input } = original;
    const history = { captures: [...input.captures], times: input.journal.map(({ time }) => time) };
    edit(history, random);
    const journal = await sealAgain(original, history);
    const heads = await Promise.all(input.proof.heads.map((head) => closeAgain(head, journal, original)));
    const proof = { ...input.proof, heads };
    return oneVolume(await writeDossier({ ...input, captures: history.captures, journal, proof }, original.sample));
  };
}

/** The journal of the other story; the records of its captures get their new places. */
async function sealAgain({ sample }: Original, { captures, times }: History): Promise<JournalEntry[]> {
  const journal: JournalEntry[] = [];
  for (const [at, { body }] of sample.journal.entries()) {
    const head = journal.at(-1) ?? EMPTY_HEAD;
    let event = body.event;
    if (event.type === "capture-created") {
      const { captureId } = event;
      const index = captures.findIndex(({ id }) => id === captureId);
      const capture = captures[index];
      if (capture?.recordJson) {
        const place = { sequence: head.sequence + 1, previousHash: head.hash };
        const recordJson = canonicalJson({ ...JSON.parse(capture.recordJson), journal: place });
        const recordSha256 = await sha256OfText(recordJson);
        captures[index] = { ...capture, recordJson, recordSha256 };
        event = { ...event, recordSha256 };
      }
    }
    journal.push(await nextEntry(head, event, times[at] as string, body.salt));
  }
  return journal;
}

async function closeAgain(
  signed: SignedHead,
  journal: readonly JournalEntry[],
  { input }: Original,
): Promise<SignedHead> {
  const entries = journal.slice(0, signed.sequence);
  const merkleRoot = toHex(await (await journalTree(entries)).root());
  const head: Head = { ...JSON.parse(signed.json), hash: entries.at(-1)?.hash, merkleRoot };
  const json = canonicalJson(head);
  return { ...signed, json, signature: await input.proof.sign(utf8(json)) };
}

export const REWRITTEN_HISTORY: Readonly<Record<string, Mutation>> = {
  "history rewritten: an entry's time": rewritten(({ times }, random) => {
    const at = random.below(times.length);
    times[at] = earlier(times[at] as string, random);
  }),
  "history rewritten: when a capture was made": rewritten(
    editRecord((record, capture, random) => {
      const capturedAt = earlier(capture.capturedAt, random);
      record.startedAt = capturedAt;
      return { capturedAt, ...(record.statedDate === null ? { datedAt: capturedAt } : {}) };
    }),
  ),
  "history rewritten: a capture's title": rewritten(
    editRecord((record, _capture, random) => {
      const title = `Autre titre ${random.hex(4)}`;
      record.purpose = { ...(record.purpose as object), title };
      return { title };
    }),
  ),
};
