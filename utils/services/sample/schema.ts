import * as v from "valibot";
import {
  ArtifactSchema,
  CAPTURE_ORIGINS,
  CAPTURE_OUTCOMES,
  CaptureRecordSchema,
  EVIDENCE_KINDS,
  MissionDraftSchema,
  ShortText,
  UtcTime,
} from "../../core";

/** One file of a capture, and the name that its bytes have in the package. */
const SampleArtifactSchema = v.object({
  ...v.omit(ArtifactSchema, ["id"]).entries,
  file: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,119}$/)),
});
export type SampleArtifact = v.InferOutput<typeof SampleArtifactSchema>;

/** What was recorded when the page was captured for the sample. */
const SampleFactsSchema = v.pick(CaptureRecordSchema, ["page", "environment", "snapshot", "fidelity", "missing"]);

const SampleCaptureSchema = v.object({
  origin: v.picklist(CAPTURE_ORIGINS),
  outcome: v.picklist(CAPTURE_OUTCOMES),
  kind: v.picklist(EVIDENCE_KINDS),
  title: ShortText,
  note: ShortText,
  datedAt: UtcTime,
  url: v.nullable(v.string()),
  /** Of a page; null for what was brought or written. */
  facts: v.nullable(SampleFactsSchema),
  artifacts: v.pipe(v.array(SampleArtifactSchema), v.minLength(1)),
});
export type SampleCapture = v.InferOutput<typeof SampleCaptureSchema>;

/** `sample.json`: a mission and what is filed under it, oldest evidence first. */
export const SampleSchema = v.object({
  format: v.literal("bordereau-sample"),
  version: v.literal(1),
  mission: MissionDraftSchema,
  captures: v.pipe(v.array(SampleCaptureSchema), v.minLength(1)),
});
export type Sample = v.InferOutput<typeof SampleSchema>;
