import { type JournalEntry, utf8 } from "../core";
import { entryPreimage } from "./journal-chain";
import { leafHash, MerkleTree } from "./merkle";

/** What of an entry is in the tree: its body may be withheld. */
type SealedEntry = Pick<JournalEntry, "sequence" | "time" | "bodyHash" | "previousHash">;

/** An entry's leaf in the journal's Merkle tree: RFC 6962, 2.1, over the canonical JSON that its hash is taken over. */
export function entryLeaf(entry: SealedEntry): Promise<Uint8Array> {
  return leafHash(utf8(entryPreimage(entry)));
}

/** So many leaves are hashed at once. */
const BATCH = 1_024;

/** The Merkle tree over a journal's entries, in order from the first. */
export async function journalTree(entries: readonly SealedEntry[]): Promise<MerkleTree> {
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < entries.length; at += BATCH) {
    leaves.push(...(await Promise.all(entries.slice(at, at + BATCH).map(entryLeaf))));
  }
  return MerkleTree.of(leaves);
}
