import type { HeadStamp, SignedHead } from "../input";

/** Of each witness the first stamp that covers one of the entries, and the last head: what the dossier has to show. */
export function chooseHeads(heads: readonly SignedHead[], entrySequences: readonly number[]): SignedHead[] {
  const chosen = new Map<number, Set<HeadStamp>>();
  const take = (head: SignedHead, stamps: readonly HeadStamp[]) => {
    const taken = chosen.get(head.sequence) ?? new Set();
    for (const stamp of stamps) taken.add(stamp);
    chosen.set(head.sequence, taken);
  };
  for (const sequence of entrySequences) {
    const seen = new Set<string>();
    for (const head of heads) {
      if (head.sequence < sequence) continue;
      const first = head.stamps.filter(({ witness }) => !seen.has(witness));
      if (first.length > 0) take(head, first);
      for (const { witness } of first) seen.add(witness);
    }
  }
  const last = heads.at(-1);
  if (last) take(last, last.stamps);
  return heads.flatMap((head) => {
    const stamps = chosen.get(head.sequence);
    return stamps ? [{ ...head, stamps: head.stamps.filter((stamp) => stamps.has(stamp)) }] : [];
  });
}

/** The head that an exhibit is proved with: the first that a trusted authority stamped, or anybody, or there is. */
export function headOfExhibit(heads: readonly SignedHead[], entrySequence: number): SignedHead | undefined {
  const covering = heads.filter(({ sequence }) => sequence >= entrySequence);
  return (
    covering.find(({ stamps }) => stamps.some(({ trusted }) => trusted)) ??
    covering.find(({ stamps }) => stamps.length > 0) ??
    covering[0]
  );
}
