import * as v from "valibot";
import { ARTIFACT_ROLES, CAPTURE_OUTCOMES, EVIDENCE_KINDS } from "./capture";
import { Sha256Hex, UtcTime, Uuid } from "./fields";
import { MAX_NAME_LENGTH } from "./file-name";
import { type Mission, MissionSchema } from "./mission";

/*
 * What the writer and the verifier of a dossier have in common; docs/dossier-format.md describes it in full.
 */

/** Files at the root of a volume. The last four are in every volume, the others in the first. */
export const DOSSIER_FILES = {
  index: "bordereau-de-pieces.html",
  indexCsv: "bordereau-de-pieces.csv",
  indexPdf: "bordereau-de-pieces.pdf",
  indexDocx: "bordereau-de-pieces.docx",
  report: "rapport-de-mission.pdf",
  journal: "journal.jsonl",
  verifier: "verifier.html",
  howTo: "COMMENT-VERIFIER.txt",
  cover: "LISEZ-MOI.html",
  manifest: "manifest.json",
  /** Detached CMS over `manifest.json`; since version 3. */
  manifestSignature: "manifest.json.p7s",
  sums: "SHA256SUMS",
} as const;

/** What the names of the bound exhibits begin with; several parts are numbered. */
export const BUNDLE_STEM = "liasse-de-pieces";

/** The folder of what signs and stamps the journal. */
export const PROOFS_FOLDER = "preuves";

/** Where an exhibit's entry stands in the journal, in its folder. */
export const INCLUSION_FILE = "preuve.json";

/** The folder that holds one folder for each exhibit. */
export const EXHIBITS_FOLDER = "pieces";

/** What the name of a check of an e-mail's signatures ends with, in its exhibit's folder. */
export const MAIL_CHECK_SUFFIX = "-dkim.json";

/** An exhibit's sealed record, in its folder. */
export const RECORD_FILE = "record.json";

export const DOSSIER_FORMAT = "bordereau-dossier";
/**
 * Version 2 adds `checks`, version 3 `proof`, the manifest's signature and the verifier, version 4 `index` and `copy`.
 */
export const DOSSIER_VERSION = 4;

/** Longest path inside a dossier, in characters: leaves room for the folder it is unpacked to in Windows' 260. */
export const MAX_PATH_LENGTH = 180;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Ordinal = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const SafePath = v.pipe(v.string(), v.check(isSafePath, "unsafe path"));

export const ManifestArtifactSchema = v.strictObject({
  id: Uuid,
  path: SafePath,
  role: v.picklist(ARTIFACT_ROLES),
  mediaType: v.string(),
  sizeBytes: Count,
  sha256: Sha256Hex,
});

export const ManifestExhibitSchema = v.strictObject({
  number: Ordinal,
  captureId: Uuid,
  title: v.string(),
  kind: v.picklist(EVIDENCE_KINDS),
  datedAt: UtcTime,
  capturedAt: UtcTime,
  url: v.nullable(v.string()),
  note: v.string(),
  outcome: v.picklist(CAPTURE_OUTCOMES),
  folder: SafePath,
  record: v.strictObject({ path: SafePath, sha256: Sha256Hex }),
  artifacts: v.array(ManifestArtifactSchema),
  /** Checks of e-mails' signatures, made after the record was sealed; none in version 1. */
  checks: v.optional(v.array(v.strictObject({ artifactId: Uuid, path: SafePath, sha256: Sha256Hex }))),
  /** Path of its inclusion proof; none before version 3. */
  inclusion: v.optional(SafePath),
  /** The exhibit as a PDF, made for reading; none before version 4. */
  copy: v.optional(v.strictObject({ path: SafePath, sha256: Sha256Hex, pages: Ordinal })),
});
export type ManifestExhibit = v.InferOutput<typeof ManifestExhibitSchema>;

/** A capture whose bytes were erased: what is left of it are hashes. */
export const ManifestErasedSchema = v.strictObject({
  captureId: Uuid,
  recordSha256: Sha256Hex,
  erasedAt: UtcTime,
  artifacts: v.array(v.strictObject({ id: Uuid, sha256: Sha256Hex, sizeBytes: Count })),
});
export type ManifestErased = v.InferOutput<typeof ManifestErasedSchema>;

export const ManifestFileSchema = v.strictObject({
  path: SafePath,
  sizeBytes: Count,
  sha256: Sha256Hex,
  volume: Ordinal,
});
export type ManifestFile = v.InferOutput<typeof ManifestFileSchema>;

/** A head of the journal with what signs and stamps it; all are paths of files. */
export const ManifestHeadSchema = v.strictObject({
  sequence: Ordinal,
  path: SafePath,
  signature: SafePath,
  timestamps: v.array(v.strictObject({ authority: v.string(), url: v.string(), query: SafePath, reply: SafePath })),
  opentimestamps: v.nullable(SafePath),
});
export type ManifestHead = v.InferOutput<typeof ManifestHeadSchema>;

export const ManifestProofSchema = v.strictObject({
  /** In ascending order; the last one is that of the journal's last entry. */
  heads: v.pipe(v.array(ManifestHeadSchema), v.minLength(1)),
  consistency: SafePath,
  /** The certificates of the keys that signed, in PEM. */
  certificates: SafePath,
  /** Certificates of timestamp authorities' roots, in PEM, for commands; a verifier trusts none of them for being here. */
  authorities: SafePath,
});

/** How the exhibits are numbered: numbers that were exported once stay as they are. */
export const ManifestIndexSchema = v.strictObject({
  /** 1 for a mission's first dossier, then counting. */
  version: Ordinal,
  /** The index before it. */
  previous: v.nullable(v.strictObject({ version: Ordinal, frozenAt: UtcTime })),
  /** Numbers whose captures are no longer in the mission, ascending. */
  withdrawn: v.array(Ordinal),
});

/** `manifest.json`, in canonical JSON (RFC 8785). The same in every volume but for `volume`. */
export const ManifestSchema = v.strictObject({
  format: v.literal(DOSSIER_FORMAT),
  version: v.picklist([1, 2, 3, DOSSIER_VERSION]),
  /** SHA-256 over the canonical JSON of `{exportedAt, journalHash, missionId}`. */
  dossierId: Sha256Hex,
  exportedAt: UtcTime,
  software: v.strictObject({ name: v.literal("Bordereau"), version: v.string(), revision: v.string() }),
  mission: MissionSchema,
  /** The journal's last entry when the dossier was made. */
  journal: v.strictObject({ sequence: Count, hash: Sha256Hex }),
  exhibits: v.array(ManifestExhibitSchema),
  erased: v.array(ManifestErasedSchema),
  /** None before version 4. */
  index: v.optional(ManifestIndexSchema),
  /** None before version 3. */
  proof: v.optional(ManifestProofSchema),
  /** Every file of every volume but `manifest.json`, its signature and `SHA256SUMS`. */
  files: v.array(ManifestFileSchema),
  volume: v.strictObject({ number: Ordinal, count: Ordinal }),
  /** File name of each volume's zip, in order. */
  volumes: v.array(v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{1,76}\.zip$/))),
});
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** What `dossierId` is the SHA-256 of, before canonical JSON. */
export function dossierIdInput(dossier: Pick<Manifest, "exportedAt" | "journal" | "mission">) {
  return { exportedAt: dossier.exportedAt, journalHash: dossier.journal.hash, missionId: dossier.mission.id };
}

/** What `missionSha256` in the journal is the SHA-256 of, before canonical JSON: all but the order of the picker. */
export function missionHashInput({ lastUsedAt: _order, updatedAt: _time, ...mission }: Mission) {
  return mission;
}

/** What `annotationSha256` in the journal is the SHA-256 of, before canonical JSON. */
export function annotationHashInput({ kind, note, title }: Pick<ManifestExhibit, "kind" | "note" | "title">) {
  return { kind, note, title };
}

const WINDOWS_DEVICE_FILE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** A file name that every file system takes and no shell or browser reads as anything else. */
export function isSafeName(name: string): boolean {
  return (
    name.length <= MAX_NAME_LENGTH &&
    /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/.test(name) &&
    !WINDOWS_DEVICE_FILE.test(name)
  );
}

/** A relative path of safe names: never absolute, never `..`, no backslash, no drive. */
export function isSafePath(path: string): boolean {
  return path.length <= MAX_PATH_LENGTH && path.split("/").every(isSafeName);
}

/** The text of `SHA256SUMS` as `sha256sum -c` reads it: sorted by path, one line a file. */
export function formatSums(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files
    .map(({ path, sha256 }) => ({ path, line: `${sha256}  ${path}\n` }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ line }) => line)
    .join("");
}

/**
 * Hash by path.
 * @returns the number of the first line (from 1) that `formatSums` would not have written, where there is one
 */
export function parseSums(text: string): ReadonlyMap<string, string> | { readonly faultyLine: number } {
  const sums = new Map<string, string>();
  const lines = text.split("\n");
  // what follows the last line feed
  if (lines.pop() !== "" || lines.length === 0) return { faultyLine: lines.length + 1 };
  let previous = "";
  for (const [index, line] of lines.entries()) {
    const match = /^([0-9a-f]{64}) {2}(.+)$/.exec(line);
    const [, sha256, path] = match ?? [];
    if (sha256 === undefined || path === undefined || path <= previous) return { faultyLine: index + 1 };
    sums.set(path, sha256);
    previous = path;
  }
  return sums;
}
