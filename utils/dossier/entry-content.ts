import { createCRC32, type IHasher } from "hash-wasm";
import { BordereauError, describeThrown, utf8 } from "../core";
import type { PlannedEntry } from "./entry";
import type { EntryContent } from "./jszip-parts";

/** Up to here an entry is read once and held while it is written; above, read twice in slices. Bytes. */
const HELD_BYTES = 8 * 1024 * 1024;

/** What is read of a larger entry at a time. Bytes. */
const SLICE_BYTES = 1024 * 1024;

export type ReadArtifact = (artifactId: string) => Promise<Blob>;

/**
 * Opens entries for `zipParts`. One at a time: the CRC state is shared.
 * @throws BordereauError `export-failed` that names the file, if its bytes are gone or not as many as planned;
 *   `stored-file-damaged`; `cancelled` between two slices
 */
export async function entryOpener(
  readArtifact: ReadArtifact,
  signal: AbortSignal | undefined,
): Promise<(entry: PlannedEntry) => Promise<EntryContent>> {
  const crc = await createCRC32();
  return async (entry) => {
    throwIfCancelled(signal);
    try {
      const blob = await contentOf(entry.source, readArtifact);
      if (blob.size !== entry.sizeBytes) throw new RangeError(`has ${blob.size} bytes, not ${entry.sizeBytes}`);
      return blob.size <= HELD_BYTES ? await held(blob, crc) : await sliced(blob, crc, signal);
    } catch (thrown) {
      if (thrown instanceof BordereauError && ["cancelled", "stored-file-damaged"].includes(thrown.code)) throw thrown;
      const detail = `${entry.path}: ${describeThrown(thrown)}`;
      throw new BordereauError("export-failed", { params: { path: entry.path }, detail, cause: thrown });
    }
  };
}

async function contentOf(source: PlannedEntry["source"], readArtifact: ReadArtifact): Promise<Blob> {
  switch (source.kind) {
    case "text":
      return new Blob([utf8(source.text)]);
    case "bytes":
      return new Blob([source.bytes]);
    case "blob":
      return source.blob;
    case "artifact":
      return readArtifact(source.artifactId);
  }
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new BordereauError("cancelled");
}

async function held(blob: Blob, crc: IHasher): Promise<EntryContent> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { sizeBytes: blob.size, crc32: crcValue(crc.init().update(bytes)), chunks: () => [bytes] };
}

async function sliced(blob: Blob, crc: IHasher, signal: AbortSignal | undefined): Promise<EntryContent> {
  crc.init();
  for await (const slice of slices(blob, signal)) crc.update(slice);
  return { sizeBytes: blob.size, crc32: crcValue(crc), chunks: () => slices(blob, signal) };
}

async function* slices(blob: Blob, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < blob.size; offset += SLICE_BYTES) {
    throwIfCancelled(signal);
    yield new Uint8Array(await blob.slice(offset, offset + SLICE_BYTES).arrayBuffer());
  }
}

/** CRC-32 of ISO 3309, as zip wants it (APPNOTE 4.4.7). */
function crcValue(crc: IHasher): number {
  return Number.parseInt(crc.digest("hex"), 16);
}
