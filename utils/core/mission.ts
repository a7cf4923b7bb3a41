import * as v from "valibot";
import { IsoDate, ShortText, UtcTime } from "./fields";

export const TRADES = ["general", "marketing", "tech", "consulting", "health"] as const;
export const MISSION_STATUSES = ["active", "closed", "archived"] as const;
export const PARTY_ROLES = ["provider", "client", "intermediary", "lawyer", "insurer", "other"] as const;

export const PartySchema = v.object({
  role: v.picklist(PARTY_ROLES),
  name: ShortText,
  /** Address, e-mail, SIREN: whatever identifies the party. */
  details: ShortText,
});
export type Party = v.InferOutput<typeof PartySchema>;

/** What the user can edit of a mission. */
export const MissionDraftSchema = v.object({
  title: v.pipe(ShortText, v.trim(), v.minLength(1)),
  client: ShortText,
  reference: ShortText,
  trade: v.picklist(TRADES),
  startDate: v.nullable(IsoDate),
  endDate: v.nullable(IsoDate),
  /** Contract amount in cents of `currency`; null where unknown. */
  amountCents: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  parties: v.pipe(v.array(PartySchema), v.maxLength(50)),
  description: v.pipe(v.string(), v.maxLength(20_000)),
});
export type MissionDraft = v.InferOutput<typeof MissionDraftSchema>;

/** An engagement for a client: what captures are filed under. */
export const MissionSchema = v.object({
  ...MissionDraftSchema.entries,
  id: v.pipe(v.string(), v.uuid()),
  status: v.picklist(MISSION_STATUSES),
  createdAt: UtcTime,
  updatedAt: UtcTime,
  /** Last capture or choice in the popup: the mission picker's order. */
  lastUsedAt: UtcTime,
});
export type Mission = v.InferOutput<typeof MissionSchema>;

/** A mission as the lists show it. */
export interface MissionSummary {
  readonly mission: Mission;
  readonly captureCount: number;
  readonly sizeBytes: number;
  readonly lastCaptureAt: string | null;
}

export const EMPTY_MISSION_DRAFT: MissionDraft = {
  title: "",
  client: "",
  reference: "",
  trade: "general",
  startDate: null,
  endDate: null,
  amountCents: null,
  currency: "EUR",
  parties: [],
  description: "",
};
