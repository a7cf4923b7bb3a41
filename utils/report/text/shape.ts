import type { EvidenceKind, Party } from "../../core";
import type { OutlineSection } from "../outline";

/** All that a prefilled report says, in one language; its headings and hints are in `standard-outline.ts`. */
export interface ReportText {
  readonly language: keyof OutlineSection["heading"];
  readonly partyRoles: Readonly<Record<Party["role"], string>>;
  /** What separates a label from its value. */
  readonly colon: string;
  readonly quoted: (text: string) => string;
  readonly day: (formatted: string) => string;
  readonly facts: Readonly<Record<"title" | "client" | "reference" | "start" | "end" | "amount", string>>;
  readonly leads: Readonly<Record<"context" | "goals" | "results", string>>;
  readonly leadHints: Readonly<Record<"context" | "goals" | "results", string>>;
  /** One sentence from what is known; the mission's title and the names are already quoted. */
  readonly engagement: (known: {
    readonly title: string;
    readonly owner: string;
    readonly client: string;
    readonly start: string | null;
    readonly end: string | null;
    readonly amount: string | null;
  }) => string;
  /** What was kept, by kind; only kinds of which there is at least one. */
  readonly kept: (counts: readonly { readonly kind: EvidenceKind; readonly count: number }[]) => string;
  readonly columns: Readonly<Record<"exhibit" | "date" | "title", string>>;
  readonly more: (count: number) => string;
  readonly untitled: string;
}
