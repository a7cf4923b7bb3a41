import type { Platform } from "../../browser";
import { type CapturedFile, makeThumbnail } from "../../capture";
import { type Capture, localTimeZone, NOT_COLLECTED } from "../../core";
import { readMessage } from "../../email/message";
import type { Dependencies, RecordFacts } from "../dependencies";
import { type EvidenceInput, sealEvidence } from "../evidence";
import { mailFiles } from "../mail/mail-files";
import { sealCapture } from "../seal-capture";
import { type ReadSampleFile, readArtifact } from "./read-files";
import type { SampleCapture } from "./schema";

export interface SampleOrder {
  readonly missionId: string;
  /** UTC. */
  readonly startedAt: string;
  readonly facts: RecordFacts;
  readonly platform: Platform;
  readonly readFile: ReadSampleFile;
}

/**
 * Seals one capture of the sample the way one of its kind is sealed.
 * @throws BordereauError `file-unreadable`, `storage-full`, `storage-failed`
 */
export async function sealSampleCapture(
  deps: Dependencies,
  order: SampleOrder,
  capture: SampleCapture,
): Promise<Capture> {
  const files: CapturedFile[] = [];
  for (const artifact of capture.artifacts) files.push(await readArtifact(order.readFile, artifact));
  if (capture.facts) return sealPage(deps, order, capture, capture.facts, files);
  const { missionId, facts, platform } = order;
  const { kind, title, note, datedAt } = capture;
  const input: EvidenceInput = { missionId, kind, title, note, datedAt, facts, platform };
  if (capture.origin === "mail") return sealEvidence(deps, input, { origin: "mail", ...(await mailContent(files)) });
  return sealEvidence(deps, input, { origin: capture.origin === "note" ? "note" : "files", files });
}

/** A page with what was recorded of it; only the moment is now, and its steps are the one that takes place. */
async function sealPage(
  deps: Dependencies,
  order: SampleOrder,
  { origin, outcome, kind, title, note, datedAt }: SampleCapture,
  recorded: NonNullable<SampleCapture["facts"]>,
  files: readonly CapturedFile[],
): Promise<Capture> {
  const { missionId, startedAt, facts } = order;
  const { settings } = facts;
  const picture = files.find(({ role }) => role === "visible-screenshot");
  return sealCapture(deps, {
    draft: {
      ...recorded,
      captureId: deps.randomId(),
      missionId,
      origin,
      outcome,
      trigger: "desk",
      startedAt,
      timeZone: localTimeZone(),
      statedDate: datedAt,
      who: { name: settings.ownerName || NOT_COLLECTED, role: settings.ownerRole || NOT_COLLECTED },
      purpose: { kind, title, note, checklistItem: NOT_COLLECTED },
      context: null,
      steps: [{ name: "files", outcome: "done", startedAt, durationMs: 0, reason: null }],
    },
    files,
    thumbnail: picture ? await makeThumbnail(picture.blob) : null,
    facts,
    attemptId: null,
  });
}

/** The message read anew from its original; only the form to read was made before, which takes a DOM. */
async function mailContent(files: readonly CapturedFile[]) {
  const original = files.find(({ role }) => role === "mail");
  const view = files.find(({ role }) => role === "mail-view");
  const bytes = new Uint8Array((await original?.blob.arrayBuffer()) ?? []);
  const { files: made, message } = mailFiles({
    message: await readMessage(bytes),
    original: new Blob([bytes], { type: "message/rfc822" }),
    container: "eml",
    number: null,
    method: "file",
    shown: null,
    view: (await view?.blob.text()) ?? null,
  });
  const source = { kind: "file", fileName: original?.fileName ?? message.file, container: "eml" } as const;
  return { files: made, mail: { source, messages: [message] } };
}
