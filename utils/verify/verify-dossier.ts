import { BordereauError, DOSSIER_FILES, type Manifest } from "../core";
import { TRUSTED_ROOTS } from "../integrity/pki";
import { CaptureHistories } from "./capture-histories";
import { type DescribedVolume, describeVolume } from "./documents";
import { checkFiles } from "./files";
import { judgeUnpacked, openFolder } from "./folder";
import { checkJournalChain } from "./journal-chain";
import { checkJournalMatchesExhibits } from "./journal-exhibits";
import { checkProofs, JournalTrace, noProofs, ProofReader, type SignedManifest } from "./proofs";
import { RecordReader } from "./records";
import { buildReport, type Checks, newChecks, type VerifyReport, type Witnesses } from "./report";
import type { Source } from "./sources";
import { openVolume } from "./volume";
import { checkVolumesComplete } from "./volumes-complete";

export interface VerifyOptions {
  readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Certificates whose timestamps count, in DER, besides those that the package knows. */
  readonly roots?: readonly Uint8Array[] | undefined;
  /** A timestamp from after this is refused. */
  readonly now?: Date | undefined;
}

/** A signature with its certificate has some 1,500 bytes. */
const MAX_SIGNATURE_BYTES = 64 * 1024;

/**
 * Checks a dossier, all volumes at once, without trusting anything in it. Memory does not grow with its files,
 * only with its manifest and directory.
 * @throws BordereauError `cancelled`; whatever is wrong with the volumes is in the report instead
 */
export async function verifyDossier(volumes: readonly Source[], options: VerifyOptions = {}): Promise<VerifyReport> {
  const { signal, onProgress } = options;
  const checks = newChecks();
  const described: DescribedVolume[] = [];
  for (const source of volumes) {
    if (signal?.aborted) throw new BordereauError("cancelled");
    const volume = "files" in source ? openFolder(source, checks) : await openVolume(source, checks);
    if (volume) described.push(await describeVolume(volume, checks));
  }
  const manifest = checkVolumesComplete(described, checks["volumes-complete"]);
  const unread = volumes.length - described.length;
  const records = manifest && new RecordReader(manifest, checks["records-valid"]);
  const proofs = manifest && new ProofReader(manifest);

  const totalBytes = sum(
    described.flatMap(({ volume }) => [...volume.entries.values()].map((entry) => entry.sizeBytes)),
  );
  let doneBytes = 0;
  for (const each of described) {
    await checkFiles(each, checks, {
      signal,
      onBytes: (count) => {
        doneBytes += count;
        onProgress?.(doneBytes, totalBytes);
      },
      onFile: (path, bytes) => {
        records?.accept(path, bytes);
        proofs?.accept(path, bytes);
      },
    });
  }
  if (records) records.finish();
  else checks["records-valid"].impossible("needs a valid manifest.json");

  const journal = await checkJournal(described, manifest, records, checks, signal);
  let witnesses: Witnesses | null = null;
  if (!manifest || !proofs || !journal) noProofs(checks, "needs a valid manifest.json and the journal");
  else {
    const { roots = [], now = new Date() } = options;
    const manifests = await signedManifests(described);
    const trusted = [...TRUSTED_ROOTS, ...roots];
    witnesses = await checkProofs({ manifest, manifests, files: proofs, ...journal, roots: trusted, now }, checks);
  }
  if (unread > 0) {
    const detail = `${unread} of ${volumes.length} files could not be read`;
    for (const check of Object.values(checks)) check.impossible(detail);
  }
  const dossier = manifest && {
    title: manifest.mission.title,
    exhibits: manifest.exhibits.length,
    exportedAt: manifest.exportedAt,
  };
  return judgeUnpacked(buildReport(checks, dossier, witnesses));
}

async function checkJournal(
  described: readonly DescribedVolume[],
  manifest: Manifest | null,
  records: RecordReader | null,
  checks: Checks,
  signal: AbortSignal | undefined,
): Promise<{ trace: JournalTrace; sequences: ReadonlyMap<string, number> } | null> {
  const chain = checks["journal-chain"];
  const matches = checks["journal-matches-exhibits"];
  const entry = described
    .map(({ volume }) => volume.entries.get(DOSSIER_FILES.journal))
    .find((found) => found !== undefined);
  if (!entry) {
    const firstIsThere = described.some((each) => each.manifest?.volume.number === 1);
    if (firstIsThere) chain.fail("missing", "is not in the first volume", { path: DOSSIER_FILES.journal });
    else chain.impossible("there is no journal.jsonl");
    matches.impossible("there is no journal.jsonl");
    return null;
  }
  const histories = new CaptureHistories();
  const trace = new JournalTrace();
  let head = null;
  try {
    head = await checkJournalChain(entry.stream(signal), chain, (line) => {
      histories.accept(line);
      trace.accept(line);
    });
  } catch (thrown) {
    if (signal?.aborted) throw new BordereauError("cancelled", { cause: thrown });
    chain.fail("damaged", "cannot be read to the end", { path: DOSSIER_FILES.journal });
  }
  if (!head) matches.impossible("the journal cannot be read to the end");
  else if (!manifest || !records) matches.impossible("needs a valid manifest.json");
  else await checkJournalMatchesExhibits(manifest, head, histories, records.facts, matches);
  const sequences = new Map([...histories.byCapture].map(([captureId, { sequence }]) => [captureId, sequence]));
  return head && { trace, sequences };
}

/** The manifest of each volume with its signature. */
async function signedManifests(described: readonly DescribedVolume[]): Promise<SignedManifest[]> {
  const signed: SignedManifest[] = [];
  for (const { volume, manifest } of described) {
    if (!manifest) continue;
    const entry = volume.entries.get(DOSSIER_FILES.manifestSignature);
    const readable = entry && entry.sizeBytes <= MAX_SIGNATURE_BYTES;
    const signature = readable ? await entry.bytes().catch(() => null) : null;
    signed.push({ volume: volume.name, manifest, signature });
  }
  return signed;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
