import type { Capture, JournalEntry, JournalEvent } from "../../../../utils/core";

export type HashedThing = "record" | "annotation" | "check";

/** A fingerprint before and after what happened; null where there was or is none. */
export interface HashChange {
  readonly of: HashedThing;
  readonly before: string | null;
  readonly after: string | null;
}

/** One thing that happened to a capture, as its journal entry has it. */
export interface HistoryStep {
  /** Null where the entry's content is not here. */
  readonly type: JournalEvent["type"] | null;
  readonly entry: Pick<JournalEntry, "sequence" | "time" | "hash" | "previousHash">;
  readonly hashes: readonly HashChange[];
  /** How many files were sealed, and their size in bytes. */
  readonly sealed: { readonly files: number; readonly sizeBytes: number } | null;
  readonly changed: readonly AnnotatedField[];
  readonly moved: { readonly fromMissionId: string; readonly missionId: string } | null;
  /** Name of the message whose signatures were checked. */
  readonly fileName: string | null;
}

const ANNOTATED_FIELDS = ["title", "note", "kind"] as const;
export type AnnotatedField = (typeof ANNOTATED_FIELDS)[number];

/** The journal's entries about one capture as a timeline, oldest first. */
export function historySteps(entries: readonly JournalEntry[], artifacts: Capture["artifacts"]): HistoryStep[] {
  return entries
    .toSorted((a, b) => a.sequence - b.sequence)
    .map(({ sequence, time, hash, previousHash, body }) => ({
      ...NOTHING,
      entry: { sequence, time, hash, previousHash },
      type: body?.event.type ?? null,
      ...(body ? whatHappened(body.event, artifacts) : {}),
    }));
}

const NOTHING = { hashes: [], sealed: null, changed: [], moved: null, fileName: null } as const;

function whatHappened(event: JournalEvent, artifacts: Capture["artifacts"]): Partial<HistoryStep> {
  switch (event.type) {
    case "capture-created":
      return {
        hashes: [{ of: "record", before: null, after: event.recordSha256 }],
        sealed: {
          files: event.artifacts.length,
          sizeBytes: event.artifacts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        },
      };
    case "capture-annotated":
      return {
        hashes: [{ of: "annotation", before: event.previousAnnotationSha256, after: event.annotationSha256 }],
        changed: ANNOTATED_FIELDS.filter((field) => event.fields.includes(field)),
      };
    case "capture-moved":
      return { moved: { fromMissionId: event.fromMissionId, missionId: event.missionId } };
    case "mail-checked":
      return {
        hashes: [{ of: "check", before: null, after: event.checkSha256 }],
        fileName: artifacts.find(({ id }) => id === event.artifactId)?.fileName ?? null,
      };
    case "capture-erased":
      return { hashes: [{ of: "record", before: event.recordSha256, after: null }] };
    default:
      return {};
  }
}
