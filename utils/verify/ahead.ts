/** What may be under way at once; one item always may. */
export interface AheadLimits {
  readonly items: number;
  readonly weight: number;
}

/** An item, and what comes of it. */
export interface Begun<T, R> {
  readonly item: T;
  readonly result: Promise<R>;
}

/**
 * Works on several items at once and gives them in their order, so that what is read of one is hashed while the next is
 * being read. Whoever stops early need not wait for what is under way.
 */
export async function* ahead<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  limits: AheadLimits,
  weigh: (item: T) => number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<Begun<T, R>, void, undefined> {
  const begun: Begun<T, R>[] = [];
  let weight = 0;
  for await (const item of items) {
    const own = weigh(item);
    while (begun.length > 0 && (begun.length >= limits.items || weight + own > limits.weight)) {
      const [first] = begun as [Begun<T, R>];
      yield first;
      // what is kept until then is what the limits are for
      await first.result.catch(() => {});
      begun.shift();
      weight -= weigh(first.item);
    }
    const result = work(item);
    // it may fail before its turn
    result.catch(() => {});
    begun.push({ item, result });
    weight += own;
  }
  yield* begun;
}
