import * as v from "valibot";
import {
  annotationHashInput,
  BordereauError,
  type Capture,
  CaptureRecordSchema,
  type EvidenceKind,
  type FrozenIndex,
} from "../core";
import { canonicalJson, sha256OfText } from "../integrity";
import type { CaptureDetail } from "../messages";
import { addFrozenIndex, adjustStats, CAPTURE_STORES, eraseCapture as erase, getCapture, getMission } from "../store";
import type { Dependencies } from "./dependencies";
import { openMission } from "./missions";

/** A capture with its record read back from the sealed JSON. */
export async function readCapture({ db }: Dependencies, captureId: string): Promise<CaptureDetail> {
  const capture = await getCapture(db, captureId);
  if (capture.recordJson === null) return { capture, record: null };
  const parsed = v.safeParse(CaptureRecordSchema, JSON.parse(capture.recordJson));
  if (!parsed.success) throw new BordereauError("storage-failed", { detail: `record of ${captureId} is damaged` });
  return { capture, record: parsed.output };
}

export interface Annotation {
  readonly title: string;
  readonly note: string;
  readonly kind: EvidenceKind;
}

/** Changes what the user says of a capture; the sealed record keeps what was said at first. */
export async function annotateCapture(deps: Dependencies, captureId: string, after: Annotation): Promise<Capture> {
  const capture = await deps.journal.commit(["captures"], async () => {
    const before = await present(deps, captureId);
    const fields = (["title", "note", "kind"] as const).filter((field) => before[field] !== after[field]);
    const annotated: Capture = { ...before, ...after };
    return {
      event: {
        type: "capture-annotated",
        missionId: before.missionId,
        captureId,
        fields,
        annotationSha256: await hashAnnotation(after),
        previousAnnotationSha256: await hashAnnotation(before),
      },
      write: async (transaction) => {
        await transaction.objectStore("captures").put(annotated);
      },
      result: annotated,
    };
  });
  deps.onChange();
  return capture;
}

/** Files a capture under another mission. */
export async function moveCapture(deps: Dependencies, captureId: string, missionId: string): Promise<Capture> {
  await openMission(deps, missionId);
  const capture = await deps.journal.commit(["captures", "missionStats"], async () => {
    const before = await present(deps, captureId);
    const moved: Capture = { ...before, missionId };
    const size = { captures: 1, sizeBytes: before.sizeBytes, capturedAt: before.capturedAt };
    return {
      event: { type: "capture-moved", captureId, missionId, fromMissionId: before.missionId },
      write: async (transaction) => {
        await transaction.objectStore("captures").put(moved);
        await adjustStats(transaction, before.missionId, { captures: -1, sizeBytes: -before.sizeBytes });
        await adjustStats(transaction, missionId, size);
      },
      result: moved,
    };
  });
  deps.onChange();
  return capture;
}

/** Erases a capture's bytes, record and texts for good; its hashes and the journal entry stay. */
export async function eraseCapture(deps: Dependencies, captureId: string): Promise<Capture> {
  await deps.journal.commit(CAPTURE_STORES, async () => {
    const before = await present(deps, captureId);
    const { missionId, recordSha256 } = before;
    return {
      event: { type: "capture-erased", missionId, captureId, recordSha256 },
      write: (transaction, entry) => erase(transaction, before, entry.time),
      result: null,
    };
  });
  deps.onChange();
  return getCapture(deps.db, captureId);
}

/** Journals that a mission's dossier left the machine, and fixes the numbers of its exhibits. */
export async function recordExport(
  deps: Dependencies,
  missionId: string,
  exhibits: number,
  volumes: readonly { sumsSha256: string; sizeBytes: number }[],
  index: FrozenIndex,
): Promise<void> {
  await getMission(deps.db, missionId);
  await deps.journal.commit(["exhibitIndexes"], async () => ({
    event: {
      type: "dossier-exported",
      missionId,
      exhibits,
      volumes: volumes.map(({ sumsSha256, sizeBytes }) => ({ sumsSha256, sizeBytes })),
      index: { version: index.version, sha256: await sha256OfText(canonicalJson(index)) },
    },
    write: (transaction) => addFrozenIndex(transaction, missionId, index),
    result: null,
  }));
  deps.onChange();
}

/** @throws BordereauError `not-found`, `erased` */
async function present({ db }: Dependencies, captureId: string): Promise<Capture> {
  const capture = await getCapture(db, captureId);
  if (capture.erasedAt !== null) throw new BordereauError("erased");
  return capture;
}

/** The hash that the journal has of what the user says of a capture (docs/dossier-format.md). */
function hashAnnotation(annotation: Annotation): Promise<string> {
  return sha256OfText(canonicalJson(annotationHashInput(annotation)));
}
