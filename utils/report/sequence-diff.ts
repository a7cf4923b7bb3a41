/** One step from a sequence to another; `before` and `after` are positions in them. */
export type Step =
  | { readonly kind: "same"; readonly before: number; readonly after: number }
  | { readonly kind: "removed"; readonly before: number }
  | { readonly kind: "added"; readonly after: number };

/** Largest table of a longest common subsequence: 2 bytes a cell, some 10 ms. */
const TABLE_CELLS = 4_000_000;
/** Sides of a table stay below what 16 bits count. */
const TABLE_SIDE = 60_000;

/**
 * How `after` comes from `before`: a longest common subsequence, taken in order, where the sequences are short enough;
 * longer ones are cut first at what both have exactly once. Where not even that is found, all of it is replaced.
 */
export function diffSequences(before: readonly string[], after: readonly string[]): Step[] {
  const steps: Step[] = [];
  diffRange({ before, after, steps }, [0, before.length], [0, after.length], true);
  return steps;
}

interface Job {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly steps: Step[];
}
type Range = readonly [start: number, end: number];

function diffRange(job: Job, [beforeStart, beforeEnd]: Range, [afterStart, afterEnd]: Range, split: boolean): void {
  const { before, after, steps } = job;
  let b = beforeStart;
  let a = afterStart;
  while (b < beforeEnd && a < afterEnd && before[b] === after[a]) steps.push({ kind: "same", before: b++, after: a++ });
  let bEnd = beforeEnd;
  let aEnd = afterEnd;
  while (bEnd > b && aEnd > a && before[bEnd - 1] === after[aEnd - 1]) {
    bEnd--;
    aEnd--;
  }
  diffMiddle(job, [b, bEnd], [a, aEnd], split);
  for (; bEnd < beforeEnd; bEnd++, aEnd++) steps.push({ kind: "same", before: bEnd, after: aEnd });
}

function diffMiddle(job: Job, [b, bEnd]: Range, [a, aEnd]: Range, split: boolean): void {
  const rows = bEnd - b;
  const columns = aEnd - a;
  if (rows > 0 && columns > 0) {
    if (rows * columns <= TABLE_CELLS && Math.max(rows, columns) <= TABLE_SIDE) {
      byTable(job, [b, bEnd], [a, aEnd]);
      return;
    }
    const anchors = split ? commonOnce(job, [b, bEnd], [a, aEnd]) : [];
    if (anchors.length > 0) {
      let from: readonly [number, number] = [b, a];
      for (const [beforeAt, afterAt] of anchors) {
        diffRange(job, [from[0], beforeAt], [from[1], afterAt], false);
        job.steps.push({ kind: "same", before: beforeAt, after: afterAt });
        from = [beforeAt + 1, afterAt + 1];
      }
      diffRange(job, [from[0], bEnd], [from[1], aEnd], false);
      return;
    }
  }
  for (let at = b; at < bEnd; at++) job.steps.push({ kind: "removed", before: at });
  for (let at = a; at < aEnd; at++) job.steps.push({ kind: "added", after: at });
}

function byTable({ before, after, steps }: Job, [bStart, bEnd]: Range, [aStart, aEnd]: Range): void {
  const width = aEnd - aStart + 1;
  // lengths[row * width + column]: of what the rest from there on has in common
  const lengths = new Uint16Array((bEnd - bStart + 1) * width);
  const at = (b: number, a: number) => (b - bStart) * width + (a - aStart);
  for (let b = bEnd - 1; b >= bStart; b--) {
    for (let a = aEnd - 1; a >= aStart; a--) {
      lengths[at(b, a)] =
        before[b] === after[a]
          ? (lengths[at(b + 1, a + 1)] ?? 0) + 1
          : Math.max(lengths[at(b + 1, a)] ?? 0, lengths[at(b, a + 1)] ?? 0);
    }
  }
  let b = bStart;
  let a = aStart;
  while (b < bEnd || a < aEnd) {
    if (b < bEnd && a < aEnd && before[b] === after[a]) steps.push({ kind: "same", before: b++, after: a++ });
    else if (b < bEnd && (a === aEnd || (lengths[at(b + 1, a)] ?? 0) >= (lengths[at(b, a + 1)] ?? 0))) {
      steps.push({ kind: "removed", before: b++ });
    } else steps.push({ kind: "added", after: a++ });
  }
}

/** Positions of what both ranges have exactly once, the longest series of them that is in order on both sides. */
function commonOnce({ before, after }: Job, beforeRange: Range, afterRange: Range): (readonly [number, number])[] {
  const inBefore = positionsOnce(before, beforeRange);
  const inAfter = positionsOnce(after, afterRange);
  const pairs = [...inBefore].flatMap(([value, at]) => {
    const other = inAfter.get(value);
    return other === undefined ? [] : [[at, other] as const];
  });
  return longestRising(pairs);
}

function positionsOnce(values: readonly string[], [start, end]: Range): Map<string, number> {
  const once = new Map<string, number>();
  const twice = new Set<string>();
  for (let at = start; at < end; at++) {
    const value = values[at] ?? "";
    if (once.has(value)) twice.add(value);
    else once.set(value, at);
  }
  for (const value of twice) once.delete(value);
  return once;
}

/** Patience sorting: of pairs that rise on the first side, the longest series that rises on the second too. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  interface Card {
    readonly pair: readonly [number, number];
    readonly below: Card | null;
  }
  const tops: Card[] = [];
  for (const pair of pairs) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    tops[low] = { pair, below: tops[low - 1] ?? null };
  }
  const series: (readonly [number, number])[] = [];
  for (let card = tops.at(-1) ?? null; card; card = card.below) series.push(card.pair);
  return series.reverse();
}
