import * as v from "valibot";
import { ShortText, Uuid } from "./fields";

const Wording = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000));

/** A text that travels in both languages. */
export const BilingualSchema = v.pipe(v.strictObject({ fr: Wording, en: Wording }), v.readonly());
export type Bilingual = v.InferOutput<typeof BilingualSchema>;

/** The next step that a button can take; "mark" is taken where the point stands. */
export const GUIDANCE_ACTIONS = [
  "add-files",
  "add-note",
  "capture-page",
  "edit-mission",
  "export",
  "open-report",
  "open-settings",
  "mark",
] as const;
export type GuidanceAction = (typeof GUIDANCE_ACTIONS)[number];

/** Points that every mission has, whatever its trade. Their texts are in `locales/`. */
export const BUILT_IN_POINTS = [
  "mission-client",
  "mission-parties",
  "mission-dates",
  "mission-amount",
  "contract-writings",
  "messages-originals",
  "validations-kept",
  "invoices-justified",
  "journal-regular",
  "report-versioned",
  "capturer-named",
  "timestamps-on",
  "copies-safe",
  "dossier-exported",
] as const;
export type BuiltInPointId = (typeof BUILT_IN_POINTS)[number];

export const CHECKLIST_LIMITS = {
  ownItems: 100,
  marks: 300,
  markedCaptures: 50,
  noteCharacters: 2_000,
  supports: 20,
  /** The oldest ones go first. */
  remindersOff: 300,
} as const;

/** Of a point: an item's name in its trade's file, a built-in point's, or an own item's UUID. */
const PointId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));

/** What the user says of a point, against or beyond what can be seen. */
export const ChecklistMarkSchema = v.object({
  /** "missing": what seemed to show it does not. */
  state: v.picklist(["done", "not-applicable", "missing"]),
  /** The exhibits that show it, where the user named them. */
  captureIds: v.pipe(v.array(Uuid), v.maxLength(CHECKLIST_LIMITS.markedCaptures)),
  note: v.pipe(v.string(), v.maxLength(CHECKLIST_LIMITS.noteCharacters)),
});
export type ChecklistMark = v.InferOutput<typeof ChecklistMarkSchema>;

const OwnItemSchema = v.object({
  id: Uuid,
  label: v.pipe(ShortText, v.trim(), v.minLength(1)),
  done: v.boolean(),
});
export type OwnItem = v.InferOutput<typeof OwnItemSchema>;

/** What the user added to the guidance of one mission. */
export const ChecklistSchema = v.object({
  missionId: Uuid,
  own: v.pipe(v.array(OwnItemSchema), v.maxLength(CHECKLIST_LIMITS.ownItems)),
  /** By point. */
  marks: v.pipe(v.record(PointId, ChecklistMarkSchema), v.maxEntries(CHECKLIST_LIMITS.marks)),
  /** Safe copies that exist, as the user says. */
  supports: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(CHECKLIST_LIMITS.supports)),
  /** Ids of reminders that were put away. */
  remindersOff: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(CHECKLIST_LIMITS.remindersOff)),
});
export type Checklist = v.InferOutput<typeof ChecklistSchema>;

/** A mission's checklist as long as the user has touched nothing. */
export const EMPTY_CHECKLIST: Omit<Checklist, "missionId"> = { own: [], marks: {}, supports: 0, remindersOff: [] };

/** What a point says: a trade's own words, a built-in one's name, or what the user wrote. */
export type GuidanceText =
  | { readonly from: "trade"; readonly label: Bilingual; readonly why: Bilingual; readonly how: Bilingual }
  | { readonly from: "built-in"; readonly point: BuiltInPointId }
  | { readonly from: "own"; readonly label: string };

export interface GuidancePoint {
  readonly id: string;
  readonly group: "mission" | "trade" | "practice" | "own";
  /** How much it counts in the score. */
  readonly weight: number;
  /** What was not looked for, or cannot be known, is missing. */
  readonly state: "met" | "missing" | "not-applicable";
  /** What says so: exhibits, other facts that the program knows, or the user alone. */
  readonly basis: "exhibits" | "facts" | "user";
  readonly text: GuidanceText;
  /** What shows it, as far as it goes; oldest first. */
  readonly captureIds: readonly string[];
  /** How many there are of how many that are needed. */
  readonly found: number;
  readonly needed: number;
  /** What the user wrote when marking it. */
  readonly note: string;
  /** Whether the user may say that it is done; everything but own items may be said not to apply. */
  readonly markable: boolean;
  readonly action: GuidanceAction;
}

export const REMINDER_KINDS = ["validation-unanswered", "no-capture", "invoice-undelivered", "report-missing"] as const;

export interface Reminder {
  /** The same for as long as its cause is the same. */
  readonly id: string;
  readonly kind: (typeof REMINDER_KINDS)[number];
  /** What it is about; null where it is about the mission. */
  readonly captureId: string | null;
  /** UTC. */
  readonly dueSince: string;
  readonly action: GuidanceAction;
}

/** What a mission has and lacks. Says nothing about how a dispute would end. */
export interface Guidance {
  readonly points: readonly GuidancePoint[];
  /** Weights of the points that are met, and of all that apply. */
  readonly met: number;
  readonly total: number;
  /** The longest due first. */
  readonly reminders: readonly Reminder[];
}
