import {
  BordereauError,
  type Clock,
  type ExportedVolume,
  type ExportProgress,
  type ExportResult,
  freezeIndex,
  type Settings,
  toUtc,
} from "../../core";
import { type DossierPlan, planDossier, type VolumePlan, writeZip } from "../../dossier";
import type { PdfPorts } from "../../dossier/pdf";
import { tradeName } from "../../guidance";
import {
  type Database,
  type DossierSource,
  type GrowingFile,
  getArtifactBytes,
  Journal,
  readDossierSource,
} from "../../store";
import { verifyDossier } from "../../verify";
import { closeHead } from "../proof";
import { makeDocuments } from "./documents";
import { proofInput } from "./proof-input";

export interface ExportInput {
  readonly db: Database;
  readonly missionId: string;
  readonly settings: Settings;
  readonly software: { readonly version: string; readonly revision: string };
  readonly exportedAt: Date;
  readonly clock: Clock;
  /** The page that checks a dossier. */
  readonly verifierHtml: () => Promise<string>;
  readonly pdfPorts: () => Promise<PdfPorts>;
  readonly createFile: (name: string) => Promise<GrowingFile>;
  readonly removeFile: (name: string) => Promise<void>;
  /** Bytes that may still be stored. */
  readonly freeBytes: () => Promise<number>;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
}

/** Room left for what the browser itself writes meanwhile. Bytes. */
const MARGIN_BYTES = 20_000_000;
const MAX_ENTRIES = 60_000;
/** How often a head is closed again because something else was journalled meanwhile. */
const MAX_TRIES = 8;

/**
 * Writes a mission's dossier, volume by volume, then reads it again with another zip implementation and compares
 * every hash. Nothing is left behind when it fails.
 * @throws BordereauError `cancelled`, `dossier-empty`, `journal-broken`, `export-no-space`, `dossier-check-failed`, `export-failed`
 */
export async function exportDossier(input: ExportInput): Promise<ExportResult> {
  const { onProgress } = input;
  onProgress({ phase: "preparing", doneBytes: 0, totalBytes: 0 });
  const { heads, stamps, ...source } = await signedSource(input);
  const exportedAt = toUtc(input.exportedAt);
  const proof = await proofInput(input, heads, stamps);
  const mailChecks = source.mailChecks.flatMap(({ artifactId, result }) =>
    result === null ? [] : [{ artifactId, json: result.json }],
  );
  const { copies, documents, fileNames } = await makeDocuments({
    ...input,
    source,
    mailChecks,
    heads: proof.heads,
    ports: await input.pdfPorts(),
    readArtifact: (id) => readArtifact(input.db, id),
  });
  const plan = await planDossier(
    {
      ...source,
      tradeName: tradeName(source.mission.trade),
      proof,
      mailChecks,
      copies,
      documents,
      exportedAt,
      softwareVersion: input.software.version,
      softwareRevision: input.software.revision,
    },
    { maxVolumeBytes: input.settings.maxVolumeBytes, maxEntries: MAX_ENTRIES },
  );
  if (plan.totalBytes + MARGIN_BYTES > (await input.freeBytes())) {
    throw new BordereauError("export-no-space", { params: { neededBytes: plan.totalBytes } });
  }
  const files = await writeVolumes(input, plan);
  await checkVolumes(input, plan, files);
  for (const name of fileNames) await input.removeFile(name);
  return {
    missionId: input.missionId,
    exhibits: plan.exhibits,
    volumes: plan.volumes.map(summary),
    index: freezeIndex(source.captures, source.numbering, exportedAt),
  };
}

/** What goes into the dossier, with a head that covers all of it. */
async function signedSource({ db, missionId, clock }: ExportInput): Promise<DossierSource> {
  const journal = new Journal(db, clock);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { sequence } = await closeHead({ db, journal, clock });
    const source = await readDossierSource(db, missionId);
    // something may have been journalled in between
    if (source.journal.length === sequence) return source;
  }
  throw new BordereauError("journal-conflict");
}

async function writeVolumes(input: ExportInput, plan: DossierPlan): Promise<File[]> {
  const files: File[] = [];
  let doneBytes = 0;
  for (const volume of plan.volumes) {
    const file = await input.createFile(volume.fileName);
    try {
      await writeZip(
        volume.entries,
        (id) => readArtifact(input.db, id),
        (chunk) => file.write(chunk),
        {
          signal: input.signal,
          modifiedAt: input.exportedAt,
          onBytes: (bytes) => {
            input.onProgress({ phase: "writing", doneBytes: doneBytes + bytes, totalBytes: plan.totalBytes });
          },
        },
      );
    } catch (error) {
      await file.discard();
      throw error;
    }
    doneBytes += volume.sizeBytes;
    files.push(await file.close());
  }
  return files;
}

async function checkVolumes(input: ExportInput, plan: DossierPlan, files: readonly File[]): Promise<void> {
  const volumes = files.map((blob, index) => ({ name: plan.volumes[index]?.fileName ?? "", blob }));
  const report = await verifyDossier(volumes, {
    signal: input.signal,
    onProgress: (doneBytes, totalBytes) => input.onProgress({ phase: "checking", doneBytes, totalBytes }),
  });
  if (report.verdict === "passed") return;
  const failing = report.checks.filter(({ outcome }) => outcome !== "passed");
  const detail = failing.map(({ id, findings }) => `${id} ${findings[0]?.path ?? ""} ${findings[0]?.detail ?? ""}`);
  throw new BordereauError("dossier-check-failed", { detail: detail.join("; ") });
}

async function readArtifact(db: Database, artifactId: string): Promise<Blob> {
  const blob = await getArtifactBytes(db, artifactId);
  if (!blob) throw new BordereauError("export-failed", { detail: `no bytes for artifact ${artifactId}` });
  return blob;
}

function summary({ fileName, sizeBytes, sumsSha256, entries }: VolumePlan): ExportedVolume {
  return { fileName, sizeBytes, sumsSha256, entries: entries.length };
}
