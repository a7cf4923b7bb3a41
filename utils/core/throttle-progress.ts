import type { ExportProgress } from "./export-job";

/** Each report makes a page draw; more of them cost more than the work itself. Milliseconds. */
const REPORT_EVERY_MS = 250;

/** Passes on the first report of each phase, and of the others one in a while. `now` is in milliseconds. */
export function throttleProgress(
  report: (progress: ExportProgress) => void,
  now: () => number,
): (progress: ExportProgress) => void {
  let phase: ExportProgress["phase"] | null = null;
  let reportedAt = 0;
  return (progress) => {
    if (progress.phase === phase && now() - reportedAt < REPORT_EVERY_MS) return;
    phase = progress.phase;
    reportedAt = now();
    report(progress);
  };
}
