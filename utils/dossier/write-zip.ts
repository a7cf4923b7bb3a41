import { BordereauError } from "../core";
import type { PlannedEntry } from "./entry";
import { entryOpener, type ReadArtifact, throwIfCancelled } from "./entry-content";
import { JoinedWrites, type Sink } from "./joined-writes";
import { Payload, zipParts } from "./jszip-parts";
import { HARD_LIMITS } from "./volumes";
import { zipSizeBytes } from "./zip-size";

export interface WriteZipOptions {
  /** Bytes of the zip written so far. */
  readonly onBytes?: ((writtenBytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Of every entry. Fixed, so that the same plan gives the same zip, byte by byte. */
  readonly modifiedAt: Date;
}

/**
 * Writes one volume. Memory stays flat whatever the sizes: contents are read when their turn comes, 8 MiB at
 * most, and `sink` is waited for.
 * @throws BordereauError `cancelled`; `export-failed` if an artifact is not what was planned, or the entries
 *   exceed what a zip without ZIP64 holds
 */
export async function writeZip(
  entries: readonly PlannedEntry[],
  readArtifact: ReadArtifact,
  sink: Sink,
  options: WriteZipOptions,
): Promise<{ sizeBytes: number }> {
  const plannedBytes = zipSizeBytes(entries);
  if (plannedBytes > HARD_LIMITS.maxVolumeBytes || entries.length > HARD_LIMITS.maxEntries) {
    throw new BordereauError("export-failed", {
      detail: `${entries.length} entries, ${plannedBytes} bytes: too large`,
    });
  }
  const { signal, onBytes } = options;
  const open = await entryOpener(readArtifact, signal);
  const sources = entries.map((entry) => ({ path: entry.path, open: () => open(entry) }));
  const writes = new JoinedWrites(sink);
  for await (const part of zipParts(sources, options.modifiedAt)) {
    throwIfCancelled(signal);
    for await (const chunk of part instanceof Payload ? part.content.chunks() : [part]) {
      await writes.write(chunk);
      onBytes?.(writes.totalBytes);
    }
  }
  await writes.flush();
  if (writes.totalBytes !== plannedBytes) {
    throw new BordereauError("export-failed", { detail: `zip has ${writes.totalBytes} bytes, not ${plannedBytes}` });
  }
  return { sizeBytes: writes.totalBytes };
}
