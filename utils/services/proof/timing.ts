import type { JournalEvent, Settings } from "../../core";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Between one try and the next; the last one goes on for ever. */
const RETRY_AFTER_MS = [MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS, 12 * HOUR_MS] as const;

/** A promise of OpenTimestamps is kept after some hours. */
const UPGRADE_AFTER_MS = 6 * HOUR_MS;

/** A stamp that came later than this after its head was closed had to wait, and is called late. */
const LATE_AFTER_MS = 10 * MINUTE_MS;

const BATCH_MS: Readonly<Record<Settings["timestampEvery"], number>> = {
  capture: 0,
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
};

/** When to try again after so many failed tries, or later where the witness asked for it. */
export function retryAt(now: Date, failures: number, askedMs: number | null = null): Date {
  const ours = RETRY_AFTER_MS[Math.min(Math.max(failures, 1), RETRY_AFTER_MS.length) - 1] ?? 0;
  return new Date(now.getTime() + Math.max(ours, askedMs ?? 0));
}

export function upgradeAt(now: Date): Date {
  return new Date(now.getTime() + UPGRADE_AFTER_MS);
}

/** `time` and `closedAt` in UTC. */
export function isLate(time: string, closedAt: string): boolean {
  return Date.parse(time) - Date.parse(closedAt) > LATE_AFTER_MS;
}

/** Events that a stamp is worth: what happened to evidence. The rest is covered by the next. */
const WORTH_A_STAMP: ReadonlySet<JournalEvent["type"]> = new Set([
  "capture-created",
  "capture-annotated",
  "capture-moved",
  "capture-erased",
  "mail-checked",
]);

/**
 * When the next head is to be closed; null while nothing that is worth it happened since the last one.
 * @param uncovered entries since the last head
 */
export function headDueAt(
  uncovered: readonly { readonly time: string; readonly body: { readonly event: JournalEvent } | null }[],
  every: Settings["timestampEvery"],
): Date | null {
  const first = uncovered.find(({ body }) => body !== null && WORTH_A_STAMP.has(body.event.type));
  return first ? new Date(Date.parse(first.time) + BATCH_MS[every]) : null;
}
