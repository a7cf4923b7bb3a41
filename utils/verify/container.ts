import { sameBytes } from "../core";
import type { Extent } from "./batch-reader";
import type { EndRecord } from "./end-record";
import type { Check } from "./report";

/** Fixed part of a local header (APPNOTE 4.3.7) and of a directory record (4.3.12). Bytes. */
export const LOCAL_HEADER_BYTES = 30;
const DIRECTORY_RECORD_BYTES = 46;

/** A file in a zip that Bordereau wrote: from its local header to the next. */
export interface StoredRecord extends Extent {
  /** What the local header must be, byte by byte. The file's bytes follow. */
  readonly header: Uint8Array;
}

/**
 * Whether the zip around the files is, byte by byte, what Bordereau writes: stored entries back to back in the
 * directory's order, one modification time, no extra fields, comments or attributes, local headers that say
 * what the directory says. With the CRC-32 of the contents no byte of the zip is left that nothing checks.
 * @returns null if the directory is not; otherwise where its files are and the local headers that they
 * must have: whether they do is for whoever reads the files, so that a large zip is read once
 */
export async function checkDirectory(
  blob: Blob,
  end: EndRecord,
  check: Check,
  volume: string,
): Promise<readonly StoredRecord[] | null> {
  check.ran();
  const directory = new Uint8Array(
    await blob.slice(end.directoryOffset, end.directoryOffset + end.directoryBytes).arrayBuffer(),
  );
  const view = new DataView(directory.buffer);
  const records: StoredRecord[] = [];
  const fail = (detail: string, path?: string) => {
    check.fail("container-differs", detail, path === undefined ? { volume } : { volume, path });
    return null;
  };

  let record = 0;
  let offset = 0;
  let firstTime: number | null = null;
  for (let index = 0; index < end.entries; index++) {
    if (record + DIRECTORY_RECORD_BYTES > directory.length) return fail(`directory ends before record ${index + 1}`);
    const time = view.getUint32(record + 12, true);
    const crc32 = view.getUint32(record + 16, true);
    const sizeBytes = view.getUint32(record + 20, true);
    const nameBytes = view.getUint16(record + 28, true);
    const name = directory.subarray(record + DIRECTORY_RECORD_BYTES, record + DIRECTORY_RECORD_BYTES + nameBytes);
    const path = new TextDecoder("latin1").decode(name);
    if (path.endsWith("/")) return fail("is an entry of a folder, which Bordereau never writes", path);
    firstTime ??= time;
    const expected = { time: firstTime, crc32, sizeBytes, name };
    // one difference says enough: what follows is shifted or was written by another program
    if (
      !sameBytes(
        directory.subarray(record, record + DIRECTORY_RECORD_BYTES + nameBytes),
        directoryRecord(expected, offset),
      )
    ) {
      return fail(
        "directory record is not as Bordereau writes it: another program packed this zip, or it was altered",
        path,
      );
    }
    record += DIRECTORY_RECORD_BYTES + nameBytes;
    const start = offset;
    offset += LOCAL_HEADER_BYTES + nameBytes + sizeBytes;
    records.push({ start, end: offset, header: localHeader(expected) });
  }
  if (record !== directory.length) return fail("directory goes on after its last record");
  if (offset !== end.directoryOffset) return fail("bytes between the last file and the directory");
  return records;
}

interface Header {
  readonly time: number;
  readonly crc32: number;
  readonly sizeBytes: number;
  readonly name: Uint8Array;
}

function localHeader({ time, crc32, sizeBytes, name }: Header): Uint8Array {
  const bytes = new Uint8Array(LOCAL_HEADER_BYTES + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x04034b50, true);
  writeCommonFields(view, 4, { time, crc32, sizeBytes, name });
  bytes.set(name, LOCAL_HEADER_BYTES);
  return bytes;
}

function directoryRecord({ time, crc32, sizeBytes, name }: Header, offset: number): Uint8Array {
  const bytes = new Uint8Array(DIRECTORY_RECORD_BYTES + name.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x02014b50, true);
  // made by: MS-DOS, version 2.0
  view.setUint16(4, 20, true);
  writeCommonFields(view, 6, { time, crc32, sizeBytes, name });
  view.setUint32(42, offset, true);
  bytes.set(name, DIRECTORY_RECORD_BYTES);
  return bytes;
}

/** From "version needed" to "extra field length": flags, method and extra length stay 0. */
function writeCommonFields(view: DataView, at: number, { time, crc32, sizeBytes, name }: Header): void {
  view.setUint16(at, 10, true);
  view.setUint32(at + 6, time, true);
  view.setUint32(at + 10, crc32, true);
  view.setUint32(at + 14, sizeBytes, true);
  view.setUint32(at + 18, sizeBytes, true);
  view.setUint16(at + 22, name.length, true);
}
