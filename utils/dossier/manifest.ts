import {
  type Capture,
  DOSSIER_FORMAT,
  DOSSIER_VERSION,
  dossierIdInput,
  freezeIndex,
  type JournalEntry,
  type Manifest,
  type ManifestErased,
  type ManifestExhibit,
  type ManifestFile,
} from "../core";
import { canonicalJson, EMPTY_HEAD, sha256OfText } from "../integrity";
import type { Exhibit } from "./exhibits";
import type { DossierInput } from "./input";

/** What is the same in every volume's manifest and does not depend on how files are spread over volumes. */
export type ManifestBase = Omit<Manifest, "files" | "volume" | "volumes">;

export async function manifestBase(
  input: DossierInput,
  exhibits: readonly Exhibit[],
  proof: NonNullable<Manifest["proof"]>,
): Promise<ManifestBase> {
  const head = input.journal.at(-1) ?? EMPTY_HEAD;
  const identity = {
    exportedAt: input.exportedAt,
    mission: input.mission,
    journal: { sequence: head.sequence, hash: head.hash },
  };
  return {
    ...identity,
    format: DOSSIER_FORMAT,
    version: DOSSIER_VERSION,
    dossierId: await sha256OfText(canonicalJson(dossierIdInput(identity))),
    software: { name: "Bordereau", version: input.softwareVersion, revision: input.softwareRevision },
    exhibits: exhibits.map(manifestExhibit),
    erased: erasedCaptures(input.captures, input.journal),
    index: manifestIndex(input),
    proof,
  };
}

function manifestIndex({ captures, numbering, exportedAt }: DossierInput): NonNullable<Manifest["index"]> {
  const { version, exhibits } = freezeIndex(captures, numbering, exportedAt);
  const { frozen } = numbering;
  return {
    version,
    previous: frozen && { version: frozen.version, frozenAt: frozen.frozenAt },
    withdrawn: exhibits.filter(({ present }) => !present).map(({ number }) => number),
  };
}

/** `manifest.json` of one volume. */
export function manifestJson(
  base: ManifestBase,
  files: readonly ManifestFile[],
  volumes: readonly string[],
  number: number,
): string {
  const manifest: Manifest = {
    ...base,
    files: [...files],
    volume: { number, count: volumes.length },
    volumes: [...volumes],
  };
  return canonicalJson(manifest);
}

function manifestExhibit({
  number,
  capture,
  folder,
  record,
  artifacts,
  checks,
  copy,
  inclusion,
}: Exhibit): ManifestExhibit {
  return {
    number,
    captureId: capture.id,
    title: capture.title,
    kind: capture.kind,
    datedAt: capture.datedAt,
    capturedAt: capture.capturedAt,
    url: capture.url,
    note: capture.note,
    outcome: capture.outcome,
    folder,
    record: { path: record.path, sha256: capture.recordSha256 },
    artifacts: artifacts.map(({ artifact, entry }) => ({
      id: artifact.id,
      path: entry.path,
      role: artifact.role,
      mediaType: artifact.mediaType,
      sizeBytes: artifact.sizeBytes,
      sha256: artifact.sha256,
    })),
    checks: checks.map(({ artifactId, entry }) => ({ artifactId, path: entry.path, sha256: entry.sha256 })),
    ...(inclusion ? { inclusion: inclusion.path } : {}),
    ...(copy ? { copy: { path: copy.entry.path, sha256: copy.entry.sha256, pages: copy.pages } } : {}),
  };
}

function erasedCaptures(captures: readonly Capture[], journal: readonly JournalEntry[]): ManifestErased[] {
  const erased = captures.flatMap((capture) =>
    capture.erasedAt === null ? [] : [{ capture, erasedAt: capture.erasedAt }],
  );
  if (erased.length === 0) return [];
  const hashes = artifactHashes(journal);
  return erased
    .sort((a, b) => a.capture.journalSequence - b.capture.journalSequence)
    .map(({ capture, erasedAt }) => ({
      captureId: capture.id,
      recordSha256: capture.recordSha256,
      erasedAt,
      artifacts: (hashes.get(capture.id) ?? capture.artifacts).map(({ id, sha256, sizeBytes }) => ({
        id,
        sha256,
        sizeBytes,
      })),
    }));
}

/** A tombstone may have forgotten its files; the journal never does. */
function artifactHashes(journal: readonly JournalEntry[]) {
  const hashes = new Map<string, ManifestErased["artifacts"]>();
  for (const { body } of journal) {
    if (body?.event.type === "capture-created") hashes.set(body.event.captureId, body.event.artifacts);
  }
  return hashes;
}
