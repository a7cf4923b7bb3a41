import type { Platform } from "../browser";
import { type CapturedFile, environment } from "../capture";
import {
  BordereauError,
  type Capture,
  type CaptureRecord,
  type EvidenceKind,
  localTimeZone,
  type MailRecord,
  NOT_COLLECTED,
  type StepReport,
  safeFileName,
  toUtc,
} from "../core";
import type { Dependencies, RecordFacts } from "./dependencies";
import { openMission } from "./missions";
import { sealCapture } from "./seal-capture";

/** What fits into one volume of a dossier, with its documents. Bytes. */
const MAX_FILE_BYTES = 1_900_000_000;

/** What notes, files and e-mails have in common. */
export interface EvidenceInput {
  readonly missionId: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly note: string;
  /** The date that the user gave, or that an e-mail has; null for now. */
  readonly datedAt: string | null;
  readonly facts: RecordFacts;
  readonly platform: Platform;
}

/** A dated note of the user's own ("journal de bord"), sealed like a capture. */
export function createNote(
  deps: Dependencies,
  input: Omit<EvidenceInput, "note"> & { readonly text: string },
): Promise<Capture> {
  const blob = new Blob([input.text], { type: "text/plain;charset=utf-8" });
  const file: CapturedFile = { role: "note", fileName: "note.txt", mediaType: "text/plain", blob };
  return sealEvidence(deps, { ...input, note: "" }, { origin: "note", files: [file] });
}

/**
 * A file that the user brought, as a capture of its own.
 * @throws BordereauError `file-too-large`; `file-unreadable` if it vanished or changed on the disk meanwhile
 */
export async function addFile(deps: Dependencies, input: EvidenceInput, name: string, file: Blob): Promise<Capture> {
  if (file.size > MAX_FILE_BYTES) throw new BordereauError("file-too-large", { params: { name } });
  const captured: CapturedFile = {
    role: "file",
    fileName: safeFileName(name, "fichier"),
    mediaType: file.type || "application/octet-stream",
    blob: await frozen(file),
  };
  return sealEvidence(deps, { ...input, title: input.title || name }, { origin: "files", files: [captured] });
}

/** What a piece of evidence that is no page consists of. */
export interface EvidenceContent {
  readonly origin: "note" | "files" | "mail";
  readonly files: readonly CapturedFile[];
  /** Of an e-mail. */
  readonly mail?: MailRecord;
  /** `desk` unless it came with a page. */
  readonly trigger?: CaptureRecord["trigger"];
}

/** Seals evidence that is no page as a capture of its own. */
export async function sealEvidence(
  deps: Dependencies,
  input: EvidenceInput,
  content: EvidenceContent,
): Promise<Capture> {
  await openMission(deps, input.missionId);
  const startedAt = toUtc(deps.clock());
  const { settings } = input.facts;
  const step: StepReport = { name: "files", outcome: "done", startedAt, durationMs: 0, reason: null };
  return sealCapture(deps, {
    draft: {
      captureId: deps.randomId(),
      missionId: input.missionId,
      origin: content.origin,
      outcome: "complete",
      trigger: content.trigger ?? "desk",
      startedAt,
      timeZone: localTimeZone(),
      statedDate: input.datedAt,
      who: { name: settings.ownerName || NOT_COLLECTED, role: settings.ownerRole || NOT_COLLECTED },
      purpose: { kind: input.kind, title: input.title, note: input.note, checklistItem: NOT_COLLECTED },
      page: null,
      context: null,
      environment: environment({ platform: input.platform, tab: null, page: null, zoom: null, load: null }),
      steps: [step],
      missing: [],
      ...(content.mail ? { mail: content.mail } : {}),
    },
    files: content.files,
    thumbnail: null,
    facts: input.facts,
    attemptId: null,
  });
}

/** In memory up to here, through the browser's own disk-backed Blob above. Bytes. */
const IN_MEMORY_BYTES = 64 * 1024 * 1024;

/** A copy that a change of the file on the disk cannot reach any more: what is hashed is what is stored. */
async function frozen(file: Blob): Promise<Blob> {
  if (file.size <= IN_MEMORY_BYTES) return new Blob([await file.arrayBuffer()], { type: file.type });
  return new Response(file.stream()).blob();
}
