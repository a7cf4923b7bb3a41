import type { Bilingual, Capture, JournalEntry, Mission, Numbering } from "../core";
import type { HashedFile, PlannedEntry } from "./entry";

/** What was found out about an e-mail's signatures, as the journal has its hash. */
export interface MailCheck {
  /** The original's. */
  readonly artifactId: string;
  readonly json: string;
}

/** What one authority, or OpenTimestamps, said of a head. */
export interface HeadStamp {
  /** An authority's id, or `opentimestamps`: in file names. */
  readonly witness: string;
  readonly name: string;
  readonly url: string;
  /** TimeStampReq; null for OpenTimestamps. */
  readonly query: Uint8Array<ArrayBuffer> | null;
  /** TimeStampResp, or the `.ots` file. */
  readonly reply: Uint8Array<ArrayBuffer>;
  /** UTC; null where the witness names none. */
  readonly genTime: string | null;
  readonly trusted: boolean;
}

/** A head of the journal that goes into a dossier. */
export interface SignedHead {
  readonly sequence: number;
  readonly json: string;
  /** Detached CMS in DER. */
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly stamps: readonly HeadStamp[];
}

/** What signs and stamps a dossier. */
export interface ProofInput {
  /** In ascending order; the last one is that of the journal's last entry. */
  readonly heads: readonly SignedHead[];
  /** Of all keys that signed, in PEM. */
  readonly certificatesPem: string;
  /** Of authorities' roots, in PEM. */
  readonly authoritiesPem: string;
  /** Signs with the present key: detached CMS in DER. */
  readonly sign: (content: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;
  /** The page that checks a dossier, as it travels. */
  readonly verifierHtml: string;
}

/** An exhibit as a PDF, stamped with its number. */
export interface ExhibitCopy extends HashedFile {
  readonly pages: number;
}

/** What a dossier is made of. */
export interface DossierInput {
  readonly mission: Mission;
  /** Of the mission's trade. */
  readonly tradeName: Bilingual;
  /** All captures of the mission in any order; erased ones included, as tombstones. */
  readonly captures: readonly Capture[];
  /** At most one for each original. */
  readonly mailChecks: readonly MailCheck[];
  /** Complete and in order. */
  readonly journal: readonly JournalEntry[];
  readonly proof: ProofInput;
  readonly numbering: Numbering;
  /** By capture; exhibits without one are there as they were captured. */
  readonly copies: ReadonlyMap<string, ExhibitCopy>;
  /** Of the first volume, besides those that every dossier has. */
  readonly documents: readonly PlannedEntry[];
  /** UTC. */
  readonly exportedAt: string;
  readonly softwareVersion: string;
  readonly softwareRevision: string;
}
