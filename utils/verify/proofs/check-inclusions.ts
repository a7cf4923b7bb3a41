import { fromHex, InclusionSchema, type Manifest, type ManifestExhibit } from "../../core";
import { chainFault, entryLeaf } from "../../integrity";
import { verifyInclusion } from "../../integrity/merkle";
import { type AheadLimits, ahead } from "../ahead";
import { parseCanonical } from "../json-file";
import type { Check, FindingReason } from "../report";
import type { CheckedHead } from "./check-heads";
import type { JournalTrace } from "./journal-trace";
import type { ProofReader } from "./proof-reader";

/** Hashing waits more than it works: of so many exhibits at once. */
const AT_ONCE: AheadLimits = { items: 64, weight: 64 };

/** Why an exhibit's proof does not hold, or cannot be judged. */
type Problem = { readonly reason: FindingReason; readonly detail: string } | { readonly impossible: string };

interface Known {
  readonly files: ProofReader;
  readonly trace: JournalTrace;
  readonly heads: ReadonlyMap<number, CheckedHead>;
}

/** Whether each exhibit can be handed over alone: its entry, and the path from it to a head. */
export async function checkInclusions(manifest: Manifest, known: Known, check: Check): Promise<void> {
  check.ran();
  const begun = ahead(
    manifest.exhibits,
    AT_ONCE,
    () => 1,
    (exhibit) => inclusionProblem(exhibit, known),
  );
  for await (const { item, result } of begun) {
    const problem = await result;
    const where = item.inclusion === undefined ? {} : { path: item.inclusion };
    if (problem === null) continue;
    if ("impossible" in problem) check.impossible(problem.impossible, where);
    else check.fail(problem.reason, problem.detail, where);
  }
}

async function inclusionProblem(exhibit: ManifestExhibit, { files, trace, heads }: Known): Promise<Problem | null> {
  const { number, captureId, record, inclusion: path } = exhibit;
  if (path === undefined) return { reason: "missing", detail: `exhibit ${number} has no proof` };
  const bytes = files.get(path);
  if (!bytes) return { impossible: "the proof is missing or not as listed" };
  const parsed = parseCanonical(bytes, InclusionSchema);
  if (!("value" in parsed)) return parsed;
  const { entry, head: sequence, path: proof } = parsed.value;
  const contradiction = (detail: string): Problem => ({ reason: "contradiction", detail });
  const event = entry.body?.event;
  if (event?.type !== "capture-created" || event.captureId !== captureId || event.recordSha256 !== record.sha256) {
    return contradiction("proves another capture");
  }
  const before = { sequence: entry.sequence - 1, hash: entry.previousHash };
  if ((await chainFault(before, entry)) !== null || trace.entries[entry.sequence - 1]?.hash !== entry.hash) {
    return contradiction("its entry is not that of the journal");
  }
  const head = heads.get(sequence);
  if (!head) return { impossible: `needs head ${sequence}` };
  const holds = await verifyInclusion({
    leaf: await entryLeaf(entry),
    index: entry.sequence - 1,
    size: sequence,
    proof: proof.map(fromHex),
    root: fromHex(head.head.merkleRoot),
  });
  return holds ? null : contradiction(`does not lead from the entry to head ${sequence}`);
}
