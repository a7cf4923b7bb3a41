import { formatLanguage } from "./language";

const UNITS = { fr: ["o", "ko", "Mo", "Go", "To"], en: ["B", "kB", "MB", "GB", "TB"] } as const;
const NBSP = "\u00a0";

/** Bytes for people, in steps of 1,000 as file managers show them. */
export function formatSize(sizeBytes: number, language = formatLanguage()): string {
  const units = language.startsWith("fr") ? UNITS.fr : UNITS.en;
  let value = sizeBytes;
  let step = 0;
  // 999.95 would be shown as 1,000.0: change the unit before
  while (value >= (step === 0 ? 1_000 : 999.5) && step < units.length - 1) {
    value /= 1_000;
    step++;
  }
  const digits = step === 0 || value >= 99.5 ? 0 : 1;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  return `${number}${NBSP}${units[step]}`;
}

export function formatNumber(value: number, language = formatLanguage()): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);
}

/** `a, b and c`. */
export function formatList(values: readonly string[], language = formatLanguage()): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(values);
}

export function formatPercent(fraction: number, language = formatLanguage()): string {
  return new Intl.NumberFormat(language, { style: "percent" }).format(fraction);
}

/** How much of a picture is the same; never rounded up to the whole. */
export function formatMatch(differing: number, compared: number, language = formatLanguage()): string {
  const share = compared === 0 ? 0 : 1 - differing / compared;
  const options = { style: "percent", maximumFractionDigits: 2, roundingMode: "floor" } as const;
  // 0.999 is a hair below itself in binary
  return new Intl.NumberFormat(language, options).format(Math.min(share + 1e-12, differing === 0 ? share : 0.9999));
}

export function formatSeconds(ms: number, language = formatLanguage()): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `${new Intl.NumberFormat(language, digits).format(ms / 1_000)}${NBSP}s`;
}

export function formatAmount(cents: number, currency: string, language = formatLanguage()): string {
  return new Intl.NumberFormat(language, { style: "currency", currency }).format(cents / 100);
}

function formatWith(utc: string, options: Intl.DateTimeFormatOptions, language: string): string {
  const date = new Date(utc);
  // a stored date that is no date is shown as it is, not as "Invalid Date"
  if (Number.isNaN(date.getTime())) return utc;
  // the zone may change while a page is open
  const key = JSON.stringify([language, date.getTimezoneOffset(), options]);
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(language, options);
  dateFormats.set(key, format);
  return format.format(date);
}

/** One has some 10 kB: a table of a thousand rows needs no thousand of them. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** A moment in local time: date and minutes. */
export function formatDateTime(utc: string, language = formatLanguage()): string {
  return formatWith(utc, { dateStyle: "medium", timeStyle: "short" }, language);
}

/** A moment in local time to the second, with its zone. */
export function formatExactTime(utc: string, language = formatLanguage()): string {
  return formatWith(utc, { dateStyle: "long", timeStyle: "long" }, language);
}

/** The local day of a moment. */
export function formatDay(utc: string, language = formatLanguage()): string {
  return formatWith(utc, { dateStyle: "medium" }, language);
}

/** A calendar day without a zone (`2026-03-01`): the same day wherever it is read. */
export function formatIsoDate(isoDate: string, language = formatLanguage()): string {
  return formatWith(isoDate, { dateStyle: "medium", timeZone: "UTC" }, language);
}

/** `+02:00` of minutes to add to UTC. */
export function formatOffset(minutes: number): string {
  const sign = minutes < 0 ? "-" : "+";
  const hours = String(Math.floor(Math.abs(minutes) / 60)).padStart(2, "0");
  return `UTC${sign}${hours}:${String(Math.abs(minutes) % 60).padStart(2, "0")}`;
}

/** Host of an address; the address itself where it has none. */
export function hostOf(url: string): string {
  try {
    return new URL(url).host || url;
  } catch {
    return url;
  }
}
