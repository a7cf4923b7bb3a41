import { BlobReader, type FileEntry, Uint8ArrayWriter, ZipReader } from "@zip.js/zip.js";
import { describeThrown } from "../core";
import { checkDirectory, LOCAL_HEADER_BYTES } from "./container";
import { type EndRecord, readEndRecord } from "./end-record";
import { checkName } from "./entry-name";
import type { Checks } from "./report";
import { StoredFiles } from "./stored-files";

/** A file with the name that reports give it. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

/** A zip that opened, or a folder; only entries that can be read safely are in it. */
export interface Volume {
  readonly name: string;
  readonly entries: ReadonlyMap<string, VolumeEntry>;
  /** Frees what is in memory of the files once they have been read; they can still be read again. */
  release(): void;
}

/** A file's bytes that lie as they are. */
export interface PlainBytes {
  /** What a zip says that they have; null outside a zip. */
  readonly crc32: number | null;
  /**
   * A range of them, perhaps in a buffer that others share. Null where it begins at 0 and they turn out not to lie where
   * the directory lets one expect it.
   */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer> | null>;
}

export interface VolumeEntry {
  readonly path: string;
  readonly sizeBytes: number;
  /** Null where the bytes must be unpacked. */
  readonly plain: PlainBytes | null;
  /** @throws Error if the bytes are damaged */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
  /** Fails when the bytes turn out to be damaged. */
  stream(signal?: AbortSignal): ReadableStream<Uint8Array>;
}

/** Sum of the sizes that a volume's entries may declare: a stored volume has fewer than 2 GiB. */
const MAX_CONTENT_BYTES = 2 ** 31;

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
    const records = await checkDirectory(blob, end, checks["zip-as-written"], name);
    const stored = records && new StoredFiles(name, blob, records, checks["zip-as-written"]);
    const entries = await listEntries(name, blob, end, stored, checks);
    readable.ran();
    checks["names-safe"].ran();
    return { name, entries, release: () => stored?.release() };
  } catch (thrown) {
    readable.fail("not-a-zip", describeThrown(thrown), where);
    return null;
  }
}

async function listEntries(
  volume: string,
  blob: Blob,
  end: EndRecord,
  stored: StoredFiles | null,
  checks: Checks,
): Promise<ReadonlyMap<string, VolumeEntry>> {
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
  const declaresTooMuch = listed.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > MAX_CONTENT_BYTES;
  let contentBytes = 0;
  let endOfPrevious = 0;
  for (const entry of listed.sort((a, b) => a.offset - b.offset)) {
    const path = entry.filename;
    const where = { volume, path };
    checkName(entry.directory ? path.replace(/\/$/, "") : path, folded, checks["names-safe"], where);
    contentBytes += entry.uncompressedSize;
    // of many bombs not one is inflated
    const isBomb = declaresTooMuch && entry.uncompressedSize > entry.compressedSize;
    if (entry.offset < endOfPrevious)
      checks["zip-readable"].fail("overlapping", "shares bytes with another entry", where);
    else if (isBomb || contentBytes > MAX_CONTENT_BYTES) {
      checks["zip-readable"].fail("too-large", "declares more bytes than a volume can hold", where);
    } else if (entry.encrypted) checks["zip-readable"].fail("encrypted", "is encrypted", where);
    else if (entry.symlink) checks["names-safe"].fail("symbolic-link", "is a symbolic link", where);
    // method 0 is stored, 8 is deflated (APPNOTE 4.4.5)
    else if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
      const detail = `compression method ${entry.compressionMethod}`;
      checks["zip-readable"].fail("compression-unsupported", detail, where);
    } else if (!entry.directory && !entries.has(path)) {
      entries.set(path, volumeEntry(entry, stored?.bytesOf(entry) ?? null));
    } else if (entry.directory && entry.uncompressedSize > 0)
      checks["names-safe"].fail("unsafe-name", "a folder with bytes", where);
    endOfPrevious = entry.offset + LOCAL_HEADER_BYTES + entry.rawFilename.length + entry.compressedSize;
  }
  if (endOfPrevious > end.directoryOffset) {
    checks["zip-readable"].fail("overlapping", "an entry reaches into the directory", { volume });
  }
  return entries;
}

function volumeEntry(entry: FileEntry, plain: VolumeEntry["plain"]): VolumeEntry {
  return {
    path: entry.filename,
    sizeBytes: entry.uncompressedSize,
    plain,
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
