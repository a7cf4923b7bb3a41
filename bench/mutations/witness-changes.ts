import type { Files, Loose } from "../../tests/unit/verify/dossiers.ts";
import { readJson, writeJson } from "../../tests/unit/verify/dossiers.ts";
import { DOSSIER_FILES, type ManifestHead } from "../../utils/core/index.ts";
import { packed, relist } from "./forging.ts";
import { type Bytes, type Material, type Mutation, withChangedByte } from "./mutation.ts";
import type { Random } from "./random.ts";

/** So many bytes after this identifier belong to what an authority signs. */
const SIGNED_BYTES = 80;
const TST_INFO = Buffer.from("2a864886f70d0109100104", "hex");
/** A signature of either key ends the token. */
const SIGNATURE_BYTES = 60;
/** Where a `.ots` file has its digest. */
const OTS_DIGEST_AT = 33;

interface Forgery {
  readonly files: Files;
  readonly heads: readonly ManifestHead[];
  readonly random: Random;
  readonly material: Material;
}

/** Changes what witnesses said. The author does it: the manifest is made and signed anew, with the real key. */
const onWitnesses =
  (change: (forgery: Forgery) => void | ((manifest: Loose) => void) | Promise<void>): Mutation =>
  async (material, random) => {
    const files: Files = new Map(material.original.files);
    const changeManifest = await change({ files, heads: headsOf(files), random, material });
    return packed(await relist(files, changeManifest ?? undefined, material.original.input.proof.sign));
  };

function headsOf(files: Files): ManifestHead[] {
  return readJson(files, DOSSIER_FILES.manifest).proof.heads;
}

const bytesOf = (files: Files, path: string) => files.get(path) as Bytes;

function pickStamp({ heads, random }: Pick<Forgery, "heads" | "random">) {
  return random.pick(heads.flatMap(({ timestamps }) => timestamps));
}

/** Another head than the one that has the path. */
function otherHead({ heads, random }: Forgery, path: string): ManifestHead {
  return random.pick(heads.filter((head) => !JSON.stringify(head).includes(path)));
}

function changeHash(path: string[], random: Random): string[] {
  const at = random.below(path.length);
  const change = random.below(3);
  if (change === 0) return path.with(at, random.hex(32));
  return change === 1 ? path.toSpliced(at, 1) : path.toSpliced(at, 0, random.hex(32));
}

function changeOtsDigest(ots: Bytes, random: Random): Bytes {
  return withChangedByte(ots, OTS_DIGEST_AT + random.below(32), random);
}

export const WITNESS_CHANGES: Readonly<Record<string, Mutation>> = {
  "token of another dossier": onWitnesses((forgery) => {
    const { reply, query } = pickStamp(forgery);
    const others = forgery.material.other.files;
    const stamp = pickStamp({ heads: headsOf(others), random: forgery.random });
    forgery.files.set(reply, bytesOf(others, stamp.reply));
    if (forgery.random.below(2) === 0) forgery.files.set(query, bytesOf(others, stamp.query));
  }),
  "token of another head": onWitnesses((forgery) => {
    const { reply, query } = pickStamp(forgery);
    const stamp = forgery.random.pick(otherHead(forgery, reply).timestamps);
    forgery.files.set(reply, bytesOf(forgery.files, stamp.reply));
    if (forgery.random.below(2) === 0) forgery.files.set(query, bytesOf(forgery.files, stamp.query));
  }),
  "query of another head": onWitnesses((forgery) => {
    const { query } = pickStamp(forgery);
    forgery.files.set(query, bytesOf(forgery.files, forgery.random.pick(otherHead(forgery, query).timestamps).query));
  }),
  "token's signed bytes changed": onWitnesses((forgery) => {
    const { files, random } = forgery;
    const { reply } = pickStamp(forgery);
    const bytes = bytesOf(files, reply);
    const inInfo = Buffer.from(bytes).indexOf(TST_INFO) + random.below(SIGNED_BYTES);
    const inSignature = bytes.length - 1 - random.below(SIGNATURE_BYTES);
    files.set(reply, withChangedByte(bytes, random.pick([inInfo, inSignature]), random));
  }),
  "token truncated or extended": onWitnesses((forgery) => {
    const { files, random } = forgery;
    const { reply } = pickStamp(forgery);
    const bytes = bytesOf(files, reply);
    const extended = new Uint8Array([...bytes, ...random.bytes(1 + random.below(9))]);
    files.set(reply, random.pick([bytes.slice(0, random.below(bytes.length)), extended]));
  }),
  "OpenTimestamps proof of another head": onWitnesses((forgery) => {
    const path = forgery.random.pick(forgery.heads).opentimestamps as string;
    forgery.files.set(path, bytesOf(forgery.files, otherHead(forgery, path).opentimestamps as string));
  }),
  "OpenTimestamps proof changed": onWitnesses(({ files, heads, random }) => {
    const path = random.pick(heads).opentimestamps as string;
    const ots = bytesOf(files, path);
    files.set(path, random.pick([changeOtsDigest(ots, random), ots.slice(0, random.below(ots.length))]));
  }),
  "consistency proof changed": onWitnesses(({ files, random }) => {
    const { consistency } = readJson(files, DOSSIER_FILES.manifest).proof;
    const document = readJson(files, consistency);
    const proof = random.pick<{ path: string[] }>(document.proofs);
    proof.path = changeHash(proof.path, random);
    writeJson(files, consistency, document);
  }),
  "inclusion proof changed": onWitnesses(({ files, random }) => {
    const path = random.pick([...files.keys()].filter((name) => name.endsWith("/preuve.json")));
    const document = readJson(files, path);
    document.path = changeHash(document.path, random);
    writeJson(files, path, document);
  }),
  "inclusion proofs swapped": onWitnesses(({ files, random }) => {
    const paths = [...files.keys()].filter((name) => name.endsWith("/preuve.json"));
    const at = random.below(paths.length - 1);
    const [one, other] = [paths[at] as string, paths[at + 1] as string];
    const bytes = bytesOf(files, one);
    files.set(one, bytesOf(files, other));
    files.set(other, bytes);
  }),
  "head changed and signed": onWitnesses(async ({ files, heads, random, material }) => {
    const { path, signature } = random.pick(heads);
    const head = readJson(files, path);
    const hash = random.hex(32);
    Object.assign(head, random.pick([{ hash }, { merkleRoot: hash }, { closedAt: "2020-01-01T00:00:00.000Z" }]));
    writeJson(files, path, head);
    files.set(signature, await material.original.input.proof.sign(bytesOf(files, path)));
  }),
  "last head left out": onWitnesses(({ files, heads }) => {
    const { path, signature, timestamps, opentimestamps } = heads.at(-1) as ManifestHead;
    const stamps = timestamps.flatMap(({ query, reply }) => [query, reply]);
    for (const name of [path, signature, ...stamps, opentimestamps]) if (name !== null) files.delete(name);
    return (manifest) => manifest.proof.heads.pop();
  }),
  "signature of another file": onWitnesses((forgery) => {
    const { signature } = forgery.random.pick(forgery.heads);
    forgery.files.set(signature, bytesOf(forgery.files, otherHead(forgery, signature).signature));
  }),
  "signature changed": onWitnesses(({ files, heads, random }) => {
    const { signature } = random.pick(heads);
    const bytes = bytesOf(files, signature);
    files.set(signature, withChangedByte(bytes, bytes.length - 1 - random.below(SIGNATURE_BYTES), random));
  }),
  "signed with the key of another installation": async ({ original, other }) =>
    packed(await relist(new Map(original.files), () => {}, other.input.proof.sign)),
  "signatures taken away": async ({ original }) => {
    const kept = [...original.files].filter(([path]) => !/^preuves\/|preuve\.json$|\.p7s$/.test(path));
    return packed(
      await relist(new Map(kept), (manifest) => {
        manifest.version = 2;
        delete manifest.proof;
        for (const exhibit of manifest.exhibits) delete exhibit.inclusion;
      }),
    );
  },
};
