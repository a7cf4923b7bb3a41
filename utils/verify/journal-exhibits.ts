import { annotationHashInput, type Manifest, type ManifestExhibit, missionHashInput } from "../core";
import { canonicalJson, type JournalHead, sha256OfText } from "../integrity";
import type { CaptureHistories, CaptureHistory } from "./capture-histories";
import type { RecordFacts } from "./records";
import type { Check } from "./report";

/**
 * Whether exhibits and erased captures are those of the journal, all of them, as they were sealed, and where the
 * journal files them in the end.
 */
export async function checkJournalMatchesExhibits(
  manifest: Manifest,
  head: JournalHead,
  histories: CaptureHistories,
  records: ReadonlyMap<string, RecordFacts>,
  check: Check,
): Promise<void> {
  check.ran();
  if (head.sequence !== manifest.journal.sequence || head.hash !== manifest.journal.hash) {
    check.fail(
      "contradiction",
      `the journal ends with entry ${head.sequence}, the manifest says ${manifest.journal.sequence}`,
    );
  }
  const missionSha256 = await sha256OfText(canonicalJson(missionHashInput(manifest.mission)));
  if (histories.missionHashes.get(manifest.mission.id) !== missionSha256) {
    check.fail("contradiction", "the journal has other data of the mission");
  }
  for (const fault of histories.faults) check.fail("chain-broken", fault);

  for (const exhibit of manifest.exhibits) {
    const path = exhibit.record.path;
    const history = histories.byCapture.get(exhibit.captureId);
    const problem = (detail: string) => check.fail("contradiction", `exhibit ${exhibit.number}: ${detail}`, { path });
    if (!history) {
      check.fail("not-in-journal", `exhibit ${exhibit.number} was never captured`, { path });
      continue;
    }
    if (history.recordSha256 !== exhibit.record.sha256) problem("the journal has another hash of the record");
    if (!sameFiles(history, exhibit.artifacts)) problem("the journal has other files or hashes");
    if (history.erased) check.fail("erased-in-journal", `exhibit ${exhibit.number} was erased`, { path });
    if (history.missionId !== manifest.mission.id)
      check.fail("moved-in-journal", `exhibit ${exhibit.number} is filed under another mission`, { path });
    if (!sameChecks(history, exhibit.checks ?? [])) problem("the journal has other checks of its e-mails' signatures");
    const record = records.get(exhibit.captureId);
    if (!(await annotationIsJournalled(exhibit, history, record)))
      problem("the journal has another title, note or kind");
    if (!record) check.impossible(`exhibit ${exhibit.number}: its record could not be checked`, { path });
    else if (
      record.sequence !== history.sequence ||
      record.previousHash !== history.previousHash ||
      record.missionId !== history.createdIn
    ) {
      problem("the record gives itself another place in the journal");
    }
  }

  for (const erased of manifest.erased) {
    const history = histories.byCapture.get(erased.captureId);
    const name = `erased capture ${erased.captureId}`;
    if (!history) check.fail("not-in-journal", `${name} was never captured`);
    else if (!history.erased) check.fail("contradiction", `${name} was not erased`);
    else if (history.recordSha256 !== erased.recordSha256 || !sameFiles(history, erased.artifacts)) {
      check.fail("contradiction", `${name}: the journal has other hashes`);
    } else if (history.missionId !== manifest.mission.id)
      check.fail("moved-in-journal", `${name} is filed under another mission`);
  }

  const listed = new Set([...manifest.exhibits, ...manifest.erased].map(({ captureId }) => captureId));
  for (const [captureId, { missionId, sequence }] of histories.byCapture) {
    if (missionId === manifest.mission.id && !listed.has(captureId)) {
      check.fail("omitted", `capture ${captureId} of journal entry ${sequence} is not in the dossier`);
    }
  }
}

/** What the user edited is what was sealed, or what the journal has the hash of. */
async function annotationIsJournalled(
  exhibit: ManifestExhibit,
  { annotationSha256 }: CaptureHistory,
  record: RecordFacts | undefined,
): Promise<boolean> {
  // an unreadable record is reported apart
  if (annotationSha256 === null) return record?.asSealed ?? true;
  return (await sha256OfText(canonicalJson(annotationHashInput(exhibit)))) === annotationSha256;
}

function sameFiles(history: CaptureHistory, files: CaptureHistory["artifacts"]): boolean {
  const key = (file: CaptureHistory["artifacts"][number]) => `${file.id} ${file.sha256} ${file.sizeBytes}`;
  const expected = new Set(history.artifacts.map(key));
  return expected.size === files.length && files.every((file) => expected.has(key(file)));
}

/** Each check that is listed is the last one that the journal has, and none is left out. */
function sameChecks({ mailChecks }: CaptureHistory, checks: NonNullable<ManifestExhibit["checks"]>): boolean {
  return (
    checks.length === mailChecks.size && checks.every(({ artifactId, sha256 }) => mailChecks.get(artifactId) === sha256)
  );
}
