import * as v from "valibot";
import { Sha256Hex, UtcTime, Uuid } from "./fields";

const ArtifactHash = v.object({
  id: Uuid,
  sha256: Sha256Hex,
  sizeBytes: v.number(),
});

/** What happened, by type. No personal text: identifiers and hashes only, so that erasing a capture erases it. */
export const JournalEventSchema = v.variant("type", [
  v.object({ type: v.literal("journal-created"), installationId: Uuid }),
  v.object({ type: v.literal("mission-created"), missionId: Uuid, missionSha256: Sha256Hex }),
  v.object({
    type: v.literal("mission-edited"),
    missionId: Uuid,
    fields: v.array(v.string()),
    missionSha256: Sha256Hex,
    previousMissionSha256: Sha256Hex,
  }),
  v.object({
    type: v.literal("capture-created"),
    missionId: Uuid,
    captureId: Uuid,
    recordSha256: Sha256Hex,
    artifacts: v.array(ArtifactHash),
  }),
  v.object({
    type: v.literal("capture-annotated"),
    missionId: Uuid,
    captureId: Uuid,
    fields: v.array(v.string()),
    annotationSha256: Sha256Hex,
    previousAnnotationSha256: Sha256Hex,
  }),
  v.object({
    type: v.literal("capture-moved"),
    captureId: Uuid,
    missionId: Uuid,
    fromMissionId: Uuid,
  }),
  v.object({ type: v.literal("capture-erased"), missionId: Uuid, captureId: Uuid, recordSha256: Sha256Hex }),
  /** The signatures of an e-mail were checked; `checkSha256` is that of the check's canonical JSON. */
  v.object({
    type: v.literal("mail-checked"),
    missionId: Uuid,
    captureId: Uuid,
    artifactId: Uuid,
    checkSha256: Sha256Hex,
  }),
  /** The key that signs heads and dossiers; its certificate's SHA-256. */
  v.object({ type: v.literal("key-created"), certificateSha256: Sha256Hex }),
  v.object({
    type: v.literal("key-rotated"),
    certificateSha256: Sha256Hex,
    previousCertificateSha256: Sha256Hex,
  }),
  /** The journal names a key that is no longer there; `key-created` follows. */
  v.object({ type: v.literal("key-lost"), certificateSha256: Sha256Hex }),
  v.object({ type: v.literal("capture-interrupted"), missionId: Uuid, attemptId: Uuid, startedAt: UtcTime }),
  v.object({
    type: v.literal("dossier-exported"),
    missionId: Uuid,
    exhibits: v.number(),
    volumes: v.array(v.object({ sumsSha256: Sha256Hex, sizeBytes: v.number() })),
    /** The exhibit index that it froze; entries of before numbers were frozen have none. */
    index: v.optional(v.object({ version: v.number(), sha256: Sha256Hex })),
  }),
  v.object({
    type: v.literal("settings-changed"),
    fields: v.array(v.string()),
    settingsSha256: Sha256Hex,
    previousSettingsSha256: Sha256Hex,
  }),
]);
export type JournalEvent = v.InferOutput<typeof JournalEventSchema>;

/** An event with 128 random bits, so that its hash says nothing about it to whom it is withheld. */
export const JournalBodySchema = v.object({
  salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  event: JournalEventSchema,
});
export type JournalBody = v.InferOutput<typeof JournalBodySchema>;

/**
 * One line of the append-only journal. `hash` is SHA-256 over the canonical JSON (RFC 8785) of
 * `{bodyHash, previousHash, sequence, time}`; `bodyHash` is SHA-256 over that of `body`. The chain can
 * therefore be checked where the body is withheld because it concerns another mission.
 */
export const JournalEntrySchema = v.object({
  sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  time: UtcTime,
  bodyHash: Sha256Hex,
  previousHash: Sha256Hex,
  hash: Sha256Hex,
  body: v.nullable(JournalBodySchema),
});
export type JournalEntry = v.InferOutput<typeof JournalEntrySchema>;

/** `previousHash` of the first entry. */
export const GENESIS_HASH = "0".repeat(64);
