import { BordereauError } from "../core";
import type { PlannedEntry } from "./entry";
import type { Exhibit } from "./exhibits";
import { entryOverheadBytes } from "./zip-size";

export interface VolumeLimits {
  /** Never above 2 GiB: there is no ZIP64, and FAT32 and many portals stop there too. */
  readonly maxVolumeBytes: number;
  /** Never above 60,000: the count is a 16-bit number. */
  readonly maxEntries: number;
}

/** What a volume holds besides exhibits. */
export interface Reserve {
  readonly bytes: number;
  readonly entries: number;
}

/** Highest values that `VolumeLimits` can have. */
export const HARD_LIMITS: VolumeLimits = { maxVolumeBytes: 2 ** 31 - 1, maxEntries: 60_000 };

export function clampLimits(limits: VolumeLimits): VolumeLimits {
  return {
    maxVolumeBytes: Math.min(limits.maxVolumeBytes, HARD_LIMITS.maxVolumeBytes),
    maxEntries: Math.min(limits.maxEntries, HARD_LIMITS.maxEntries),
  };
}

/** Bytes that a file costs its volume: zip entry and line in SHA256SUMS. */
function cost(entry: PlannedEntry): number {
  return entry.sizeBytes + entryOverheadBytes(entry.path) + 64 + 2 + entry.path.length + 1;
}

/**
 * Puts the exhibits' files into volumes, in order; a folder is only split if it exceeds a volume by itself.
 * @param reserve what the first volume and the others keep free
 * @returns the files of each volume
 * @throws BordereauError `export-failed` that names a file larger than a volume
 */
export function packVolumes(
  exhibits: readonly Exhibit[],
  limits: VolumeLimits,
  reserve: { readonly first: Reserve; readonly other: Reserve },
): PlannedEntry[][] {
  const volumes: PlannedEntry[][] = [[]];
  let free = room(limits, reserve.first);
  const whole = room(limits, reserve.other);

  const open = () => {
    volumes.push([]);
    free = { ...whole };
  };
  const put = (files: readonly PlannedEntry[], bytes: number) => {
    for (const file of files) volumes.at(-1)?.push(file);
    free = { bytes: free.bytes - bytes, entries: free.entries - files.length };
  };

  for (const exhibit of exhibits) {
    const { files } = exhibit;
    const bytes = files.reduce((sum, file) => sum + cost(file), 0);
    if (bytes <= free.bytes && files.length <= free.entries) put(files, bytes);
    else if (bytes <= whole.bytes && files.length <= whole.entries) {
      open();
      put(files, bytes);
    } else {
      for (const file of files) {
        if (cost(file) > whole.bytes || whole.entries < 1) throw tooLarge(file, limits);
        if (cost(file) > free.bytes || free.entries < 1) open();
        put([file], cost(file));
      }
    }
  }
  return volumes;
}

function room(limits: VolumeLimits, reserve: Reserve): Reserve {
  return { bytes: limits.maxVolumeBytes - reserve.bytes, entries: limits.maxEntries - reserve.entries };
}

function tooLarge(file: PlannedEntry, limits: VolumeLimits): BordereauError {
  return new BordereauError("export-failed", {
    params: { path: file.path, sizeBytes: file.sizeBytes, maxVolumeBytes: limits.maxVolumeBytes },
    detail: `${file.path} (${file.sizeBytes} bytes) does not fit into a volume of ${limits.maxVolumeBytes} bytes`,
  });
}
