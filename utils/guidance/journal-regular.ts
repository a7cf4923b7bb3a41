import type { Mission } from "../core";
import { DAY_MS, type Evidence, timeOf } from "./evidence";
import { exhibitsFound, type Finding } from "./finding";

const PERIOD_MS = 30 * DAY_MS;

/**
 * Whether a journal was kept as the mission went on: a note in each 30 days of it, up to now. Days that do not
 * fill a period belong to the one before. Without a start date the first exhibit begins the mission.
 */
export function journalFinding(mission: Mission, evidence: readonly Evidence[], now: Date): Finding {
  const start = mission.startDate === null ? evidence[0]?.time : timeOf(mission.startDate);
  const end = mission.endDate === null ? Number.POSITIVE_INFINITY : timeOf(mission.endDate) + DAY_MS;
  const until = Math.min(now.getTime(), end);
  if (start === undefined || until < start) return exhibitsFound([]);
  const periods = Math.max(1, Math.floor((until - start) / PERIOD_MS));
  const notes = evidence.filter(({ capture, time }) => capture.origin === "note" && time >= start && time <= until);
  const covered = new Set(notes.map(({ time }) => Math.min(periods - 1, Math.floor((time - start) / PERIOD_MS))));
  return { ...exhibitsFound(notes, periods), found: covered.size };
}
