import type { Bilingual } from "../core";
import type { PlannedEntry } from "./entry";
import type { Exhibit } from "./exhibits";
import type { ProofInput } from "./input";
import type { ManifestBase } from "./manifest";

/** The parts of a dossier that do not depend on how it is split. */
export interface DossierContents {
  readonly base: ManifestBase;
  readonly tradeName: Bilingual;
  readonly exhibits: readonly Exhibit[];
  readonly journal: PlannedEntry;
  /** Verifier, heads, signatures and stamps. */
  readonly proofs: readonly PlannedEntry[];
  /** Index and bundle to print, report. */
  readonly documents: readonly PlannedEntry[];
  readonly sign: ProofInput["sign"];
}

/** How a dossier is split into volumes, for the documents to tell. */
export interface VolumeLayout {
  /** Names of the zips, in order. */
  readonly fileNames: readonly string[];
  /** Files of the exhibits in each volume. */
  readonly exhibitFiles: readonly (readonly PlannedEntry[])[];
}

/** Number of the volume that each path is in. */
export function volumeByPath(layout: VolumeLayout): ReadonlyMap<string, number> {
  const volumes = new Map<string, number>();
  for (const [index, files] of layout.exhibitFiles.entries()) {
    for (const { path } of files) volumes.set(path, index + 1);
  }
  return volumes;
}

/** Where a document of the first volume finds a file, each volume being unpacked to a folder of its own name. */
export function relativeLink(path: string, volume: number, layout: VolumeLayout): string {
  const fileName = layout.fileNames[volume - 1] ?? "";
  return volume === 1 ? path : `../${fileName.replace(/\.zip$/, "")}/${path}`;
}

/** Numbers of the exhibits that have a file in a volume. */
export function exhibitsOfVolume(contents: DossierContents, layout: VolumeLayout, volume: number): number[] {
  const paths = new Set(layout.exhibitFiles[volume - 1]?.map(({ path }) => path));
  return contents.exhibits.filter(({ files }) => files.some(({ path }) => paths.has(path))).map(({ number }) => number);
}
