import { type Files, type Loose, pack, readJson, reseal, writeJson } from "../../tests/unit/verify/dossiers.ts";
import { DOSSIER_FILES, type JournalEntry, utf8 } from "../../utils/core/index.ts";
import { canonicalJson, entryPreimage, hashBody, sha256OfBytes, sha256OfText } from "../../utils/integrity/index.ts";
import { type Bytes, oneVolume, type Volumes } from "./mutation.ts";

/** The signature of whoever has the author's key. */
export type Sign = (content: Bytes) => Promise<Bytes>;

const UNLISTED: readonly string[] = [DOSSIER_FILES.manifest, DOSSIER_FILES.manifestSignature, DOSSIER_FILES.sums];

export async function packed(files: Files): Promise<Volumes> {
  return oneVolume(new Uint8Array(await (await pack(files)).arrayBuffer()));
}

/** Manifest and SHA256SUMS of the files as they are now; signed where there is a key. */
export async function relist(files: Files, change: (manifest: Loose) => void = () => {}, sign?: Sign): Promise<Files> {
  const manifest = readJson(files, DOSSIER_FILES.manifest);
  manifest.files = [];
  for (const [path, bytes] of files) {
    if (UNLISTED.includes(path)) continue;
    const sha256 = await sha256OfBytes(bytes);
    manifest.files.push({ path, sha256, sizeBytes: bytes.length, volume: 1 });
    for (const exhibit of manifest.exhibits) {
      for (const file of [exhibit.record, ...exhibit.artifacts, ...exhibit.checks]) {
        if (file.path === path)
          Object.assign(file, "sizeBytes" in file ? { sha256, sizeBytes: bytes.length } : { sha256 });
      }
    }
  }
  change(manifest);
  writeJson(files, DOSSIER_FILES.manifest, manifest);
  if (sign) files.set(DOSSIER_FILES.manifestSignature, await sign(files.get(DOSSIER_FILES.manifest) as Bytes));
  await reseal(files);
  return files;
}

export function readEntries(files: Files): JournalEntry[] {
  const lines = new TextDecoder().decode(files.get(DOSSIER_FILES.journal)).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
}

/** The entries, numbered, chained and hashed anew from the place `from` on. */
export async function rehashed(entries: readonly JournalEntry[], from: number): Promise<JournalEntry[]> {
  const chained = entries.slice(0, from);
  for (const entry of entries.slice(from)) {
    const previousHash = chained.at(-1)?.hash ?? "0".repeat(64);
    const bodyHash = entry.body === null ? entry.bodyHash : await hashBody(entry.body);
    const unsealed = { ...entry, sequence: chained.length + 1, previousHash, bodyHash };
    chained.push({ ...unsealed, hash: await sha256OfText(entryPreimage(unsealed)) });
  }
  return chained;
}

/** Files with another journal, and the manifest that fits it. */
export async function withJournal(files: Files, entries: readonly JournalEntry[]): Promise<Files> {
  files.set(DOSSIER_FILES.journal, utf8(entries.map((entry) => `${canonicalJson(entry)}\n`).join("")));
  const { sequence, hash } = entries.at(-1) ?? { sequence: 0, hash: "0".repeat(64) };
  const { exportedAt, mission } = readJson(files, DOSSIER_FILES.manifest);
  const dossierId = await sha256OfText(canonicalJson({ exportedAt, journalHash: hash, missionId: mission.id }));
  return relist(files, (manifest) => Object.assign(manifest, { journal: { sequence, hash }, dossierId }));
}
