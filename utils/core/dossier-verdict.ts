/** By when an exhibit existed, by the earliest word of an authority whose root is trusted. */
export interface ExistedBy {
  /** UTC, as the authority says it. */
  readonly time: string;
  /** Name in the authority's certificate. Hostile text. */
  readonly authority: string;
  /** Qualified under eIDAS: `claimed` by the token, `confirmed` by the EU trust list. */
  readonly qualified: "no" | "claimed" | "confirmed";
}

/** One sentence about who vouches for a dossier, without language; `components/verify/words.ts` says it. */
export type Statement =
  /** All or some exhibits existed by the latest of their times. */
  | ({ readonly says: "existed-by"; readonly proved: number; readonly exhibits: number } & ExistedBy)
  | { readonly says: "no-time" }
  | { readonly says: "unknown-authority"; readonly authority: string; readonly timestamps: number }
  | { readonly says: "false-timestamps"; readonly authority: string; readonly timestamps: number }
  | { readonly says: "open-timestamps"; readonly complete: number; readonly pending: number }
  | { readonly says: "signed"; readonly name: string; readonly certificateSha256: string }
  | { readonly says: "unsigned" }
  /** A format of before there were timestamps and signatures. */
  | { readonly says: "no-witnesses" }
  /** Unpacked folders: the form of the zip could not be looked at. */
  | { readonly says: "unpacked" };

export type Headline = "intact" | "altered" | "incomplete" | "not-a-dossier" | "mixed" | "volumes-missing";

/** A finding as it is shown. All texts may be hostile. */
export interface ShownFinding {
  readonly where: string;
  readonly reason: string;
  /** In English. */
  readonly detail: string;
}

export interface ShownCheck {
  readonly id: string;
  readonly outcome: "passed" | "failed" | "not-possible";
  readonly findings: readonly ShownFinding[];
}

export interface ShownExhibit {
  readonly number: number;
  readonly title: string;
  /** By the clock of the device that captured it, UTC. */
  readonly capturedAt: string;
  readonly existedBy: ExistedBy | null;
  /** A check found something in its folder. */
  readonly altered: boolean;
}

/** What the check of a dossier tells a reader, whichever face shows it; without language. */
export interface DossierVerdict {
  readonly headline: Headline;
  readonly dossier: { readonly title: string; readonly exhibits: number; readonly exportedAt: string } | null;
  readonly statements: readonly Statement[];
  /** Empty where the dossier has no witnesses, or its manifest cannot be trusted. */
  readonly exhibits: readonly ShownExhibit[];
  readonly checks: readonly ShownCheck[];
}
