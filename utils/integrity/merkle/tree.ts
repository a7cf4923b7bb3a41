import { emptyRoot, HASH_BYTES, hashPairs, nodeHash } from "./hashing";

/** The largest power of two below `size`, where a tree of `size` leaves is split (RFC 6962, 2.1). */
function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/**
 * A Merkle tree over leaf hashes (RFC 6962, 2.1), with the trees that it was at every smaller size. Each complete
 * subtree is hashed once, when the tree is made; a root or a proof then takes a few hashes more.
 */
export class MerkleTree {
  /** `levels[k][i]` is the hash of the leaves `i·2^k` to `(i + 1)·2^k`, of complete subtrees only. */
  private constructor(private readonly levels: readonly (readonly Uint8Array[])[]) {}

  /**
   * @param leaves hashes of the entries in order, as `leafHash` gives them
   * @throws RangeError for a leaf that is not 32 bytes long
   */
  static async of(leaves: readonly Uint8Array[]): Promise<MerkleTree> {
    if (leaves.some((leaf) => leaf.length !== HASH_BYTES)) throw new RangeError("a leaf is no hash");
    const levels: (readonly Uint8Array[])[] = [];
    for (let level: readonly Uint8Array[] = [...leaves]; level.length > 0; level = await hashPairs(level)) {
      levels.push(level);
    }
    return new MerkleTree(levels);
  }

  /** How many leaves there are. */
  get size(): number {
    return this.levels[0]?.length ?? 0;
  }

  /**
   * MTH(D[0:size]): the root of the first `size` leaves.
   * @throws RangeError beyond the tree
   */
  async root(size = this.size): Promise<Uint8Array> {
    this.expect(size, 0, this.size);
    return size === 0 ? emptyRoot() : this.range(0, size);
  }

  /**
   * PATH(index, D[0:size]): what proves that the leaf is in the tree of the first `size` leaves (RFC 6962, 2.1.1).
   * @throws RangeError where there is no such leaf or tree
   */
  async inclusion(index: number, size = this.size): Promise<Uint8Array[]> {
    this.expect(size, 1, this.size);
    this.expect(index, 0, size - 1);
    const path: Uint8Array[] = [];
    for (let start = 0, end = size; end - start > 1; ) {
      const middle = start + splitPoint(end - start);
      if (index < middle) {
        path.push(await this.range(middle, end));
        end = middle;
      } else {
        path.push(await this.range(start, middle));
        start = middle;
      }
    }
    return path.reverse();
  }

  /**
   * PROOF(from, D[0:to]): what proves that the first `to` leaves begin with the first `from` (RFC 6962, 2.1.2). Empty
   * for equal sizes, and for none, with which everything begins.
   * @throws RangeError where there are no such trees
   */
  async consistency(from: number, to = this.size): Promise<Uint8Array[]> {
    this.expect(to, 0, this.size);
    this.expect(from, 0, to);
    if (from === 0) return [];
    const path: Uint8Array[] = [];
    let start = 0;
    let end = to;
    while (from !== end) {
      const middle = start + splitPoint(end - start);
      if (from <= middle) {
        path.push(await this.range(middle, end));
        end = middle;
      } else {
        path.push(await this.range(start, middle));
        start = middle;
      }
    }
    // a subtree that begins with the first leaf is the whole old tree, whose root the verifier has
    if (start > 0) path.push(await this.range(start, end));
    return path.reverse();
  }

  /** MTH(D[start:end]) of a range that a split made: it starts where a complete subtree of its size would. */
  private async range(start: number, end: number): Promise<Uint8Array> {
    const complete: Uint8Array[] = [];
    for (let at = start; at < end; ) {
      let level = 0;
      while (at + 2 ** (level + 1) <= end && at % 2 ** (level + 1) === 0) level++;
      complete.push(this.levels[level]?.[at / 2 ** level] as Uint8Array);
      at += 2 ** level;
    }
    let hash = complete.pop() as Uint8Array;
    while (complete.length > 0) hash = await nodeHash(complete.pop() as Uint8Array, hash);
    return hash;
  }

  private expect(value: number, least: number, most: number): void {
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new RangeError(`${value} is not between ${least} and ${most}`);
    }
  }
}
