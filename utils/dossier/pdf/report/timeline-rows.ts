import type { Capture } from "../../../core";
import { dayLabel, rangeLabel, shown } from "../../wording";
import { captureDay, datedCaptures, type ReportJob } from "./job";
import type { ReportPdfText } from "./text/shape";

/** A line of the time line. */
export interface TimelineRow {
  readonly label: string;
  readonly words: string;
  /** For the scale; milliseconds. */
  readonly time: number;
  readonly kind: "bound" | "captures";
}

interface Bin {
  readonly label: string;
  readonly captures: readonly Capture[];
}

/** The mission's bounds and its captures by day, or by month or year where days are more than `most` lines. */
export function timelineRows(job: ReportJob, most: number): TimelineRow[] {
  const { mission, text } = job;
  const captures = datedCaptures(job);
  const bounds = [
    [mission.startDate, text.timeline.start] as const,
    [mission.endDate, text.timeline.end] as const,
  ].flatMap(([date, words]): TimelineRow[] =>
    date === null ? [] : [{ label: dayLabel(date), words, time: Date.parse(date), kind: "bound" }],
  );
  const rows = binned(captures, most - bounds.length).map(({ label, captures: [first, ...rest] }): TimelineRow[] =>
    first ? [{ label, words: wordsOf([first, ...rest], job), time: Date.parse(first.datedAt), kind: "captures" }] : [],
  );
  const all = [...bounds, ...rows.flat()].filter(({ time }) => Number.isFinite(time));
  // the end is after what happened on its day
  const place = (row: TimelineRow) => (row.words === text.timeline.end ? row.time + 86_399_000 : row.time);
  return all.sort((a, b) => place(a) - place(b));
}

function binned(captures: readonly Capture[], most: number): Bin[] {
  const labels: ((day: string) => string)[] = [(day) => day, (day) => day.slice(3), (day) => day.slice(6)];
  for (const label of labels) {
    const bins = new Map<string, Capture[]>();
    for (const capture of captures) {
      const key = label(captureDay(capture));
      bins.set(key, [...(bins.get(key) ?? []), capture]);
    }
    const found = [...bins].map(([key, inBin]) => ({ label: key, captures: inBin }));
    if (found.length <= most) return found;
  }
  const size = Math.ceil(captures.length / Math.max(1, most));
  return Array.from({ length: Math.ceil(captures.length / size) }, (_, index) => {
    const part = captures.slice(index * size, (index + 1) * size);
    return { label: part[0] ? captureDay(part[0]) : "", captures: part };
  });
}

function wordsOf(captures: readonly Capture[], { numbers, text }: ReportJob): string {
  const exhibits = exhibitWords(captures, numbers, text);
  const [only] = captures;
  if (captures.length === 1 && only) return `${exhibits} – ${shown(only.title) || text.shared.untitled}`;
  return `${text.timeline.captures(captures.length)} – ${exhibits}`;
}

/** `pièces n° 1–4, 7`, and how many have no number. */
export function exhibitWords(
  captures: readonly Capture[],
  numbers: ReadonlyMap<string, number>,
  text: ReportPdfText,
): string {
  const known = captures.flatMap(({ id }) => numbers.get(id) ?? []).sort((a, b) => a - b);
  const [first] = known;
  const named =
    first === undefined ? [] : [known.length === 1 ? text.exhibit(first) : text.exhibits(rangeLabel(known))];
  const unknown = captures.length - known.length;
  return [...named, ...(unknown > 0 ? [text.withoutNumber(unknown)] : [])].join(", ");
}
