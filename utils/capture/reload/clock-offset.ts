import { type ClockReport, clockOffsetOf } from "../../core";

/** `Date` is in whole seconds: what it means lies anywhere in the second that follows. Milliseconds. */
const DATE_RESOLUTION_MS = 1_000;

export interface DatedAnswer {
  readonly url: string;
  /** When the request left and when the answer's headers came, by this machine's clock. Milliseconds since 1970. */
  readonly sentAtMs: number;
  readonly answeredAtMs: number;
  readonly fromCache: boolean;
  /** Values by name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * This machine's clock against the site's, from the `Date` header (RFC 9110, 6.6.1): the site wrote it at some moment
 * between request and answer. Null where there is none, or where a cache answered, whose date is an older one (RFC
 * 9111, 5.1).
 */
export function clockOffset(answer: DatedAnswer): ClockReport | null {
  const { date = "", age = "0" } = answer.headers;
  const siteMs = httpDate(date);
  if (siteMs === null || answer.fromCache || Number(age) !== 0) return null;
  const { sentAtMs, answeredAtMs } = answer;
  const offset = clockOffsetOf({ sentAtMs, answeredAtMs, theirsMs: siteMs, resolutionMs: DATE_RESOLUTION_MS });
  return offset && { ...offset, source: `Date header of ${new URL(answer.url).host}` };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** IMF-fixdate, the one form that servers may send (RFC 9110, 5.6.7), in milliseconds since 1970. */
function httpDate(text: string): number | null {
  const parts = /^[A-Z][a-z]{2}, (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/.exec(text);
  if (!parts) return null;
  const [day, , year, hour, minute, second] = parts.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const month = MONTHS.indexOf(parts[2] ?? "");
  const ms = Date.UTC(year, month, day, hour, minute, second);
  return month < 0 || new Date(ms).getUTCDate() !== day ? null : ms;
}
