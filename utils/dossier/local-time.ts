import * as v from "valibot";

/** What a record says about the clock of the place where a capture was made. */
const RecordClock = v.object({ timeZone: v.string(), localOffsetMinutes: v.number() });
export type RecordClock = v.InferOutput<typeof RecordClock>;

/** Null where the record does not say. */
export function recordClock(recordJson: string): RecordClock | null {
  try {
    const parsed = v.safeParse(RecordClock, JSON.parse(recordJson));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

export interface LocalTime {
  /** `01/03/2026`, as French courts write dates. */
  readonly day: string;
  /** `10:30 (UTC+01:00)` */
  readonly time: string;
}

/**
 * A UTC instant as the clock on the wall showed it: an evening in Paris must not become the day before.
 * Without a known zone the offset at the time of capture counts, without either UTC.
 */
export function localTime(utc: string, clock: RecordClock | null): LocalTime {
  const date = new Date(utc);
  const offset = clock === null ? 0 : (zoneOffsetMinutes(date, clock.timeZone) ?? clock.localOffsetMinutes);
  const shifted = new Date(date.getTime() + (Number.isFinite(offset) ? offset : 0) * 60_000);
  // an absurd offset in a hostile record
  const iso = Number.isNaN(shifted.getTime()) ? utc : shifted.toISOString();
  const [, year, month, day, time] = /^(.*)-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(iso) ?? [];
  return { day: `${day}/${month}/${year}`, time: `${time} (${offsetLabel(iso === utc ? 0 : offset)})` };
}

function zoneOffsetMinutes(date: Date, timeZone: string): number | null {
  try {
    const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(date);
    const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    if (name === "GMT") return 0;
    const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
    if (hours === undefined || minutes === undefined) return null;
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  } catch {
    // not an IANA zone: "not collected", or hostile
    return null;
  }
}

function offsetLabel(offsetMinutes: number): string {
  if (offsetMinutes === 0) return "UTC";
  const absolute = Math.abs(offsetMinutes);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `UTC${offsetMinutes < 0 ? "−" : "+"}${two(absolute / 60)}:${two(absolute % 60)}`;
}
