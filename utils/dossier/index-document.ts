/** The exhibit index in words that are ready to show: what its printed and its pasted form have in common. */
export interface IndexDocument {
  readonly language: "fr" | "en";
  readonly title: string;
  /** Court, chamber, city, case number; a value is empty before suit. */
  readonly court: readonly { readonly label: string; readonly value: string }[];
  /** In procedural order. */
  readonly parties: readonly { readonly role: string; readonly name: string; readonly details: string }[];
  readonly mission: string;
  readonly versionLine: string;
  readonly columns: {
    readonly number: string;
    readonly title: string;
    readonly date: string;
    readonly kind: string;
    readonly pages: string;
  };
  /** In ascending order of their numbers. */
  readonly lines: readonly IndexLine[];
  /** What is different from the version before, under a heading that comes first; empty for the first version. */
  readonly changes: readonly string[];
  readonly notes: readonly string[];
}

export interface IndexLine {
  readonly number: number;
  readonly title: string;
  readonly date: string;
  readonly kind: string;
  /** Null where there is no copy to count. */
  readonly pages: number | null;
  /** « copie », « retirée »; may be empty. */
  readonly mention: string;
}
