import type { CaptureRecord, MissingItem, StepReport } from "../../utils/core";

/** Steps that did not go through; a step that was skipped because it was switched off is not missing. */
export function incompleteSteps(record: CaptureRecord): StepReport[] {
  return record.steps.filter(
    (step) => step.outcome === "failed" || step.outcome === "partial" || (step.outcome === "skipped" && step.reason),
  );
}

/** How many of each kind are missing, most first. */
export function countMissing(missing: readonly MissingItem[]): { what: MissingItem["what"]; count: number }[] {
  const counts = new Map<MissingItem["what"], number>();
  for (const { what } of missing) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count);
}
