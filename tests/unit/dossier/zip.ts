import { type DossierInput, type DossierPlan, planDossier, type VolumePlan, writeZip } from "../../../utils/dossier";
import { SAMPLE_EXPORTED_AT, type Sample } from "./sample";

export const ONE_VOLUME = { maxVolumeBytes: 1_900_000_000, maxEntries: 60_000 };

export async function volumeBlob(volume: VolumePlan, sample: Sample): Promise<Blob> {
  const chunks: BlobPart[] = [];
  await writeZip(volume.entries, sample.readArtifact, (chunk) => void chunks.push(new Uint8Array(chunk)), {
    modifiedAt: new Date(SAMPLE_EXPORTED_AT),
  });
  return new Blob(chunks);
}

/** All volumes of a sample, planned and written. */
export async function exportSample(sample: Sample, limits = ONE_VOLUME, changes: Partial<DossierInput> = {}) {
  const plan: DossierPlan = await planDossier(await sample.input(changes), limits);
  const volumes = [];
  for (const volume of plan.volumes) volumes.push({ name: volume.fileName, blob: await volumeBlob(volume, sample) });
  return { plan, volumes };
}

/** The text of a planned file. */
export function planText(volume: VolumePlan | undefined, path: string): string {
  const entry = volume?.entries.find((candidate) => candidate.path === path);
  if (entry?.source.kind !== "text") throw new Error(`no text at ${path}`);
  return entry.source.text;
}
