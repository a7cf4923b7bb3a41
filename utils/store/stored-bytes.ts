import { BordereauError, describeThrown } from "../core";

/** Bytes as they lie in the store where compressing them pays. */
export interface GzipBytes {
  readonly encoding: "gzip";
  readonly bytes: Blob;
  /** Media type of the plain bytes, as their Blob had it. */
  readonly type: string;
  /** Of the plain bytes. */
  readonly sizeBytes: number;
}

/** A plain Blob, as everything was before compression came and most files still are, or a compressed one. */
export type StoredBytes = Blob | GzipBytes;

/** Saved pages and text layers; pictures and most files of users are compressed already. */
const COMPRESSED_TYPES = /^(text\/html|application\/json)(;|$)/;
/** Beyond, the time that it takes is felt. Bytes. */
const MAX_COMPRESSED_BYTES = 256 * 1024 * 1024;

/**
 * A file as the store keeps it. Must be awaited before a transaction opens: awaiting a stream inside would close it.
 * @throws BordereauError `file-unreadable`
 */
export async function packBytes(blob: Blob, mediaType: string): Promise<StoredBytes> {
  if (!COMPRESSED_TYPES.test(mediaType) || blob.size > MAX_COMPRESSED_BYTES) return blob;
  try {
    const bytes = await pipe(blob, new CompressionStream("gzip"));
    return bytes.size < blob.size ? { encoding: "gzip", bytes, type: blob.type, sizeBytes: blob.size } : blob;
  } catch (cause) {
    throw new BordereauError("file-unreadable", { cause, detail: describeThrown(cause) });
  }
}

/**
 * The plain bytes of a stored file, of the type that it was stored with.
 * @throws BordereauError `stored-file-damaged`
 */
export async function unpackBytes(stored: StoredBytes): Promise<Blob> {
  if (stored instanceof Blob) return stored;
  try {
    const plain = await pipe(stored.bytes, new DecompressionStream("gzip"));
    if (plain.size !== stored.sizeBytes) throw new RangeError(`${plain.size} bytes in place of ${stored.sizeBytes}`);
    return plain.slice(0, plain.size, stored.type);
  } catch (cause) {
    throw new BordereauError("stored-file-damaged", { cause, detail: describeThrown(cause) });
  }
}

/** Through a Response, because the browser may keep its Blob on the disk. */
function pipe(blob: Blob, through: CompressionStream | DecompressionStream): Promise<Blob> {
  return new Response(blob.stream().pipeThrough(through)).blob();
}
