import type { Capture, Mission } from "../core";
import { cleanText } from "./foreign";
import type { OutlineSection } from "./outline";
import { en } from "./text/en";
import { fr } from "./text/fr";
import type { ReportText } from "./text/shape";

/** A note of the mission's diary. */
export interface ReportNote {
  readonly captureId: string;
  readonly title: string;
  readonly text: string;
  /** UTC. */
  readonly datedAt: string;
}

/** An item of the mission's checklist in the report's language, and the captures that answer it. */
export interface ChecklistText {
  readonly text: string;
  readonly captureIds: readonly string[];
}

/** What is known of a mission when its report is begun. */
export interface ReportSources {
  readonly mission: Mission;
  readonly captures: readonly Capture[];
  readonly notes: readonly ReportNote[];
  readonly checklistTexts: readonly ChecklistText[];
  /** The trade's; what it lacks of a report is added. */
  readonly outline: readonly OutlineSection[];
  readonly language: "fr" | "en";
  /** Of the user; empty where the settings do not say. */
  readonly ownerName: string;
  /** IANA name of the zone whose days are written. */
  readonly timeZone: string;
}

/** Longest title or name of others. Characters. */
const LINE_LENGTH = 300;

/** The sources as sections are written from them: in order, erased captures apart, texts cut to what is read. */
export class ReportFacts {
  readonly mission: Mission;
  readonly text: ReportText;
  readonly ownerName: string;
  readonly captures: readonly Capture[];
  readonly notes: readonly ReportNote[];
  readonly checklist: readonly ChecklistText[];
  readonly #day: Intl.DateTimeFormat;
  readonly #calendarDay: Intl.DateTimeFormat;

  constructor({ mission, captures, notes, checklistTexts, language, ownerName, timeZone }: ReportSources) {
    this.mission = mission;
    this.text = language === "fr" ? fr : en;
    this.ownerName = this.line(ownerName);
    // sealed versions of the report are no exhibits of it
    this.captures = byDate(captures.filter(({ erasedAt, kind }) => erasedAt === null && kind !== "report"));
    const kept = new Set(this.captures.map(({ id }) => id));
    this.notes = byDate(notes.filter(({ captureId }) => kept.has(captureId)));
    this.checklist = checklistTexts
      .map((entry) => ({ ...entry, captureIds: entry.captureIds.filter((id) => kept.has(id)) }))
      .filter(({ captureIds }) => captureIds.length > 0);
    const locale = language === "fr" ? "fr-FR" : "en-GB";
    this.#day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone });
    this.#calendarDay = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  }

  /** Text of others in one line. */
  line(value: string): string {
    const clean = cleanText(value).trim();
    return clean.length > LINE_LENGTH ? `${cleanText(clean.slice(0, LINE_LENGTH - 1)).trimEnd()}…` : clean;
  }

  title(value: string): string {
    return this.line(value) || this.text.untitled;
  }

  /** The day of a moment (UTC) in the report's zone, or a calendar day (`2026-03-01`); as it is where it is neither. */
  day(value: string): string {
    const date = new Date(value);
    if (Number.isNaN(date.getTime())) return this.line(value);
    return this.text.day((value.length === 10 ? this.#calendarDay : this.#day).format(date));
  }

  get amount(): string | null {
    const { amountCents, currency } = this.mission;
    if (amountCents === null) return null;
    const locale = this.text.language === "fr" ? "fr-FR" : "en-GB";
    const formatted = new Intl.NumberFormat(locale, { style: "currency", currency }).format(amountCents / 100);
    // many typefaces lack the narrow space
    return formatted.replaceAll("\u202f", "\u00a0");
  }
}

function byDate<T extends { readonly datedAt: string }>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => (a.datedAt < b.datedAt ? -1 : a.datedAt > b.datedAt ? 1 : 0));
}
