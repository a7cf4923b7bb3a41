import type { Mutation, Volumes } from "./mutation.ts";

/** Volumes of one dossier in several zips. */
const onVolumes =
  (change: (entries: [string, Uint8Array<ArrayBuffer>][], others: Volumes, at: number) => unknown): Mutation =>
  ({ original, other }, random) => {
    const entries = [...original.volumes];
    change(entries, other.volumes, random.below(entries.length));
    return new Map(entries);
  };

export const VOLUME_CHANGES: Readonly<Record<string, Mutation>> = {
  "volume missing": onVolumes((entries, _, at) => entries.splice(at, 1)),
  "volume twice": onVolumes((entries, _, at) => {
    entries.push(["copy.zip", (entries[at] as (typeof entries)[number])[1]]);
  }),
  "volume of another dossier": onVolumes((entries, others, at) => {
    entries[at] = [...others][at] as (typeof entries)[number];
  }),
  "volume of another dossier besides": onVolumes((entries, others, at) => {
    entries.push(["other.zip", [...others.values()][at] as Uint8Array<ArrayBuffer>]);
  }),
};
