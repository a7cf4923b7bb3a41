import { BlobReader, type FileEntry, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { BordereauError, describeThrown, isSafePath } from "../core";
import { sha256OfBytes, sha256OfStream } from "../integrity";
import { checkContainer } from "./container";
import { type EndRecord, readEndRecord } from "./end-record";
import type { Check, Checks } from "./report";

/** A file with the name that reports give it. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

/** A zip that opened; only entries that can be read safely are in it. */
export interface Volume {
  readonly name: string;
  readonly entries: ReadonlyMap<string, VolumeEntry>;
}

export interface VolumeEntry {
  readonly path: string;
  readonly sizeBytes: number;
  /** Place of the local header in the zip. */
  readonly offset: number;
  /** @throws Error if the bytes are damaged */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** Fails when the bytes turn out to be damaged. */
  stream(signal?: AbortSignal): ReadableStream<Uint8Array>;
}

/** Sum of the sizes that a volume's entries may declare: a stored volume has fewer than 2 GiB. */
const MAX_CONTENT_BYTES = 2 ** 31;

/** Up to here an entry is read whole, which is faster. Bytes. */
const WHOLE_BYTES = 8 * 1024 * 1024;

/**
 * Lists a volume by random access: nothing but its directory is in memory.
 * @returns null if it cannot be read at all; the checks say why
 */
export async function openVolume({ name, blob }: NamedBlob, checks: Checks): Promise<Volume | null> {
  const readable = checks["zip-readable"];
  const where = { volume: name };
  try {
    const end = await readEndRecord(blob);
    if (typeof end === "string") {
      readable.fail("not-a-zip", end, where);
      checks["zip-as-written"].impossible("the zip cannot be read", where);
      return null;
    }
    await checkContainer(blob, end, checks["zip-as-written"], name);
    const volume = { name, entries: await listEntries(name, blob, end, checks) };
    readable.ran();
    checks["names-safe"].ran();
    return volume;
  } catch (thrown) {
    readable.fail("not-a-zip", describeThrown(thrown), where);
    return null;
  }
}

async function listEntries(volume: string, blob: Blob, end: EndRecord, checks: Checks) {
  const reader = new ZipReader(new BlobReader(blob), {
    useWebWorkers: false,
    checkCrc32: true,
    // what strictness would reject is reported by name, by us
    strictness: "tolerant",
    filenameValidation: "tolerant",
  });
  const listed = await reader.getEntries();
  if (listed.length !== end.entries)
    checks["zip-readable"].fail("not-a-zip", "the number of entries is wrong", { volume });

  const entries = new Map<string, VolumeEntry>();
  const folded = new Set<string>();
  let contentBytes = 0;
  let endOfPrevious = 0;
  for (const entry of listed.sort((a, b) => a.offset - b.offset)) {
    const path = entry.filename;
    const where = { volume, path };
    checkName(path, entry.directory, folded, checks["names-safe"], where);
    contentBytes += entry.uncompressedSize;
    if (entry.offset < endOfPrevious)
      checks["zip-readable"].fail("overlapping", "shares bytes with another entry", where);
    else if (contentBytes > MAX_CONTENT_BYTES) {
      checks["zip-readable"].fail("too-large", "declares more bytes than a volume can hold", where);
    } else if (entry.encrypted) checks["zip-readable"].fail("encrypted", "is encrypted", where);
    else if (entry.symlink) checks["names-safe"].fail("symbolic-link", "is a symbolic link", where);
    // method 0 is stored, 8 is deflated (APPNOTE 4.4.5)
    else if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
      const detail = `compression method ${entry.compressionMethod}`;
      checks["zip-readable"].fail("compression-unsupported", detail, where);
    } else if (!entry.directory && !entries.has(path)) entries.set(path, volumeEntry(entry));
    else if (entry.directory && entry.uncompressedSize > 0)
      checks["names-safe"].fail("unsafe-name", "a folder with bytes", where);
    endOfPrevious = entry.offset + 30 + entry.rawFilename.length + entry.compressedSize;
  }
  if (endOfPrevious > end.directoryOffset) {
    checks["zip-readable"].fail("overlapping", "an entry reaches into the directory", { volume });
  }
  return entries;
}

function checkName(
  path: string,
  directory: boolean,
  folded: Set<string>,
  check: Check,
  where: { volume: string },
): void {
  const bare = directory ? path.replace(/\/$/, "") : path;
  if (!isSafePath(bare))
    check.fail("unsafe-name", "absolute, with .., too long, or with characters a dossier never has", where);
  // as Windows and macOS compare names
  const key = path.toLowerCase();
  if (folded.has(key)) check.fail("duplicate-name", "two entries have this name", where);
  folded.add(key);
}

function volumeEntry(entry: FileEntry): VolumeEntry {
  return {
    path: entry.filename,
    sizeBytes: entry.uncompressedSize,
    offset: entry.offset,
    bytes: async () => new Uint8Array(await entry.getData(new Uint8ArrayWriter())),
    stream(signal) {
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      // a failure aborts `writable`, and so reaches whoever reads
      entry
        .getData(writable, signal ? { signal } : {})
        .catch((cause: unknown) => writable.abort(cause).catch(() => {}));
      return readable;
    },
  };
}

/**
 * SHA-256 of an entry, never more than 8 MiB of it in memory.
 * @throws Error if the bytes are damaged; BordereauError `cancelled`
 */
export async function hashEntry(
  entry: VolumeEntry,
  onBytes: (count: number) => void,
  signal: AbortSignal | undefined,
): Promise<{ sha256: string; bytes: Uint8Array<ArrayBuffer> | null }> {
  if (signal?.aborted) throw new BordereauError("cancelled");
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
