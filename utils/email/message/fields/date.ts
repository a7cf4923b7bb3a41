import { toUtc } from "../../../core";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Obsolete names (RFC 5322 section 4.3) in hours; military letters say nothing reliable and count as UTC there. */
const ZONES: Readonly<Record<string, number>> = {
  ut: 0,
  gmt: 0,
  utc: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

const DATE_TIME =
  /^(?:[a-z]{3,9}\s*,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]{0,6}\s+(\d{2,4})\s+(\d{1,2})\s*:\s*(\d{2})(?:\s*:\s*(\d{2}))?\s*([+-]\d{4}|[a-z]{1,5})$/i;

/**
 * A date-time of RFC 5322 section 3.3 and its obsolete forms in UTC; null where it is none. Without a zone it is
 * none: the reader's own would be a guess.
 */
export function readDate(text: string): string | null {
  const match = DATE_TIME.exec(withoutComments(text.slice(0, 200)).trim());
  if (!match) return null;
  const [, day = "", monthName = "", year = "", hour = "", minute = "", second = "0", zone = ""] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase());
  const offset = zoneMinutes(zone.toLowerCase());
  if (month < 0 || offset === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const fullYear = wholeYear(year);
  const local = new Date(Date.UTC(fullYear, month, Number(day), Number(hour), Number(minute), Number(second)));
  // a 31st of February would become a day of March; a leap second may become the next day
  if (Number(day) < 1 || Number(day) > daysOf(fullYear, month) || fullYear < 1900) return null;
  const utc = toUtc(new Date(local.getTime() - offset * 60_000));
  return /^\d{4}-/.test(utc) ? utc : null;
}

function wholeYear(year: string): number {
  if (year.length === 2) return Number(year) + (Number(year) < 50 ? 2_000 : 1_900);
  return year.length === 3 ? Number(year) + 1_900 : Number(year);
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

function zoneMinutes(zone: string): number | null {
  const match = /^([+-])(\d\d)([0-5]\d)$/.exec(zone);
  if (match) return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  if (/^[a-z]$/.test(zone)) return zone === "j" ? null : 0;
  const hours = Object.hasOwn(ZONES, zone) ? ZONES[zone] : undefined;
  return hours === undefined ? null : hours * 60;
}

/** RFC 5322 section 3.2.2; comments may hold comments. */
function withoutComments(text: string): string {
  let depth = 0;
  let plain = "";
  for (const character of text) {
    if (character === "(") depth++;
    else if (character === ")" && depth > 0) depth--;
    else if (depth === 0) plain += character;
  }
  return plain;
}
