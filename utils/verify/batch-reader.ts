/** Read at a time: small reads of a file cost a browser many times as long, byte for byte. */
const BATCH_BYTES = 2 * 1024 * 1024;

/** One that is read ahead, and those that are still being hashed. */
const KEPT_BATCHES = 4;

/** Where a record begins in a file, and where the next one does. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads records of a file that is gone through from its beginning to its end: neighbours together, large ones alone, so
 * that nothing is read twice or copied.
 */
export class BatchReader {
  readonly #batches: readonly Extent[];
  /** Which batch the record that begins there is in. */
  readonly #batchOf: ReadonlyMap<number, number>;
  /** By number, the oldest first. */
  readonly #read = new Map<number, Promise<ArrayBuffer>>();

  /** @param records in order, one after the other */
  constructor(
    private readonly blob: Blob,
    records: Iterable<Extent>,
    private readonly batchBytes = BATCH_BYTES,
  ) {
    const batches: Extent[] = [];
    const batchOf = new Map<number, number>();
    for (const { start, end } of records) {
      const last = batches.at(-1);
      if (last && end - last.start <= batchBytes) batches[batches.length - 1] = { start: last.start, end };
      else batches.push({ start, end });
      batchOf.set(start, batches.length - 1);
    }
    this.#batches = batches;
    this.#batchOf = batchOf;
  }

  /**
   * The bytes of a record from its start up to `end`, as far as the file has them. They may lie in a larger buffer that
   * others share: not to be changed, and to be copied by who keeps them.
   * @throws DOMException NotReadableError if the file's bytes are gone
   */
  async read({ start, end }: Extent): Promise<Uint8Array<ArrayBuffer>> {
    const index = this.#batchOf.get(start);
    const batch = index === undefined ? undefined : this.#batches[index];
    if (index === undefined || !batch || batch.end - batch.start > this.batchBytes) {
      return new Uint8Array(await this.blob.slice(start, end).arrayBuffer());
    }
    const reading = this.#batch(index, batch);
    const next = this.#batches[index + 1];
    // read while these are used
    if (next && next.end - next.start <= this.batchBytes) void this.#batch(index + 1, next);
    return new Uint8Array(await reading).subarray(start - batch.start, end - batch.start);
  }

  /** Forgets what was read. */
  release(): void {
    this.#read.clear();
  }

  #batch(index: number, { start, end }: Extent): Promise<ArrayBuffer> {
    const known = this.#read.get(index);
    if (known) return known;
    const reading = this.blob.slice(start, end).arrayBuffer();
    // whoever needs it sees the failure; nobody may need what was read ahead
    reading.catch(() => this.#read.delete(index));
    this.#read.set(index, reading);
    const [oldest] = this.#read.keys();
    if (this.#read.size > KEPT_BATCHES && oldest !== undefined) this.#read.delete(oldest);
    return reading;
  }
}
