import type { ArtifactRole, Bilingual, EvidenceKind, Mission, Party } from "../../core";

/** A command that the reader may copy, for one system. */
export interface Command {
  readonly system: string;
  readonly lines: string;
  readonly explanation: string;
}

/** All that a dossier's documents say, in one language. */
export interface DossierText {
  readonly language: keyof Bilingual;
  readonly kinds: Readonly<Record<EvidenceKind, string>>;
  readonly roles: Readonly<Record<ArtifactRole, string>>;
  readonly statuses: Readonly<Record<Mission["status"], string>>;
  readonly parties: Readonly<Record<Party["role"], string>>;
  readonly sizeUnits: readonly [string, string, string, string];
  readonly oneByte: string;
  readonly decimalSeparator: string;
  readonly notGiven: string;
  readonly untitled: string;
  readonly partial: string;
  readonly volume: (number: number, count: number) => string;
  readonly index: {
    readonly title: string;
    readonly court: string;
    readonly chamber: string;
    readonly city: string;
    readonly caseNumber: string;
    readonly date: string;
    readonly parties: string;
    readonly author: string;
    readonly mission: string;
    readonly number: string;
    readonly exhibitTitle: string;
    readonly dated: string;
    readonly kind: string;
    readonly source: string;
    readonly files: string;
    readonly captured: string;
    readonly record: string;
    readonly copy: string;
    readonly withdrawn: string;
    readonly version: (version: number) => string;
    readonly mailCheck: string;
    readonly from: string;
    readonly to: string;
    readonly mailDate: string;
    readonly noSource: string;
    readonly erasedHeading: string;
    readonly erased: string;
    readonly erasedLine: (day: string) => string;
    readonly fingerprints: string;
    readonly otherVolumes: string;
  };
  readonly csv: {
    readonly number: string;
    readonly title: string;
    readonly datedDay: string;
    readonly datedTime: string;
    readonly captured: string;
    readonly kind: string;
    readonly outcome: string;
    readonly complete: string;
    readonly partial: string;
    readonly source: string;
    readonly file: string;
    readonly content: string;
    readonly volume: string;
    readonly sizeBytes: string;
  };
  readonly cover: {
    readonly heading: string;
    readonly notConstat: string;
    readonly whatHeading: string;
    readonly what: (exhibits: number, volumes: number) => string;
    readonly erasedCount: (count: number) => string;
    readonly missionHeading: string;
    readonly client: string;
    readonly reference: string;
    readonly trade: string;
    readonly period: string;
    readonly amount: string;
    readonly status: string;
    readonly description: string;
    readonly dossierHeading: string;
    readonly exportedAt: string;
    readonly exhibitCount: string;
    readonly software: string;
    readonly dossierId: string;
    readonly journalHead: string;
    readonly journalEntry: (sequence: number) => string;
    readonly volumesHeading: string;
    readonly volumesNote: string;
    readonly volumeExhibits: (range: string) => string;
    readonly filesHeading: string;
    readonly files: {
      readonly index: string;
      readonly bundle: string;
      readonly report: string;
      readonly exhibits: string;
      readonly exhibitsWithCopies: string;
      readonly record: string;
      readonly journal: string;
      readonly manifest: string;
      readonly sums: string;
      readonly verifier: string;
      readonly howTo: string;
      readonly proofs: string;
    };
    readonly checkHeading: string;
    readonly checkIntroduction: string;
    readonly commands: readonly Command[];
    readonly fingerprint: string;
    readonly provesHeading: string;
    readonly proves: readonly string[];
    /** What outside authorities add; `names` has at least one. */
    readonly stamped: (names: string) => string;
    readonly notStamped: string;
    readonly provesNotHeading: string;
    readonly provesNot: readonly string[];
    readonly legal: string;
  };
  readonly volumeCover: {
    readonly heading: (number: number, count: number) => string;
    readonly note: (firstVolume: string) => string;
    readonly exhibits: string;
    readonly check: string;
  };
}
