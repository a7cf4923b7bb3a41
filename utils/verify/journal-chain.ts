import { DOSSIER_FILES, type JournalEntry, JournalEntrySchema } from "../core";
import { chainFault, EMPTY_HEAD, type JournalHead } from "../integrity";
import { type AheadLimits, ahead } from "./ahead";
import { parseCanonical } from "./json-file";
import type { Check, FindingReason } from "./report";

/** Longest line of a journal: an event lists at most some hundred files. Characters. */
const MAX_LINE_LENGTH = 4 * 1024 * 1024;

/**
 * Reads `journal.jsonl` line by line and checks that each entry follows from the one before.
 * @param onEntry called for every well-formed entry
 * @returns the last entry's place and hash; null if the file could not be read to the end
 * @throws whatever reading throws, if the bytes are damaged
 */
export async function checkJournalChain(
  stream: ReadableStream<Uint8Array>,
  check: Check,
  onEntry: (entry: JournalEntry) => void,
): Promise<JournalHead | null> {
  check.ran();
  const where = { path: DOSSIER_FILES.journal };
  let last = EMPTY_HEAD;
  const begun = ahead(
    read(stream),
    AT_ONCE,
    () => 1,
    async (line) => ("entry" in line ? chainFault(line.before, line.entry) : null),
  );
  for await (const { item: line, result } of begun) {
    if ("reason" in line) {
      check.fail(line.reason, `line ${line.number}: ${line.detail}`, where);
      return null;
    }
    const { entry, number } = line;
    const fault = await result;
    if (fault) check.fail("chain-broken", `line ${number}: ${fault} does not follow from the entry before`, where);
    last = { sequence: entry.sequence, hash: entry.hash };
    onEntry(entry);
  }
  return last;
}

/** Hashing waits more than it works: of so many entries at once. */
const AT_ONCE: AheadLimits = { items: 64, weight: 64 };

/** A line's entry, with the head that it has to follow; or, as the last, what is wrong with it. Numbers from 1. */
type ReadLine = { readonly number: number } & (
  | { readonly before: JournalHead; readonly entry: JournalEntry }
  | { readonly reason: FindingReason; readonly detail: string }
);

async function* read(stream: ReadableStream<Uint8Array>): AsyncGenerator<ReadLine> {
  let before = EMPTY_HEAD;
  let number = 0;
  for await (const line of lines(stream)) {
    number++;
    const parsed =
      line === null
        ? { reason: "malformed" as const, detail: "does not end, or is too long" }
        : parseCanonical(line, JournalEntrySchema);
    if (!("value" in parsed)) {
      yield { number, ...parsed };
      return;
    }
    const entry = parsed.value;
    yield { number, before, entry };
    before = { sequence: entry.sequence, hash: entry.hash };
  }
}

/** Lines without their line feed; null, last, for one that has none or is too long. */
async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string | null> {
  const reader = stream.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const parts = (rest + decoder.decode(value, { stream: !done })).split("\n");
      rest = parts.pop() ?? "";
      yield* parts;
      if (done || rest.length > MAX_LINE_LENGTH) break;
    }
    if (rest !== "") yield null;
  } finally {
    await reader.cancel().catch(() => {});
  }
}
