import { type Bytes, type Mutation, oneVolume, withChangedByte } from "./mutation.ts";
import type { Random } from "./random.ts";

const joined = (...parts: Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));

/** Changes the zip's bytes, whatever they mean. */
const onBytes =
  (change: (zip: Bytes, random: Random) => Bytes): Mutation =>
  ({ original }, random) =>
    oneVolume(change(original.zip, random));

const LAST_BYTES = 1_000;

export const ZIP_BYTES: Readonly<Record<string, Mutation>> = {
  "byte changed": onBytes((zip, random) => withChangedByte(zip, random.below(zip.length), random)),
  "byte of the directory's end changed": onBytes((zip, random) =>
    withChangedByte(zip, zip.length - 1 - random.below(LAST_BYTES), random),
  ),
  "bytes overwritten": onBytes((zip, random) => {
    const changed = zip.slice();
    // one byte is turned over for sure, the others are likely to be others
    const at = random.below(zip.length - 64);
    changed.set(random.bytes(1 + random.below(63)), at + 1);
    return withChangedByte(changed, at, random);
  }),
  "bytes inserted": onBytes((zip, random) => {
    const at = random.below(zip.length);
    return joined(zip.subarray(0, at), random.bytes(1 + random.below(100)), zip.subarray(at));
  }),
  "bytes removed": onBytes((zip, random) => {
    const at = random.below(zip.length - 100);
    return joined(zip.subarray(0, at), zip.subarray(at + 1 + random.below(99)));
  }),
  "zip truncated": onBytes((zip, random) => zip.slice(0, random.below(zip.length))),
  "bytes after the end": onBytes((zip, random) => joined(zip, random.bytes(1 + random.below(1_000)))),
  "bytes before the beginning": onBytes((zip, random) => joined(random.bytes(1 + random.below(1_000)), zip)),
  "another dossier after the end": ({ original, other }) => oneVolume(joined(original.zip, other.zip)),
  "the same dossier after the end": ({ original }) => oneVolume(joined(original.zip, original.zip)),
};
