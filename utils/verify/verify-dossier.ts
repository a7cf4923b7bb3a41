import { BordereauError, DOSSIER_FILES, type Manifest } from "../core";
import { CaptureHistories } from "./capture-histories";
import { type DescribedVolume, describeVolume } from "./documents";
import { checkFiles } from "./files";
import { checkJournalChain } from "./journal-chain";
import { checkJournalMatchesExhibits } from "./journal-exhibits";
import { RecordReader } from "./records";
import { buildReport, type Checks, newChecks, type VerifyReport } from "./report";
import { type NamedBlob, openVolume } from "./volume";
import { checkVolumesComplete } from "./volumes-complete";

export interface VerifyOptions {
  readonly onProgress?: ((doneBytes: number, totalBytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks a dossier, all volumes at once, without trusting anything in it. Memory does not grow with its files,
 * only with its manifest and directory.
 * @throws BordereauError `cancelled`; whatever is wrong with the volumes is in the report instead
 */
export async function verifyDossier(volumes: readonly NamedBlob[], options: VerifyOptions = {}): Promise<VerifyReport> {
  const { signal, onProgress } = options;
  const checks = newChecks();
  const described: DescribedVolume[] = [];
  for (const source of volumes) {
    if (signal?.aborted) throw new BordereauError("cancelled");
    const volume = await openVolume(source, checks);
    if (volume) described.push(await describeVolume(volume, checks));
  }
  const manifest = checkVolumesComplete(described, checks["volumes-complete"]);
  const unread = volumes.length - described.length;
  const records = manifest && new RecordReader(manifest, checks["records-valid"]);

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
      onFile: (path, bytes) => records?.accept(path, bytes),
    });
  }
  if (records) records.finish();
  else checks["records-valid"].impossible("needs a valid manifest.json");

  await checkJournal(described, manifest, records, checks, signal);
  if (unread > 0) {
    const detail = `${unread} of ${volumes.length} files could not be read`;
    for (const check of Object.values(checks)) check.impossible(detail);
  }
  const dossier = manifest && {
    title: manifest.mission.title,
    exhibits: manifest.exhibits.length,
    exportedAt: manifest.exportedAt,
  };
  return buildReport(checks, dossier);
}

async function checkJournal(
  described: readonly DescribedVolume[],
  manifest: Manifest | null,
  records: RecordReader | null,
  checks: Checks,
  signal: AbortSignal | undefined,
): Promise<void> {
  const chain = checks["journal-chain"];
  const matches = checks["journal-matches-exhibits"];
  const entry = described
    .map(({ volume }) => volume.entries.get(DOSSIER_FILES.journal))
    .find((found) => found !== undefined);
  if (!entry) {
    for (const check of [chain, matches]) check.impossible("there is no journal.jsonl");
    return;
  }
  const histories = new CaptureHistories();
  let head = null;
  try {
    head = await checkJournalChain(entry.stream(signal), chain, (line) => histories.accept(line));
  } catch (thrown) {
    if (signal?.aborted) throw new BordereauError("cancelled", { cause: thrown });
    chain.fail("damaged", "cannot be read to the end", { path: DOSSIER_FILES.journal });
  }
  if (!head) matches.impossible("the journal cannot be read to the end");
  else if (!manifest || !records) matches.impossible("needs a valid manifest.json");
  else await checkJournalMatchesExhibits(manifest, head, histories, records.facts, matches);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
