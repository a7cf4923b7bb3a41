import type { JournalEntry } from "../../core";
import { keyAfter } from "../../integrity";

/** An entry without its body. */
export type SealedEntry = Pick<JournalEntry, "sequence" | "time" | "bodyHash" | "previousHash" | "hash">;

/** What of a journal the proofs are compared with, remembered while it is read. */
export class JournalTrace {
  readonly entries: SealedEntry[] = [];
  installationId: string | null = null;
  private readonly keys: { sequence: number; certificateSha256: string | null }[] = [];

  accept({ sequence, time, bodyHash, previousHash, hash, body }: JournalEntry): void {
    this.entries.push({ sequence, time, bodyHash, previousHash, hash });
    const event = body?.event;
    if (event?.type === "journal-created" && sequence === 1) this.installationId = event.installationId;
    const before = this.keys.at(-1)?.certificateSha256 ?? null;
    const certificateSha256 = keyAfter(event, before);
    if (certificateSha256 !== before) this.keys.push({ sequence, certificateSha256 });
  }

  /** The certificate of the key that signed after this entry; null where the journal knows none. */
  keyAt(sequence: number): string | null {
    return this.keys.findLast((key) => key.sequence <= sequence)?.certificateSha256 ?? null;
  }
}
