import { toUtc } from "../../core";

/** The last second of the year 9999, which ISO 8601 writes with four digits. */
const LAST_SECOND = 253_402_300_799;

/** Seconds since 1970 as they are stored; null where there are none, or beyond the year 9999. */
export function utcOfSeconds(seconds: number | null): string | null {
  return seconds === null || seconds > LAST_SECOND ? null : toUtc(new Date(seconds * 1_000));
}
