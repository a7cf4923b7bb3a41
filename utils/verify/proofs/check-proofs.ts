import type { ExistedBy, Manifest } from "../../core";
import { journalTree } from "../../integrity";
import type { Checks, Witnesses } from "../report";
import { checkHeads } from "./check-heads";
import { checkInclusions } from "./check-inclusions";
import { checkOpenTimestamps } from "./check-opentimestamps";
import { checkSignatures, type SignedManifest } from "./check-signatures";
import { checkTimestamps, type HeadStamp } from "./check-timestamps";
import type { JournalTrace } from "./journal-trace";
import type { ProofReader } from "./proof-reader";

const PROOF_CHECKS = ["heads-match-journal", "exhibits-proved", "signatures", "timestamps", "opentimestamps"] as const;

export interface ProofInput {
  readonly manifest: Manifest;
  readonly manifests: readonly SignedManifest[];
  readonly files: ProofReader;
  readonly trace: JournalTrace;
  /** Place of each exhibit's entry in the journal, by capture. */
  readonly sequences: ReadonlyMap<string, number>;
  readonly roots: readonly Uint8Array[];
  readonly now: Date;
}

/** What signs and stamps a dossier, and what follows from it for each exhibit. */
export async function checkProofs(input: ProofInput, checks: Checks): Promise<Witnesses | null> {
  const { manifest, manifests, files, trace, roots, now } = input;
  if (!manifest.proof) {
    noProofs(checks, `dossiers of format version ${manifest.version} have none`);
    // a forger may call a dossier older than it is
    if (trace.keyAt(manifest.journal.sequence) !== null) {
      checks.signatures.fail("missing", "the journal names a signing key, but nothing is signed");
    }
    return null;
  }
  const tree = await journalTree(trace.entries);
  const heads = await checkHeads(manifest, files, trace, tree, checks["heads-match-journal"]);
  await checkInclusions(manifest, { files, trace, heads }, checks["exhibits-proved"]);
  const signature = await checkSignatures(manifests, files, trace, heads, checks.signatures);
  const { stamps, authorities } = await checkTimestamps(manifest, files, heads, roots, now, checks.timestamps);
  const openTimestamps = await checkOpenTimestamps(manifest, files, heads, checks.opentimestamps);
  const journalHolds = (["journal-chain", "journal-matches-exhibits", "heads-match-journal"] as const).every(
    (id) => checks[id].result().outcome === "passed",
  );
  return {
    exhibits: manifest.exhibits.map(({ number, captureId, title, capturedAt }) => {
      const sequence = input.sequences.get(captureId);
      const existedBy = journalHolds && sequence !== undefined ? earliest(stamps, sequence) : null;
      return { number, title, capturedAt, existedBy };
    }),
    signature,
    authorities,
    openTimestamps,
  };
}

/** Says of all checks of proofs why they cannot be made. */
export function noProofs(checks: Checks, detail: string): void {
  for (const id of PROOF_CHECKS) checks[id].impossible(detail);
}

/** The earliest time at which a trusted authority saw a head that covers this entry. */
function earliest(stamps: readonly HeadStamp[], entrySequence: number): ExistedBy | null {
  let first: HeadStamp | null = null;
  for (const stamp of stamps) {
    if (stamp.sequence >= entrySequence && (first === null || stamp.time < first.time)) first = stamp;
  }
  return first && { time: first.time, authority: first.authority, qualified: first.qualified };
}
