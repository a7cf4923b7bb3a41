import { createCRC32, type IHasher } from "hash-wasm";

const SIGNATURE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Writes a PNG (RFC 2083) row by row, 8 bit RGB without alpha: no canvas holds the whole picture, so no canvas limit
 * applies, and the file passes unchanged into a PDF. Filter 0 on every row: smallest and fastest for screenshots.
 */
export class RgbPngWriter {
  readonly #width: number;
  readonly #input: WritableStreamDefaultWriter<BufferSource>;
  readonly #deflated: Promise<Uint8Array<ArrayBuffer>[]>;
  #height = 0;

  constructor(width: number) {
    this.#width = width;
    const { writable, readable } = new CompressionStream("deflate");
    this.#input = writable.getWriter();
    this.#deflated = collect(readable);
    // reported by `finish`; without this an aborted picture would be an unhandled rejection
    this.#deflated.catch(() => undefined);
  }

  get height(): number {
    return this.#height;
  }

  /** Appends rows of RGBA pixels as a canvas gives them; alpha is dropped. */
  async append(rgba: Uint8ClampedArray): Promise<void> {
    const stride = this.#width * 4;
    const rows = rgba.length / stride;
    const packed = new Uint8Array(rows * (1 + this.#width * 3));
    let to = 0;
    for (let row = 0, from = 0; row < rows; row++) {
      packed[to++] = 0;
      for (let end = from + stride; from < end; from += 4) {
        packed[to++] = rgba[from] ?? 0;
        packed[to++] = rgba[from + 1] ?? 0;
        packed[to++] = rgba[from + 2] ?? 0;
      }
    }
    this.#height += rows;
    await this.#input.write(packed);
  }

  async finish(): Promise<Blob> {
    await this.#input.close();
    const crc = await createCRC32();
    const header = new Uint8Array(13);
    const view = new DataView(header.buffer);
    view.setUint32(0, this.#width);
    view.setUint32(4, this.#height);
    // bit depth 8, colour type 2 (RGB), deflate, adaptive filtering, no interlace
    header.set([8, 2, 0, 0, 0], 8);
    const data = (await this.#deflated).flatMap((bytes) => chunk(crc, "IDAT", bytes));
    return new Blob([SIGNATURE, ...chunk(crc, "IHDR", header), ...data, ...chunk(crc, "IEND", new Uint8Array())], {
      type: "image/png",
    });
  }

  /** Gives up: frees what was compressed so far. */
  async abort(): Promise<void> {
    await this.#input.abort().catch(() => undefined);
  }
}

/** A PNG chunk: length, type, data, CRC-32 over type and data (RFC 2083, 3.2). */
function chunk(crc: IHasher, type: string, data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const head = new Uint8Array(8);
  new DataView(head.buffer).setUint32(0, data.length);
  head.set(new TextEncoder().encode(type), 4);
  const sum = new Uint8Array(crc.init().update(head.subarray(4)).update(data).digest("binary"));
  return [head, data, sum];
}

async function collect(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>[]> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value as Uint8Array<ArrayBuffer>);
  }
}
