import { DOSSIER_FILES, formatSums, MAX_NAME_LENGTH, type ManifestFile, slug, utf8 } from "../core";
import { coverHtml, volumeCoverHtml } from "./cover";
import { bytesEntry, type PlannedEntry, textEntry } from "./entry";
import { indexCsv } from "./index-csv";
import { indexHtml } from "./index-html";
import type { DossierContents, VolumeLayout } from "./layout";
import { type ManifestBase, manifestJson } from "./manifest";
import { zipSizeBytes } from "./zip-size";

export interface VolumePlan {
  readonly fileName: string;
  /** In the order in which they are written. */
  readonly entries: readonly PlannedEntry[];
  /** SHA-256 of the volume's SHA256SUMS: the volume's fingerprint. */
  readonly sumsSha256: string;
  /** Exact size of the zip. */
  readonly sizeBytes: number;
}

/** The volumes with their documents, exactly as they will be written, around the exhibits' files of each. */
export async function assembleVolumes(
  contents: DossierContents,
  exhibitFiles: readonly (readonly PlannedEntry[])[],
): Promise<VolumePlan[]> {
  const layout = { fileNames: volumeFileNames(contents.base, exhibitFiles.length), exhibitFiles };
  const volumes: PlannedEntry[][] = [];
  for (const [index, files] of exhibitFiles.entries()) {
    volumes.push([...(await documents(contents, layout, index + 1)), ...files]);
  }
  const listed: ManifestFile[] = volumes.flatMap((entries, index) =>
    entries.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256, volume: index + 1 })),
  );
  const plans: VolumePlan[] = [];
  for (const [index, entries] of volumes.entries()) {
    const text = manifestJson(contents.base, listed, layout.fileNames, index + 1);
    entries.push(await textEntry(DOSSIER_FILES.manifest, text));
    entries.push(await bytesEntry(DOSSIER_FILES.manifestSignature, await contents.sign(utf8(text))));
    const sums = await textEntry(DOSSIER_FILES.sums, formatSums(entries));
    entries.push(sums);
    const fileName = layout.fileNames[index] ?? "";
    plans.push({ fileName, entries, sumsSha256: sums.sha256, sizeBytes: zipSizeBytes(entries) });
  }
  return plans;
}

/** The first volume has the index and the journal; each has a cover. */
async function documents(contents: DossierContents, layout: VolumeLayout, volume: number): Promise<PlannedEntry[]> {
  if (volume > 1) return [await textEntry(DOSSIER_FILES.cover, volumeCoverHtml(contents, layout, volume))];
  return [
    await textEntry(DOSSIER_FILES.cover, coverHtml(contents, layout)),
    await textEntry(DOSSIER_FILES.index, indexHtml(contents, layout)),
    await textEntry(DOSSIER_FILES.indexCsv, indexCsv(contents, layout)),
    ...contents.documents,
    contents.journal,
    ...contents.proofs,
  ];
}

/** `dossier-<mission>-<day>.zip`, a later one `…-v2.zip`, one of several `…-1sur3.zip`; at most 80 characters. */
function volumeFileNames({ mission, exportedAt, index }: ManifestBase, count: number): string[] {
  const day = exportedAt.slice(0, "2026-03-01".length);
  const version = index && index.version > 1 ? `-v${index.version}` : "";
  return Array.from({ length: count }, (_, index) => {
    const tail = `-${day}${version}${count > 1 ? `-${index + 1}sur${count}` : ""}.zip`;
    const maxSlugLength = MAX_NAME_LENGTH - "dossier-".length - tail.length;
    return `dossier-${slug(mission.title, maxSlugLength, "mission").toLowerCase()}${tail}`;
  });
}
