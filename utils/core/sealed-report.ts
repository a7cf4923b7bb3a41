import type { Capture } from "./capture";
import { REPORT_FILE_NAME, type ReportVersion } from "./report";

/** The versions of a mission's report that were sealed as captures, the first one first; erased ones left out. */
export function sealedReports(captures: readonly Capture[]): ReportVersion[] {
  return captures
    .filter(({ kind, erasedAt }) => kind === "report" && erasedAt === null)
    .toSorted((a, b) => a.journalSequence - b.journalSequence)
    .flatMap(({ id, capturedAt, artifacts }) => {
      const document = artifacts.find(({ fileName }) => fileName === REPORT_FILE_NAME);
      return document ? [{ captureId: id, sealedAt: capturedAt, sha256: document.sha256 }] : [];
    })
    .map((version, index) => ({ number: index + 1, ...version }));
}
