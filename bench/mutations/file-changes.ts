import type { Files } from "../../tests/unit/verify/dossiers.ts";
import { DOSSIER_FILES } from "../../utils/core/index.ts";
import { packed, relist } from "./forging.ts";
import { type Bytes, type Mutation, withChangedByte } from "./mutation.ts";
import type { Random } from "./random.ts";

type FileChange = (files: Files, random: Random) => void;

/** Changes files and packs them as Bordereau does; what lists them stays. */
const onFiles =
  (change: FileChange): Mutation =>
  ({ original }, random) => {
    const files: Files = new Map(original.files);
    change(files, random);
    return packed(files);
  };

/** Changes files, and manifest and SHA256SUMS with them; without the key the signature stays. */
const onListedFiles =
  (change: FileChange): Mutation =>
  async ({ original }, random) => {
    const files: Files = new Map(original.files);
    change(files, random);
    return packed(await relist(files));
  };

const LISTS: readonly string[] = [DOSSIER_FILES.manifest, DOSSIER_FILES.sums];

/** A file that is no list, and has content where it is asked for. */
function pickPath(files: Files, random: Random, leastBytes = 0): string {
  return random.pick([...files].filter(([path, bytes]) => !LISTS.includes(path) && bytes.length >= leastBytes))[0];
}

const bytesOf = (files: Files, path: string) => files.get(path) as Bytes;

function change(files: Files, random: Random): void {
  const path = pickPath(files, random, 1);
  const bytes = bytesOf(files, path);
  files.set(path, withChangedByte(bytes, random.below(bytes.length), random));
}

function truncate(files: Files, random: Random): void {
  const path = pickPath(files, random, 1);
  files.set(path, bytesOf(files, path).slice(0, random.below(bytesOf(files, path).length)));
}

function extend(files: Files, random: Random): void {
  const path = pickPath(files, random);
  files.set(path, new Uint8Array([...bytesOf(files, path), ...random.bytes(1 + random.below(100))]));
}

function remove(files: Files, random: Random): void {
  files.delete(pickPath(files, random));
}

function rename(files: Files, random: Random): void {
  const path = pickPath(files, random);
  files.set(`${path}.${random.hex(2)}`, bytesOf(files, path));
  files.delete(path);
}

function add(files: Files, random: Random): void {
  const [folder] = random.pick([...files.keys()]).split(/[^/]*$/);
  files.set(`${folder}${random.hex(4)}.txt`, random.bytes(random.below(100)));
}

function swap(files: Files, random: Random): void {
  const one = pickPath(files, random);
  const others = [...files.keys()].filter((path) => {
    return !LISTS.includes(path) && !Buffer.from(bytesOf(files, path)).equals(bytesOf(files, one));
  });
  const other = random.pick(others);
  const bytes = bytesOf(files, one);
  files.set(one, bytesOf(files, other));
  files.set(other, bytes);
}

type Facts = Record<string, unknown>;

/** Other facts that are as good as the true ones, to look at. */
function otherFacts(exhibit: Facts, random: Random): Facts {
  const time = new Date(Date.parse(String(exhibit.datedAt)) + 1 + random.below(1_000)).toISOString();
  return random.pick([
    { title: `Pièce ${random.hex(2)}` },
    { note: `Vu le ${random.hex(2)}` },
    { kind: exhibit.kind === "contract" ? "invoice" : "contract" },
    { url: `https://example.com/${random.hex(2)}` },
    { datedAt: time },
    { capturedAt: time },
    { outcome: exhibit.outcome === "complete" ? "partial" : "complete" },
  ]);
}

function otherMission(random: Random): Facts {
  return random.pick([
    { title: `Mission ${random.hex(2)}` },
    { amountCents: random.below(1_000_000) },
    { description: random.hex(9) },
    { parties: [] },
    { lastUsedAt: new Date(Date.UTC(2026, 1, 1) + random.below(1_000_000)).toISOString() },
  ]);
}

export const FILE_CHANGES: Readonly<Record<string, Mutation>> = {
  "file changed": onFiles(change),
  "file truncated": onFiles(truncate),
  "file extended": onFiles(extend),
  "file removed": onFiles(remove),
  "file renamed": onFiles(rename),
  "file added": onFiles(add),
  "files swapped": onFiles(swap),
  "file changed, listed again": onListedFiles(change),
  "file truncated, listed again": onListedFiles(truncate),
  "file removed, listed again": onListedFiles(remove),
  "file renamed, listed again": onListedFiles(rename),
  "file added, listed again": onListedFiles(add),
  "files swapped, listed again": onListedFiles(swap),
  "exhibit's facts changed in the manifest": async ({ original }, random) => {
    const files: Files = new Map(original.files);
    return packed(
      await relist(files, (manifest) => {
        const exhibit = random.pick<Facts>(manifest.exhibits);
        Object.assign(exhibit, otherFacts(exhibit, random));
      }),
    );
  },
  "mission's facts changed in the manifest": async ({ original }, random) =>
    packed(await relist(new Map(original.files), ({ mission }) => Object.assign(mission, otherMission(random)))),
  "exhibit left out of the manifest": async ({ original }, random) => {
    const files: Files = new Map(original.files);
    const folder = `${random.pick([...files.keys()].filter((path) => path.endsWith("/record.json"))).split("/record")[0]}/`;
    for (const path of [...files.keys()]) if (path.startsWith(folder)) files.delete(path);
    return packed(
      await relist(files, (manifest) => {
        manifest.exhibits = manifest.exhibits.filter((exhibit: { folder: string }) => `${exhibit.folder}/` !== folder);
        for (const [at, exhibit] of manifest.exhibits.entries()) exhibit.number = at + 1;
      }),
    );
  },
};
