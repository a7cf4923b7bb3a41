import { BordereauError, DOSSIER_FILES, describeThrown, type ManifestFile } from "../core";
import { type AheadLimits, ahead } from "./ahead";
import type { DescribedVolume } from "./documents";
import { type Hashed, hashEntry, heldBytes } from "./hash-entry";
import type { Checks } from "./report";

/** Two keep one busy reading while another is hashed; of more, small files profit. */
const AT_ONCE: AheadLimits = { items: 6, weight: 16 * 1024 * 1024 };

export interface FileCheckOptions {
  readonly onBytes: (count: number) => void;
  /** Called with the bytes of each file that was read whole, once it is known to be as listed. */
  readonly onFile: (path: string, bytes: Uint8Array) => void;
  readonly signal: AbortSignal | undefined;
}

/** Compares what a volume holds, byte by byte, with what its SHA256SUMS and the manifest list. */
export async function checkFiles(described: DescribedVolume, checks: Checks, options: FileCheckOptions): Promise<void> {
  const { volume, sums, manifest } = described;
  const inManifest =
    manifest &&
    new Map(manifest.files.filter((file) => file.volume === manifest.volume.number).map((file) => [file.path, file]));
  checkLists(described, inManifest, checks);

  const hashes = checks["hashes-match"];
  if (!sums && !inManifest)
    hashes.impossible("neither SHA256SUMS nor manifest.json can be used", { volume: volume.name });
  hashes.ran();
  const { onBytes, signal } = options;
  const begun = ahead(volume.entries.values(), AT_ONCE, heldBytes, (entry) => hashEntry(entry, onBytes, signal));
  for await (const { item: entry, result } of begun) {
    const where = { volume: volume.name, path: entry.path };
    const listedHash = sums?.get(entry.path) ?? inManifest?.get(entry.path)?.sha256;
    const listedSize = inManifest?.get(entry.path)?.sizeBytes;
    const actual = await hashedOrFailed(result, checks, where);
    if (!actual) continue;
    if (listedSize !== undefined && listedSize !== entry.sizeBytes) {
      hashes.fail("size-differs", `has ${entry.sizeBytes} bytes, the manifest lists ${listedSize}`, where);
    }
    if (listedHash !== undefined && listedHash !== actual.sha256) {
      hashes.fail("hash-differs", `has SHA-256 ${actual.sha256}, ${listedHash} is listed`, where);
    } else if (actual.bytes) options.onFile(entry.path, actual.bytes);
  }
  volume.release();
}

async function hashedOrFailed(hashing: Promise<Hashed>, checks: Checks, where: { volume: string; path: string }) {
  try {
    return await hashing;
  } catch (thrown) {
    if (thrown instanceof BordereauError) throw thrown;
    checks["zip-readable"].fail("damaged", describeThrown(thrown), where);
    checks["hashes-match"].fail("damaged", "cannot be read to the end, or not as its CRC-32 says", where);
    return null;
  }
}

/** Which files there are, and which are listed: nothing of the contents is read. */
function checkLists(
  { volume, sums, manifest }: DescribedVolume,
  inManifest: ReadonlyMap<string, ManifestFile> | null,
  checks: Checks,
): void {
  const complete = checks["files-complete"];
  const added = checks["nothing-added"];
  const agree = checks["manifest-matches-sums"];
  const at = (path: string) => ({ volume: volume.name, path });

  const signed = manifest?.proof !== undefined;
  // what the manifest cannot list
  const besides: string[] = [DOSSIER_FILES.manifest, ...(signed ? [DOSSIER_FILES.manifestSignature] : [])];
  const listed = new Set([...(sums?.keys() ?? []), ...(inManifest?.keys() ?? []), ...besides, DOSSIER_FILES.sums]);
  if (!sums)
    for (const check of [complete, added]) check.impossible("SHA256SUMS cannot be used", { volume: volume.name });
  for (const path of listed)
    if (!volume.entries.has(path)) complete.fail("missing", "is listed, but not in the zip", at(path));
  for (const path of volume.entries.keys())
    if (!listed.has(path)) added.fail("added", "is in the zip, but nowhere listed", at(path));
  complete.ran();
  added.ran();

  if (!sums || !inManifest) {
    agree.impossible("needs SHA256SUMS and a valid manifest.json", { volume: volume.name });
    return;
  }
  agree.ran();
  for (const [path, { sha256 }] of inManifest) {
    const inSums = sums.get(path);
    if (inSums === undefined) agree.fail("contradiction", "is in manifest.json, not in SHA256SUMS", at(path));
    else if (inSums !== sha256) agree.fail("contradiction", "has two hashes in manifest.json and SHA256SUMS", at(path));
  }
  for (const path of sums.keys()) {
    if (!besides.includes(path) && !inManifest.has(path))
      agree.fail("contradiction", "is in SHA256SUMS, not in manifest.json", at(path));
  }
  for (const path of besides) if (!sums.has(path)) agree.fail("contradiction", "is not in SHA256SUMS", at(path));
}
