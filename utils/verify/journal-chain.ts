import { DOSSIER_FILES, type JournalEntry, JournalEntrySchema } from "../core";
import { chainFault, EMPTY_HEAD, type JournalHead } from "../integrity";
import { parseCanonical } from "./json-file";
import type { Check } from "./report";

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
  let head = EMPTY_HEAD;
  let lineNumber = 0;
  for await (const line of lines(stream)) {
    lineNumber++;
    const parsed = line === null ? null : parseCanonical(line, JournalEntrySchema);
    if (!parsed || !("value" in parsed)) {
      check.fail(
        parsed?.reason ?? "malformed",
        `line ${lineNumber}: ${parsed?.detail ?? "does not end, or is too long"}`,
        where,
      );
      return null;
    }
    const entry = parsed.value;
    const fault = await chainFault(head, entry);
    if (fault) check.fail("chain-broken", `line ${lineNumber}: ${fault} does not follow from the entry before`, where);
    head = { sequence: entry.sequence, hash: entry.hash };
    onEntry(entry);
  }
  return head;
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
