/** Where the time comes from; passed in, so that tests own it. */
export type Clock = () => Date;

/** UTC in ISO 8601 with milliseconds, the only form that is stored. */
export function toUtc(date: Date): string {
  return date.toISOString();
}

/** Minutes to add to UTC to get local time (Paris in summer: 120). */
export function localOffsetMinutes(date: Date): number {
  const offset = -date.getTimezoneOffset();
  return offset === 0 ? 0 : offset;
}

/** The name of this machine's time zone (IANA). A page would take 50 ms to load what tells it. */
export function localTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
