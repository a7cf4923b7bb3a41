import * as v from "valibot";
import { IsoDate, ShortText, UtcTime } from "./fields";

export const MISSION_STATUSES = ["active", "closed", "archived"] as const;
export const PARTY_ROLES = ["provider", "client", "intermediary", "lawyer", "insurer", "other"] as const;

/** Which trade: the name of its file in `utils/guidance/trades`. A store or dossier may name one that is not there. */
export const TradeId = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

export const PartySchema = v.object({
  role: v.picklist(PARTY_ROLES),
  name: ShortText,
  /** Address, e-mail, SIREN: whatever identifies the party. */
  details: ShortText,
});
export type Party = v.InferOutput<typeof PartySchema>;

/** The case before a court, once there is one; each may be empty. */
export const ProcedureSchema = v.object({
  court: ShortText,
  chamber: ShortText,
  city: ShortText,
  /** « N° RG » */
  caseNumber: ShortText,
  /** Who brought the case: named first, as procedure wants it. */
  claimant: v.picklist(["provider", "client"]),
});
export type Procedure = v.InferOutput<typeof ProcedureSchema>;

/** What the user can edit of a mission. */
export const MissionDraftSchema = v.object({
  title: v.pipe(ShortText, v.trim(), v.minLength(1)),
  client: ShortText,
  reference: ShortText,
  trade: TradeId,
  startDate: v.nullable(IsoDate),
  endDate: v.nullable(IsoDate),
  /** Contract amount in cents of `currency`; null where unknown. */
  amountCents: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  parties: v.pipe(v.array(PartySchema), v.maxLength(50)),
  description: v.pipe(v.string(), v.maxLength(20_000)),
  /** Missions of before there was a case have none. */
  procedure: v.optional(ProcedureSchema),
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
