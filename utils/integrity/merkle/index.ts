import { MerkleTree } from "./tree";

export { leafHash } from "./hashing";
export { MerkleTree } from "./tree";
export { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from "./verify";

/** The root over leaf hashes (RFC 6962, 2.1); of none, SHA-256 of nothing. */
export async function merkleRoot(leaves: readonly Uint8Array[]): Promise<Uint8Array> {
  return (await MerkleTree.of(leaves)).root();
}
