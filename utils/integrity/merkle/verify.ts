import { emptyRoot, HASH_BYTES, nodeHash, sameHash } from "./hashing";

export interface InclusionClaim {
  /** The leaf's hash. */
  readonly leaf: Uint8Array;
  /** Its place, from 0. */
  readonly index: number;
  /** How many leaves the tree has. */
  readonly size: number;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

export interface ConsistencyClaim {
  readonly fromSize: number;
  readonly fromRoot: Uint8Array;
  readonly toSize: number;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

type Side = "left" | "right";

/**
 * On which side each hash of a proof stands, from the leaf at `place` up to the root of a tree whose last leaf is at
 * `last`. Divisions, because shift operators end at 2^31.
 */
function siblingSides(place: number, last: number): Side[] {
  const sides: Side[] = [];
  let here = place;
  let edge = last;
  const up = () => {
    here = Math.floor(here / 2);
    edge = Math.floor(edge / 2);
  };
  for (; edge > 0; up()) {
    if (here % 2 === 0 && here !== edge) {
      sides.push("right");
      continue;
    }
    sides.push("left");
    // on the right edge, levels without a sibling are passed over
    while (here % 2 === 0 && here > 0) up();
  }
  return sides;
}

const isSize = (value: number) => Number.isSafeInteger(value) && value >= 0;
const areHashes = (hashes: readonly Uint8Array[]) => hashes.every(({ length }) => length === HASH_BYTES);

/** Whether the leaf is in the tree with that root, at that place (RFC 9162, 2.1.3.2). Never throws. */
export async function verifyInclusion({ leaf, index, size, proof, root }: InclusionClaim): Promise<boolean> {
  if (!isSize(index) || !isSize(size) || index >= size) return false;
  const sides = siblingSides(index, size - 1);
  if (proof.length !== sides.length || !areHashes([leaf, ...proof])) return false;
  let hash = leaf;
  for (const [level, sibling] of proof.entries()) {
    hash = sides[level] === "left" ? await nodeHash(sibling, hash) : await nodeHash(hash, sibling);
  }
  return sameHash(hash, root);
}

/**
 * Whether the tree with `toRoot` begins with all that was in the tree with `fromRoot` (RFC 9162, 2.1.4.2; every tree
 * begins with the empty one, which needs no proof). Never throws.
 */
export async function verifyConsistency(claim: ConsistencyClaim): Promise<boolean> {
  const { fromSize, fromRoot, toSize, toRoot, proof } = claim;
  if (!isSize(fromSize) || !isSize(toSize) || fromSize > toSize) return false;
  if (fromSize === toSize || fromSize === 0) {
    const start = fromSize === 0 ? await emptyRoot() : fromRoot;
    return proof.length === 0 && sameHash(fromRoot, start) && (fromSize < toSize || sameHash(fromRoot, toRoot));
  }
  return followConsistency(claim);
}

/** For 0 < fromSize < toSize: both roots are made of the proof, and must come out. */
async function followConsistency({ fromSize, fromRoot, toSize, toRoot, proof }: ConsistencyClaim): Promise<boolean> {
  let place = fromSize - 1;
  let last = toSize - 1;
  while (place % 2 === 1) {
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  // an old tree that is one complete subtree is itself where the proof begins
  const [first, ...rest] = place === 0 ? [fromRoot, ...proof] : proof;
  const sides = siblingSides(place, last);
  if (first === undefined || rest.length !== sides.length || !areHashes([first, ...rest])) return false;
  let oldHash = first;
  let newHash = first;
  for (const [level, sibling] of rest.entries()) {
    if (sides[level] === "left") {
      oldHash = await nodeHash(sibling, oldHash);
      newHash = await nodeHash(sibling, newHash);
    } else {
      newHash = await nodeHash(newHash, sibling);
    }
  }
  return sameHash(oldHash, fromRoot) && sameHash(newHash, toRoot);
}
