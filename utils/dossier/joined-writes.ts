export type Sink = (chunk: Uint8Array) => void | Promise<void>;

/** Size of all writes but the last. Many small ones cost four times the time in OPFS. Bytes. */
const WRITE_BYTES = 1024 * 1024;

/** Joins what is written into chunks of 1 MiB, waiting for `sink` after each; a chunk is the sink's to keep. */
export class JoinedWrites {
  private buffer = new Uint8Array(WRITE_BYTES);
  private used = 0;
  private total = 0;

  constructor(private readonly sink: Sink) {}

  get totalBytes(): number {
    return this.total;
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.total += chunk.byteLength;
    let rest = chunk;
    while (rest.byteLength > 0) {
      const part = rest.subarray(0, WRITE_BYTES - this.used);
      this.buffer.set(part, this.used);
      this.used += part.byteLength;
      rest = rest.subarray(part.byteLength);
      if (this.used === WRITE_BYTES) {
        await this.sink(this.buffer);
        this.buffer = new Uint8Array(WRITE_BYTES);
        this.used = 0;
      }
    }
  }

  async flush(): Promise<void> {
    if (this.used > 0) await this.sink(this.buffer.subarray(0, this.used));
    this.used = 0;
  }
}
