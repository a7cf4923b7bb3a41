import { crc32 as crc32Of, createCRC32, createSHA256 } from "hash-wasm";
import { BordereauError } from "../core";
import { sha256OfBytes, sha256OfStream } from "../integrity";
import type { PlainBytes, VolumeEntry } from "./volume";

/** Up to here a file is read whole and hashed by the browser itself, which is the fastest way. Bytes. */
const WHOLE_BYTES = 32 * 1024 * 1024;
/** Read at a time of larger files. Bytes. */
const PIECE_BYTES = 4 * 1024 * 1024;

export interface Hashed {
  readonly sha256: string;
  /** The file's bytes, where it was read whole. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** How much of an entry is in memory while it is hashed. */
export function heldBytes({ sizeBytes }: VolumeEntry): number {
  return Math.min(sizeBytes, WHOLE_BYTES);
}

/**
 * SHA-256 of an entry, never more than 32 MiB of it in memory.
 * @throws Error if the bytes are damaged or gone; BordereauError `cancelled`
 */
export async function hashEntry(
  entry: VolumeEntry,
  onBytes: (count: number) => void,
  signal: AbortSignal | undefined,
): Promise<Hashed> {
  if (signal?.aborted) throw new BordereauError("cancelled");
  const hashed = entry.plain && (await hashPlain(entry.plain, entry.sizeBytes, onBytes, signal));
  if (hashed) return hashed;
  if (entry.sizeBytes <= WHOLE_BYTES) {
    const bytes = await entry.bytes();
    onBytes(bytes.length);
    return { sha256: await sha256OfBytes(bytes), bytes };
  }
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
  try {
    return { sha256: await sha256OfStream(entry.stream(signal).pipeThrough(counter)), bytes: null };
  } catch (thrown) {
    if (signal?.aborted) throw new BordereauError("cancelled", { cause: thrown });
    throw thrown;
  }
}

/** Null where they do not. Bytes that lie as they are are read here, in large pieces: zip.js takes many times as long. */
async function hashPlain(
  plain: PlainBytes,
  sizeBytes: number,
  onBytes: (count: number) => void,
  signal: AbortSignal | undefined,
): Promise<Hashed | null> {
  const { crc32 } = plain;
  if (sizeBytes <= WHOLE_BYTES) {
    const bytes = await plain.read(0, sizeBytes);
    if (bytes === null) return null;
    if (bytes.length !== sizeBytes) throw new Error("the file ends too early");
    const hashing = sha256OfBytes(bytes);
    // meanwhile
    const actual = crc32 === null ? null : await crc32Of(bytes);
    const sha256 = await hashing;
    onBytes(bytes.length);
    checkCrc(actual, crc32);
    return { sha256, bytes };
  }
  const crc = crc32 === null ? null : await createCRC32();
  const sha = await createSHA256();
  let next = plain.read(0, PIECE_BYTES);
  for (let at = 0; at < sizeBytes; at += PIECE_BYTES) {
    const piece = await next;
    if (piece === null) return null;
    const end = at + PIECE_BYTES;
    if (end < sizeBytes) next = plain.read(end, Math.min(end + PIECE_BYTES, sizeBytes));
    // nobody awaits it after a cancel
    next.catch(() => {});
    if (signal?.aborted) throw new BordereauError("cancelled");
    sha.update(piece);
    crc?.update(piece);
    onBytes(piece.length);
  }
  checkCrc(crc?.digest("hex") ?? null, crc32);
  return { sha256: sha.digest("hex"), bytes: null };
}

function checkCrc(actual: string | null, listed: number | null): void {
  if (actual !== null && listed !== null && Number.parseInt(actual, 16) !== listed)
    throw new Error("the bytes do not have their CRC-32");
}
