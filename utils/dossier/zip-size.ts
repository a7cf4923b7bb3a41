/** Bytes of a stored entry around its content: local header (APPNOTE 4.3.7), central header (4.3.12), the name twice. */
export function entryOverheadBytes(path: string): number {
  return 30 + 46 + 2 * path.length;
}

/** End of central directory record without a comment (APPNOTE 4.3.16). */
export const END_RECORD_BYTES = 22;

/** Exact size of a zip of stored entries with ASCII names, no extra fields and no data descriptors. */
export function zipSizeBytes(entries: readonly { readonly path: string; readonly sizeBytes: number }[]): number {
  let sizeBytes = END_RECORD_BYTES;
  for (const entry of entries) sizeBytes += entryOverheadBytes(entry.path) + entry.sizeBytes;
  return sizeBytes;
}
