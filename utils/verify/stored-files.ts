import type { FileEntry } from "@zip.js/zip.js";
import { sameBytes } from "../core";
import { BatchReader } from "./batch-reader";
import type { StoredRecord } from "./container";
import type { Check } from "./report";
import type { PlainBytes } from "./volume";

/** The files of a zip whose directory is as Bordereau writes it: stored, each right after its local header. */
export class StoredFiles {
  readonly #reader: BatchReader;
  readonly #headers: ReadonlyMap<number, Uint8Array>;
  #differed = false;

  /**
   * @param records of the files, in order
   * @param check fails once if one of them has another
   */
  constructor(
    private readonly volume: string,
    blob: Blob,
    records: readonly StoredRecord[],
    private readonly check: Check,
  ) {
    this.#reader = new BatchReader(blob, records);
    this.#headers = new Map(records.map(({ start, header }) => [start, header]));
  }

  /** Null for an entry that the directory, read byte by byte, does not have. */
  bytesOf({ offset, uncompressedSize, filename, signature }: FileEntry): PlainBytes | null {
    const header = this.#headers.get(offset);
    if (!header || signature === undefined) return null;
    const begin = offset + header.length;
    return {
      crc32: signature,
      read: async (start, end) => {
        const stop = begin + Math.min(end, uncompressedSize);
        if (start > 0) return this.#reader.read({ start: begin + start, end: stop });
        // one read for both
        const bytes = await this.#reader.read({ start: offset, end: stop });
        if (sameBytes(bytes.subarray(0, header.length), header)) return bytes.subarray(header.length);
        this.#tell(filename);
        return null;
      },
    };
  }

  /** Frees what was read ahead. */
  release(): void {
    this.#reader.release();
  }

  /** One difference says enough. */
  #tell(path: string): void {
    if (this.#differed) return;
    this.#differed = true;
    const where = { volume: this.volume, path };
    this.check.fail("container-differs", "local header does not say what the directory says", where);
  }
}
