import * as v from "valibot";
import {
  type Artifact,
  ArtifactSchema,
  type Attempt,
  type Capture,
  type CaptureRecord,
  type Checklist,
  ChecklistSchema,
  type ErrorCode,
  EVIDENCE_KINDS,
  type ExhibitNumbers,
  ExhibitOrderSchema,
  FrozenIndexSchema,
  type Guidance,
  type JournalEntry,
  type MailAuthentication,
  MailRecordSchema,
  MISSION_STATUSES,
  type Mission,
  MissionDraftSchema,
  type MissionSummary,
  type ReportDocument,
  ReportDocumentSchema,
  type ReportView,
  type Settings,
  SettingsSchema,
  ShortText,
  UtcTime,
  Uuid,
} from "../core";

const MissionId = v.object({ missionId: Uuid });
const CaptureId = v.object({ captureId: Uuid });
const Note = v.pipe(v.string(), v.maxLength(20_000));

const ExportedVolumeSchema = v.object({
  fileName: v.string(),
  sizeBytes: v.number(),
  entries: v.number(),
  sumsSha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

/** What each request carries; checked in the background before its handler runs. */
export const REQUESTS = {
  "tab.current": v.object({}),
  "missions.list": v.object({}),
  "missions.create": MissionDraftSchema,
  "missions.edit": v.object({ missionId: Uuid, draft: MissionDraftSchema }),
  "missions.setStatus": v.object({ missionId: Uuid, status: v.picklist(MISSION_STATUSES) }),
  "missions.use": MissionId,
  "captures.list": MissionId,
  "captures.get": CaptureId,
  "captures.start": v.object({
    missionId: Uuid,
    tabId: v.number(),
    kind: v.picklist(EVIDENCE_KINDS),
    note: Note,
    /** The whole page, only what is visible, or also an area that the user chooses in the page. */
    scope: v.picklist(["page", "visible", "region"]),
    /** How far back a chosen conversation is loaded, `YYYY-MM-DD`. */
    until: v.optional(v.nullable(v.pipe(v.string(), v.isoDate()))),
    /** The page is loaded again first, and what the server answers is kept. */
    reload: v.optional(v.boolean()),
  }),
  "captures.cancel": v.object({ attemptId: Uuid }),
  "captures.attempts": v.object({}),
  "captures.annotate": v.object({
    captureId: Uuid,
    title: ShortText,
    note: Note,
    kind: v.picklist(EVIDENCE_KINDS),
  }),
  "captures.move": v.object({ captureId: Uuid, missionId: Uuid }),
  "captures.erase": CaptureId,
  "captures.history": CaptureId,
  "notes.create": v.object({
    missionId: Uuid,
    kind: v.picklist(EVIDENCE_KINDS),
    title: v.pipe(ShortText, v.trim(), v.minLength(1)),
    text: Note,
    datedAt: UtcTime,
  }),
  /** The files themselves follow as Blobs over `channel` (see `blob-channel.ts`). */
  "files.add": v.object({
    missionId: Uuid,
    kind: v.picklist(EVIDENCE_KINDS),
    title: ShortText,
    note: Note,
    /** The date the user gave, or null for now. */
    datedAt: v.nullable(UtcTime),
    channel: Uuid,
    names: v.pipe(v.array(v.pipe(v.string(), v.maxLength(1_000))), v.minLength(1), v.maxLength(1_000)),
  }),
  /** A message that the desk read from a file; its files follow as Blobs over `channel`. */
  "mails.add": v.object({
    missionId: Uuid,
    kind: v.picklist(EVIDENCE_KINDS),
    note: Note,
    /** The date the user gave, or null for the message's own. */
    datedAt: v.nullable(UtcTime),
    mail: MailRecordSchema,
    channel: Uuid,
    files: v.pipe(v.array(v.omit(ArtifactSchema, ["id", "sizeBytes", "sha256"])), v.minLength(1), v.maxLength(5_000)),
  }),
  /** What is known of the signatures of a capture's e-mails. */
  "mails.checks": CaptureId,
  /** Checks now what waits to be checked. */
  "mails.check": v.object({}),
  /** Who attests when a capture existed. */
  "proof.ofCapture": CaptureId,
  "proof.status": v.object({}),
  /** Closes a head of the journal now and asks all witnesses that are due. */
  "proof.stampNow": v.object({}),
  /** Replaces the signing key. */
  "proof.rotateKey": v.object({}),
  /** Sends one artifact's bytes, or a capture's thumbnail, as a Blob over `channel`. */
  "blobs.send": v.object({ source: v.picklist(["artifact", "thumbnail"]), id: Uuid, channel: Uuid }),
  "journal.check": v.object({}),
  "dossier.exported": v.object({
    missionId: Uuid,
    exhibits: v.number(),
    volumes: v.array(ExportedVolumeSchema),
    index: FrozenIndexSchema,
  }),
  /** Numbers of a mission's exhibits, those that are fixed and those that are not yet. */
  "exhibits.numbers": MissionId,
  /** Changes the order of exhibits that have no fixed number. */
  "exhibits.order": v.object({ missionId: Uuid, captureIds: ExhibitOrderSchema }),
  "guidance.get": MissionId,
  "checklist.get": MissionId,
  "checklist.save": v.object({ missionId: Uuid, checklist: ChecklistSchema }),
  /** Seals a version of the report: the blobs are its document as JSON, and its PDF. */
  "report.seal": v.object({ missionId: Uuid, channel: Uuid }),
  /** Makes the mission of the sample data. */
  "sample.create": v.object({}),
  "report.get": MissionId,
  "report.save": v.object({
    missionId: Uuid,
    document: v.pipe(
      ReportDocumentSchema,
      v.transform((document): ReportDocument => document),
    ),
  }),

  "settings.get": v.object({}),
  "settings.set": SettingsSchema,
  "storage.status": v.object({}),
  "interrupted.dismiss": v.object({ attemptId: Uuid }),
  "desk.open": v.object({ missionId: v.nullable(Uuid), captureId: v.nullable(Uuid) }),
} as const satisfies Record<string, v.GenericSchema>;

export interface CurrentTab {
  readonly tabId: number;
  readonly title: string;
  readonly url: string;
  /** What can be kept of it: everything, or only the picture. */
  readonly access: "full" | "picture-only";
}

export interface CaptureDetail {
  readonly capture: Capture;
  /** Null once erased. */
  readonly record: CaptureRecord | null;
}

/** What is known of one message's signatures. */
export interface MailCheckState {
  /** The original's. */
  readonly artifactId: string;
  /** Null until every key could be looked up. */
  readonly authentication: MailAuthentication | null;
  readonly checkedAt: string | null;
}

/** What one witness said of a head of the journal. */
export interface StampView {
  /** Sequence of the head. */
  readonly sequence: number;
  /** An authority's id, or `opentimestamps`. */
  readonly witness: string;
  readonly name: string;
  readonly state: "waiting" | "stamped" | "promised";
  /** UTC, as the authority says it. */
  readonly genTime: string | null;
  /** It had to wait: its time is well after the head's. */
  readonly late: boolean;
  /** Its root is one that is trusted here. */
  readonly trusted: boolean;
  readonly problem: { readonly code: ErrorCode; readonly detail: string } | null;
  readonly nextTryAt: string | null;
  /** This machine's clock minus the authority's. Milliseconds. */
  readonly offsetMs: number | null;
  readonly tries: number;
}

export interface CaptureProof {
  /** Sequence of the first signed head that covers the capture; null until there is one. */
  readonly headSequence: number | null;
  readonly stamps: readonly StampView[];
}

export interface ProofStatus {
  /** Null until something was signed. */
  readonly key: { readonly certificateSha256: string; readonly createdAt: string } | null;
  /** Of the newest head. */
  readonly headSequence: number | null;
  /** The newest word of each witness that was ever asked. */
  readonly witnesses: readonly StampView[];
}

/** A file of a message, before it is hashed. */
export interface MailFile {
  readonly role: Artifact["role"];
  readonly fileName: string;
  readonly mediaType: string;
  readonly blob: Blob;
}

export interface JournalCheck {
  readonly entries: number;
  readonly headHash: string;
  /** Sequence number of the first entry that does not follow from the one before; null where the chain holds. */
  readonly brokenAt: number | null;
}

export interface StorageStatus {
  readonly usageBytes: number;
  readonly quotaBytes: number;
  /** The browser promised not to evict the data. */
  readonly persisted: boolean;
  /** What the last start found interrupted, by mission. */
  readonly interrupted: readonly {
    readonly attemptId: string;
    readonly missionId: string;
    readonly startedAt: string;
  }[];
}

/** What each request answers. */
export interface Answers {
  "tab.current": CurrentTab | null;
  "missions.list": readonly MissionSummary[];
  "missions.create": Mission;
  "missions.edit": Mission;
  "missions.setStatus": Mission;
  "missions.use": Mission;
  /** Newest evidence first, erased ones included as tombstones; without `recordJson`, which `captures.get` gives. */
  "captures.list": readonly Capture[];
  "captures.get": CaptureDetail;
  "captures.start": { readonly attemptId: string };
  "captures.cancel": null;
  "captures.attempts": readonly Attempt[];
  "captures.annotate": Capture;
  "captures.move": Capture;
  "captures.erase": Capture;
  "captures.history": readonly JournalEntry[];
  "notes.create": Capture;
  "files.add": readonly Capture[];
  "mails.add": Capture;
  "mails.checks": readonly MailCheckState[];
  "mails.check": null;
  "proof.ofCapture": CaptureProof;
  "proof.status": ProofStatus;
  "proof.stampNow": null;
  "proof.rotateKey": null;
  "blobs.send": null;
  "journal.check": JournalCheck;
  "dossier.exported": null;
  "exhibits.numbers": ExhibitNumbers;
  "exhibits.order": ExhibitNumbers;
  "guidance.get": Guidance;
  "checklist.get": Checklist;
  "checklist.save": null;
  "sample.create": { readonly missionId: string };
  "report.get": ReportView;
  "report.save": { readonly savedAt: string };
  "report.seal": Capture;
  "settings.get": Settings;
  "settings.set": Settings;
  "storage.status": StorageStatus;
  "interrupted.dismiss": null;
  "desk.open": null;
}

export type RequestName = keyof typeof REQUESTS;
export type RequestOf<N extends RequestName> = v.InferOutput<(typeof REQUESTS)[N]>;
export type AnswerOf<N extends RequestName> = Answers[N];

/** The background as popup and desk see it. Throws `BordereauError`, with the code that the background gave. */
export interface Client {
  request<N extends RequestName>(name: N, payload: RequestOf<N>): Promise<AnswerOf<N>>;
  /** Calls back with all running and just finished captures, now and on every change; returns how to stop. */
  watchAttempts(listener: (attempts: readonly Attempt[]) => void): () => void;
  /** Calls back when missions, captures or settings changed in any window. */
  watchChanges(listener: () => void): () => void;
  /** An artifact's bytes or a capture's thumbnail; null where there are none. */
  fetchBlob(source: "artifact" | "thumbnail", id: string): Promise<Blob | null>;
  /** Adds one message as a capture. */
  addMail(
    payload: Omit<RequestOf<"mails.add">, "channel" | "files">,
    files: readonly MailFile[],
  ): Promise<AnswerOf<"mails.add">>;
  /** Seals a version of a mission's report. */
  sealReport(missionId: string, document: Blob, pdf: Blob): Promise<AnswerOf<"report.seal">>;
  /** Adds files as one capture each; the Blobs never pass through a message. */
  addFiles(
    payload: Omit<RequestOf<"files.add">, "channel" | "names">,
    files: readonly File[],
  ): Promise<AnswerOf<"files.add">>;
}
