import type { JournalBody, JournalEntry, JournalEvent } from "../core";
import { canonicalJson } from "../integrity";

/**
 * `journal.jsonl`: every entry in canonical JSON, one a line. Bodies of what happened in other missions are
 * withheld; those about this dossier's captures stay, even from before they were moved here.
 */
export function journalLines(
  journal: readonly JournalEntry[],
  missionId: string,
  captureIds: ReadonlySet<string>,
): string {
  return journal
    .map((entry) => `${canonicalJson({ ...entry, body: disclosed(entry.body, missionId, captureIds) })}\n`)
    .join("");
}

function disclosed(body: JournalBody | null, missionId: string, captureIds: ReadonlySet<string>): JournalBody | null {
  return body !== null && concerns(body.event, missionId, captureIds) ? body : null;
}

function concerns(event: JournalEvent, missionId: string, captureIds: ReadonlySet<string>): boolean {
  switch (event.type) {
    case "journal-created":
    case "settings-changed":
    case "key-created":
    case "key-rotated":
    case "key-lost":
      return true;
    case "capture-moved":
      return event.missionId === missionId || event.fromMissionId === missionId || captureIds.has(event.captureId);
    case "capture-created":
    case "capture-annotated":
    case "capture-erased":
    case "mail-checked":
      return event.missionId === missionId || captureIds.has(event.captureId);
    case "mission-created":
    case "mission-edited":
    case "capture-interrupted":
    case "dossier-exported":
      return event.missionId === missionId;
  }
}
