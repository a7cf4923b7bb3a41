import type { Original } from "./originals.ts";
import type { Random } from "./random.ts";

export type Bytes = Uint8Array<ArrayBuffer>;

/** What a verifier gets: zips by the names that their files have. */
export type Volumes = ReadonlyMap<string, Bytes>;

/** What there is to forge with: a dossier, and another one of the same author. */
export interface Material {
  readonly original: Original;
  readonly other: Original;
}

/** Makes something that is not the dossier any more. */
export type Mutation = (material: Material, random: Random) => Volumes | Promise<Volumes>;

export const oneVolume = (zip: Bytes): Volumes => new Map([["dossier.zip", zip]]);

/** Turns over between one and eight of the bits of one byte. */
export function withChangedByte(bytes: Bytes, at: number, random: Random): Bytes {
  return bytes.with(at, (bytes[at] as number) ^ (1 + random.below(255)));
}
