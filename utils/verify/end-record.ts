/** End of central directory record without a comment (APPNOTE 4.3.16). Bytes. */
const END_RECORD_BYTES = 22;

/** Most entries of a volume. */
const MAX_ENTRIES = 60_000;

/** More than 60,000 of our directory records take, room for what other zip programs add. Bytes. */
const MAX_DIRECTORY_BYTES = 32 * 1024 * 1024;

export interface EndRecord {
  readonly entries: number;
  readonly directoryOffset: number;
  readonly directoryBytes: number;
}

/**
 * The last 22 bytes of a zip, checked before anything else is read: a dossier has no comment, no ZIP64, nothing
 * after the record and nothing between directory and record.
 * @returns in English, why this is not the end of a dossier's zip
 */
export async function readEndRecord(blob: Blob): Promise<EndRecord | string> {
  if (blob.size < END_RECORD_BYTES) return `${blob.size} bytes are too few for a zip`;
  const view = new DataView(await blob.slice(blob.size - END_RECORD_BYTES).arrayBuffer());
  if (view.getUint32(0, true) !== 0x06054b50)
    return "does not end with the end record of a zip: truncated, or followed by other bytes";
  const entries = view.getUint16(10, true);
  const directoryBytes = view.getUint32(12, true);
  const directoryOffset = view.getUint32(16, true);
  if (view.getUint16(4, true) !== 0 || view.getUint16(6, true) !== 0) return "is one part of a split zip";
  if (view.getUint16(8, true) !== entries) return "the end record gives two numbers of entries";
  if (view.getUint16(20, true) !== 0) return "the end record announces a comment";
  if (entries > MAX_ENTRIES || directoryBytes > MAX_DIRECTORY_BYTES) return "the directory is larger than a dossier's";
  if (directoryOffset + directoryBytes + END_RECORD_BYTES !== blob.size) {
    return "the directory is not where the end record says: bytes are missing or were added";
  }
  return { entries, directoryOffset, directoryBytes };
}
