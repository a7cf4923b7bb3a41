import { BlobReader, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { DOSSIER_FILES, formatSums, utf8 } from "../../../utils/core";
import { writeZip } from "../../../utils/dossier";
import { canonicalJson, sha256OfBytes } from "../../../utils/integrity";
import { type CheckId, type NamedBlob, type VerifyReport, verifyDossier, WITNESS_CHECKS } from "../../../utils/verify";
import { Sample } from "../dossier/sample";
import { exportSample, ONE_VOLUME } from "../dossier/zip";

export type Files = Map<string, Uint8Array<ArrayBuffer>>;

export const OTHER_MISSION = "22222222-2222-4222-8222-222222222222";

/** Three exhibits, one of them made in another mission, an erased capture and a withheld entry. */
export async function richSample(): Promise<Sample> {
  const sample = await Sample.create();
  await sample.capture({
    title: "Contrat",
    files: [
      { name: "contrat.pdf", content: "contrat" },
      { name: "vide.txt", content: "" },
    ],
  });
  const moved = await sample.capture({ title: "Venue d’ailleurs", missionId: OTHER_MISSION });
  await sample.log({ type: "mission-created", missionId: OTHER_MISSION, missionSha256: "0".repeat(64) });
  await sample.moveHere(moved, OTHER_MISSION);
  await sample.erase(await sample.capture({ title: "Secret" }));
  await sample.capture({ title: "Facture", outcome: "partial", files: [{ name: "facture.pdf", content: "facture" }] });
  return sample;
}

export async function richDossier(limits = ONE_VOLUME): Promise<NamedBlob[]> {
  return (await exportSample(await richSample(), limits)).volumes;
}

export async function unpack(blob: Blob): Promise<Files> {
  const entries = await new ZipReader(new BlobReader(blob), { useWebWorkers: false }).getEntries();
  const files: Files = new Map();
  for (const entry of entries)
    if (!entry.directory) files.set(entry.filename, new Uint8Array(await entry.getData(new Uint8ArrayWriter())));
  return files;
}

/** A zip as Bordereau writes it, of any files. */
export async function pack(files: Iterable<readonly [string, Uint8Array<ArrayBuffer>]>): Promise<Blob> {
  const all = [...files];
  const entries = all.map(([path, bytes], index) => ({
    path,
    sizeBytes: bytes.length,
    sha256: "",
    source: { kind: "artifact", artifactId: String(index) } as const,
  }));
  const chunks: BlobPart[] = [];
  const read = async (id: string) => new Blob([all[Number(id)]?.[1] ?? new Uint8Array()]);
  await writeZip(entries, read, (chunk) => void chunks.push(new Uint8Array(chunk)), {
    modifiedAt: new Date("2026-03-02T08:00:00Z"),
  });
  return new Blob(chunks);
}

/** SHA256SUMS made anew, as a forger would. */
export async function reseal(files: Files): Promise<void> {
  const sums = [];
  for (const [path, bytes] of files)
    if (path !== DOSSIER_FILES.sums) sums.push({ path, sha256: await sha256OfBytes(bytes) });
  files.set(DOSSIER_FILES.sums, utf8(formatSums(sums)));
}

// biome-ignore lint/suspicious/noExplicitAny: forged on purpose
export type Loose = any;

export function readJson(files: Files, path: string): Loose {
  return JSON.parse(new TextDecoder().decode(files.get(path)));
}

export function writeJson(files: Files, path: string, value: unknown): void {
  files.set(path, utf8(canonicalJson(value)));
}

/** Changes a file and forges what lists it: the manifest's and SHA256SUMS' hashes. */
export async function forge(files: Files, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  files.set(path, bytes);
  const manifest = readJson(files, DOSSIER_FILES.manifest);
  const sha256 = await sha256OfBytes(bytes);
  for (const file of manifest.files) if (file.path === path) Object.assign(file, { sha256, sizeBytes: bytes.length });
  for (const exhibit of manifest.exhibits) {
    if (exhibit.record.path === path) exhibit.record.sha256 = sha256;
    for (const artifact of exhibit.artifacts)
      if (artifact.path === path) Object.assign(artifact, { sha256, sizeBytes: bytes.length });
  }
  writeJson(files, DOSSIER_FILES.manifest, manifest);
  await reseal(files);
}

export async function verifyFiles(files: Files): Promise<VerifyReport> {
  return verifyDossier([{ name: "d.zip", blob: await pack(files) }]);
}

export function outcome(report: VerifyReport, id: CheckId) {
  return report.checks.find((check) => check.id === id)?.outcome;
}

/** `reason path` of every finding of a check. */
export function findings(report: VerifyReport, id: CheckId): string[] {
  const check = report.checks.find((candidate) => candidate.id === id);
  return (check?.findings ?? []).map(({ reason, path }) => (path === undefined ? reason : `${reason} ${path}`));
}

/** Checks of the dossier itself that failed; what a forger changed has no signature besides. */
export function failed(report: VerifyReport): CheckId[] {
  return allFailed(report).filter((id) => !WITNESS_CHECKS.has(id));
}

/** All checks that failed, those of witnesses included. */
export function allFailed(report: VerifyReport): CheckId[] {
  return report.checks.filter((check) => check.outcome === "failed").map(({ id }) => id);
}

export function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error("nothing there");
  return item;
}
