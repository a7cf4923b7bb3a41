import { ConsistencySchema, fromHex, type Head, HeadSchema, type Manifest, toHex } from "../../core";
import { type MerkleTree, verifyConsistency } from "../../integrity/merkle";
import { parseCanonical } from "../json-file";
import type { Check } from "../report";
import type { JournalTrace } from "./journal-trace";
import type { ProofReader } from "./proof-reader";

/** A head that is one of this journal's, with the bytes that are signed and stamped. */
export interface CheckedHead {
  readonly head: Head;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Whether each head says what the journal was after its entry, and the last one what it is in the end.
 * @returns the heads that do, by sequence
 */
export async function checkHeads(
  manifest: Manifest,
  files: ProofReader,
  trace: JournalTrace,
  tree: MerkleTree,
  check: Check,
): Promise<ReadonlyMap<number, CheckedHead>> {
  check.ran();
  const { heads = [], consistency = "" } = manifest.proof ?? {};
  const checked = new Map<number, CheckedHead>();
  let previous = 0;
  for (const { sequence, path } of heads) {
    const bytes = files.get(path);
    if (!bytes) {
      check.impossible("the head is missing or not as listed", { path });
      continue;
    }
    const parsed = parseCanonical(bytes, HeadSchema);
    if (!("value" in parsed)) {
      check.fail(parsed.reason, parsed.detail, { path });
      continue;
    }
    const head = parsed.value;
    const problem = sequence <= previous ? "heads are not in ascending order" : await contradiction(head, trace, tree);
    previous = sequence;
    if (head.sequence !== sequence) check.fail("contradiction", "the manifest gives it another sequence", { path });
    else if (problem !== null) check.fail("contradiction", problem, { path });
    else checked.set(sequence, { head, bytes });
  }
  if (heads.at(-1)?.sequence !== manifest.journal.sequence) {
    check.fail("contradiction", "the last head is not that of the journal's last entry");
  }
  await checkConsistency(consistency, heads, files, checked, check);
  return checked;
}

async function contradiction(head: Head, trace: JournalTrace, tree: MerkleTree): Promise<string | null> {
  if (head.installationId !== trace.installationId) return "it is the head of another installation's journal";
  if (head.sequence > tree.size) return "the journal does not go that far";
  if (trace.entries[head.sequence - 1]?.hash !== head.hash) return "the journal's entry has another hash";
  if (toHex(await tree.root(head.sequence)) !== head.merkleRoot) return "the journal has another Merkle root";
  return null;
}

/** Each head but the last is proved to be the beginning of the last. */
async function checkConsistency(
  path: string,
  heads: readonly { readonly sequence: number }[],
  files: ProofReader,
  checked: ReadonlyMap<number, CheckedHead>,
  check: Check,
): Promise<void> {
  const bytes = files.get(path);
  if (!bytes) return check.impossible("the consistency proofs are missing or not as listed", { path });
  const parsed = parseCanonical(bytes, ConsistencySchema);
  if (!("value" in parsed)) return check.fail(parsed.reason, parsed.detail, { path });
  const { proofs } = parsed.value;
  const last = heads.at(-1)?.sequence;
  const expected = heads.slice(0, -1).map(({ sequence }) => sequence);
  const fits = proofs.length === expected.length && proofs.every(({ from }, at) => from === expected[at]);
  if (!fits) check.fail("contradiction", "does not prove each head", { path });
  for (const { from, to, path: proof } of proofs) {
    const [older, newer] = [checked.get(from)?.head, checked.get(to)?.head];
    if (!older || !newer) continue;
    const holds = await verifyConsistency({
      fromSize: from,
      fromRoot: fromHex(older.merkleRoot),
      toSize: to,
      toRoot: fromHex(newer.merkleRoot),
      proof: proof.map(fromHex),
    });
    if (!holds || to !== last) check.fail("contradiction", `does not lead from head ${from} to the last`, { path });
  }
}
