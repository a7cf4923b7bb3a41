import type { JournalEvent } from "../core";

/**
 * The certificate of the key that signs once this has happened; null where the journal knows none.
 * @param before the one that signed until then
 */
export function keyAfter(event: JournalEvent | undefined, before: string | null): string | null {
  switch (event?.type) {
    case "key-created":
    case "key-rotated":
      return event.certificateSha256;
    case "key-lost":
      return null;
    default:
      return before;
  }
}
