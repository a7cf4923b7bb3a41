import * as v from "valibot";
import { Sha256Hex, UtcTime, Uuid } from "./fields";

export const EVIDENCE_KINDS = [
  "page",
  "message",
  "contract",
  "deliverable",
  "validation",
  "invoice",
  "meeting",
  "report",
  "other",
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const ARTIFACT_ROLES = [
  "visible-screenshot",
  "full-page-screenshot",
  "pane-screenshot",
  "region-screenshot",
  "rendering",
  "page",
  "mhtml",
  "text",
  "text-layer",
  "copy-screenshot",
  "selection",
  "image",
  "original",
  "mail",
  "mail-view",
  "mail-text",
  "mail-attachment",
  "file",
  "note",
] as const;
export type ArtifactRole = (typeof ARTIFACT_ROLES)[number];

/** One file that a capture produced or received; its bytes are stored apart, under `id`. */
export const ArtifactSchema = v.object({
  id: Uuid,
  role: v.picklist(ARTIFACT_ROLES),
  mediaType: v.pipe(v.string(), v.maxLength(200)),
  /** Safe for every file system and court portal (see `safeFileName`). */
  fileName: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)),
  sizeBytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  sha256: Sha256Hex,
});
export type Artifact = v.InferOutput<typeof ArtifactSchema>;

export const CAPTURE_ORIGINS = ["page", "note", "files", "mail"] as const;
export const CAPTURE_OUTCOMES = ["complete", "partial"] as const;

/** A capture as the store keeps it: the sealed record as it was written, and what may change later. */
export const CaptureSchema = v.object({
  id: Uuid,
  missionId: Uuid,
  origin: v.picklist(CAPTURE_ORIGINS),
  outcome: v.picklist(CAPTURE_OUTCOMES),
  kind: v.picklist(EVIDENCE_KINDS),
  title: v.string(),
  note: v.string(),
  url: v.nullable(v.string()),
  /** When the evidence dates from: the moment of capture, or the date the user gave to a note or a file. */
  datedAt: UtcTime,
  capturedAt: UtcTime,
  artifacts: v.array(ArtifactSchema),
  sizeBytes: v.number(),
  /** The record in canonical JSON, exactly the bytes that were hashed; null once erased. */
  recordJson: v.nullable(v.string()),
  recordSha256: Sha256Hex,
  journalSequence: v.number(),
  erasedAt: v.nullable(UtcTime),
});
export type Capture = v.InferOutput<typeof CaptureSchema>;
