import {
  DOSSIER_FILES,
  DOSSIER_VERSION,
  dossierIdInput,
  isSafePath,
  type Manifest,
  ManifestSchema,
  parseSums,
} from "../core";
import { canonicalJson, sha256OfText } from "../integrity";
import { MAX_JSON_BYTES, parseCanonical } from "./json-file";
import type { Check, Checks } from "./report";
import type { Volume } from "./volume";

/** A volume with what it says about itself; null where that is missing or faulty. */
export interface DescribedVolume {
  readonly volume: Volume;
  readonly sums: ReadonlyMap<string, string> | null;
  readonly manifest: Manifest | null;
}

export async function describeVolume(volume: Volume, checks: Checks): Promise<DescribedVolume> {
  return {
    volume,
    sums: await readSums(volume, checks["sums-present"]),
    manifest: await readManifest(volume, checks["manifest-valid"]),
  };
}

async function readSums(volume: Volume, check: Check): Promise<ReadonlyMap<string, string> | null> {
  check.ran();
  const where = { volume: volume.name, path: DOSSIER_FILES.sums };
  const bytes = await readBytes(volume, DOSSIER_FILES.sums, check);
  if (bytes === null) return null;
  // what is not UTF-8 becomes U+FFFD, which no path of a dossier has
  const sums = parseSums(new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes));
  if ("faultyLine" in sums) {
    check.fail("malformed", `line ${sums.faultyLine} is not a hash, two blanks and a path in ascending order`, where);
    return null;
  }
  for (const path of sums.keys()) {
    if (!isSafePath(path) || path === DOSSIER_FILES.sums)
      check.fail("unsafe-name", `lists ${path.slice(0, 200)}`, where);
  }
  return sums;
}

async function readManifest(volume: Volume, check: Check): Promise<Manifest | null> {
  check.ran();
  const where = { volume: volume.name, path: DOSSIER_FILES.manifest };
  const bytes = await readBytes(volume, DOSSIER_FILES.manifest, check);
  if (bytes === null) return null;
  const parsed = parseCanonical(bytes, ManifestSchema);
  if (!("value" in parsed)) {
    check.fail(parsed.reason, parsed.detail, where);
    return null;
  }
  const problems = await contradictions(parsed.value);
  for (const problem of problems) check.fail("contradiction", problem, where);
  return problems.length === 0 ? parsed.value : null;
}

async function readBytes(volume: Volume, path: string, check: Check): Promise<Uint8Array | null> {
  const where = { volume: volume.name, path };
  const entry = volume.entries.get(path);
  if (!entry) {
    check.fail("missing", "is not in the volume", where);
    return null;
  }
  if (entry.sizeBytes > MAX_JSON_BYTES) {
    check.fail("too-large", `${entry.sizeBytes} bytes`, where);
    return null;
  }
  try {
    return await entry.bytes();
  } catch {
    check.fail("damaged", "cannot be read", where);
    return null;
  }
}

/** What the schema cannot say about one manifest. */
async function contradictions(manifest: Manifest): Promise<string[]> {
  const problems: string[] = [];
  const { exhibits, erased, files, volume, volumes } = manifest;
  if ((await sha256OfText(canonicalJson(dossierIdInput(manifest)))) !== manifest.dossierId) {
    problems.push("dossierId is not that of its contents");
  }
  if (volumes.length !== volume.count || volume.number > volume.count) problems.push("volume numbers");
  problems.push(...numberProblems(manifest));
  const ids = [...exhibits, ...erased].map(({ captureId }) => captureId);
  if (new Set(ids).size !== ids.length) problems.push("a capture is listed twice");

  const keys = files.map((file) => `${file.volume}/${file.path.toLowerCase()}`);
  if (new Set(keys).size !== keys.length) problems.push("a file is listed twice");
  if (files.some((file) => file.volume > volume.count)) problems.push("a file is in a volume that does not exist");

  const hashes = new Map(files.map((file) => [file.path, file]));
  for (const path of proofPaths(manifest)) if (!hashes.has(path)) problems.push(`${path} is not in the list of files`);
  if (manifest.version >= 3 !== (manifest.proof !== undefined)) problems.push("proof and version");
  for (const { number, folder, record, artifacts, checks = [], inclusion, copy } of exhibits) {
    if (inclusion !== undefined && !inclusion.startsWith(`${folder}/`)) {
      problems.push(`exhibit ${number}: ${inclusion} is not in its folder`);
    }
    const unsized = [record, ...checks, ...(copy ? [copy] : [])].map((file) => ({ ...file, sizeBytes: null }));
    for (const { path, sha256, sizeBytes } of [...unsized, ...artifacts]) {
      const file = hashes.get(path);
      const same = file?.sha256 === sha256 && (sizeBytes === null || file.sizeBytes === sizeBytes);
      if (!same) problems.push(`exhibit ${number}: ${path} is not in the list of files with the same hash and size`);
      if (!path.startsWith(`${folder}/`)) problems.push(`exhibit ${number}: ${path} is not in its folder`);
    }
  }
  return problems;
}

/** Numbers count from 1; since version 4 some may be vacant, and the user's order counts. */
function numberProblems({ version, exhibits, index }: Manifest): string[] {
  if (version >= DOSSIER_VERSION !== (index !== undefined)) return ["index and version"];
  if (version < DOSSIER_VERSION && exhibits.some(({ copy }) => copy !== undefined)) return ["copies and version"];
  const taken = [...exhibits.map(({ number }) => number), ...(index?.withdrawn ?? [])].sort((a, b) => a - b);
  const problems: string[] = [];
  if (taken.some((number, place) => number !== place + 1)) problems.push("exhibits are not numbered 1, 2, 3…");
  if (exhibits.some(({ number }, place) => number <= (exhibits[place - 1]?.number ?? 0))) {
    problems.push("exhibits are not in the order of their numbers");
  }
  if (!index && exhibits.some(({ datedAt }, place) => datedAt < (exhibits[place - 1]?.datedAt ?? ""))) {
    problems.push("exhibits are not in chronological order");
  }
  if (index && (index.previous === null ? index.version !== 1 : index.previous.version !== index.version - 1)) {
    problems.push("version of the index");
  }
  return problems;
}

/** Every file that the proofs of a dossier name. */
function proofPaths({ proof, exhibits }: Manifest): string[] {
  if (!proof) return [];
  const ofHeads = proof.heads.flatMap(({ path, signature, timestamps, opentimestamps }) => [
    path,
    signature,
    ...timestamps.flatMap(({ query, reply }) => [query, reply]),
    ...(opentimestamps === null ? [] : [opentimestamps]),
  ]);
  const inclusions = exhibits.flatMap(({ inclusion }) => (inclusion === undefined ? [] : [inclusion]));
  return [...ofHeads, proof.consistency, proof.certificates, proof.authorities, ...inclusions];
}
