import type { Mission, Party } from "../core";
import { displayLine } from "./display-text";
import { localTime } from "./local-time";
import type { DossierText } from "./text/shape";

/** Longest title, name or address that a document shows in full. Characters. */
export const MAX_SHOWN_LENGTH = 300;

export function shown(text: string): string {
  return displayLine(text, MAX_SHOWN_LENGTH);
}

/** `1,2 Mo`, in powers of 1,000 as file managers show them. */
export function sizeLabel(sizeBytes: number, text: DossierText): string {
  if (sizeBytes === 1) return text.oneByte;
  let value = sizeBytes;
  let unit = 0;
  while (value >= 999.5 && unit < 3) {
    value /= 1_000;
    unit++;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  return `${value.toFixed(digits).replace(".", text.decimalSeparator)} ${text.sizeUnits[unit]}`;
}

/** A calendar day or UTC time as `01/03/2026`. */
export function dayLabel(date: string): string {
  return localTime(date.length === 10 ? `${date}T00:00:00.000Z` : date, null).day;
}

/** A UTC time as `01/03/2026, 09:30 UTC`. */
export function utcLabel(utc: string): string {
  return `${dayLabel(utc)}, ${utc.slice("2026-03-01T".length, "2026-03-01T09:30".length)} UTC`;
}

export function periodLabel({ startDate, endDate }: Mission, text: DossierText): string {
  if (startDate === null && endDate === null) return text.notGiven;
  return [startDate, endDate].map((date) => (date === null ? "…" : dayLabel(date))).join(" – ");
}

export function amountLabel({ amountCents, currency }: Mission, text: DossierText): string {
  if (amountCents === null) return text.notGiven;
  const [whole = "", cents = ""] = (amountCents / 100).toFixed(2).split(".");
  return `${whole.replace(/\B(?=(\d{3})+$)/g, "\u00A0")}${text.decimalSeparator}${cents}\u00A0${currency}`;
}

/** Title and reference, as far as they are given. */
export function missionLabel({ title, reference }: Mission): string {
  return [title, reference]
    .map(shown)
    .filter((part) => part !== "")
    .join(" – ");
}

/** The parties as the mission names them, its client among them. */
export function missionParties({ parties, client }: Mission): readonly Party[] {
  if (client === "" || parties.some(({ role }) => role === "client")) return parties;
  return [{ role: "client", name: client, details: "" }, ...parties];
}

/** `1–4, 7`: numbers in ascending order, runs joined. */
export function rangeLabel(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(", ");
}
