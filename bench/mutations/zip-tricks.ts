import { crc32, deflateRawSync } from "node:zlib";
import { utf8 } from "../../utils/core/index.ts";
import { type Mutation, oneVolume } from "./mutation.ts";
import type { Random } from "./random.ts";
import { assemble, type Layout, type Part, partOf, partsOf } from "./zip-parts.ts";

type Trick = (parts: readonly Part[], random: Random) => Part[];

const trick =
  (change: Trick, layout: (parts: readonly Part[], random: Random) => Layout = () => ({})): Mutation =>
  ({ original }, random) => {
    const parts = change(partsOf(original.files), random);
    return oneVolume(assemble(parts, layout(parts, random)));
  };

/** Changes one entry. */
const onPart = (change: (part: Part, random: Random) => Partial<Part>): Mutation =>
  trick((parts, random) => {
    const at = random.below(parts.length);
    const part = parts[at] as Part;
    return parts.with(at, { ...part, ...change(part, random) });
  });

const inserted = (parts: readonly Part[], part: Part, random: Random) =>
  parts.toSpliced(random.below(parts.length + 1), 0, part);
const nameOf = (part: Part) => Buffer.from(part.name).toString("latin1");
const named = (name: string) => new Uint8Array(Buffer.from(name, "latin1"));

const UNSAFE = [
  "../evil.txt",
  "../../../../etc/passwd",
  "/etc/passwd",
  "//server/share/x",
  "C:\\evil.txt",
  "C:evil.txt",
  "pieces\\..\\..\\evil.txt",
  "pieces/../../evil.txt",
  "pieces/./x",
  "pieces//x",
  "",
  ".",
  "..",
  "a/",
  "con",
  "pieces/nul.txt",
  "x.",
  "x ",
  "a\u0000.txt",
  "a:stream",
  "\u00e9.txt",
  `${"x".repeat(81)}.txt`,
  `${"a/".repeat(120)}x`,
] as const;

const SYMBOLIC_LINK = { madeBy: (3 << 8) | 20, attributes: (0o120777 << 16) >>> 0 };

const BOMB_BYTES = 30_000_000;
const BOMB = deflateRawSync(Buffer.alloc(BOMB_BYTES), { level: 9 });
const BOMB_CRC = crc32(Buffer.alloc(BOMB_BYTES));

function bomb(name: string, declaredBytes: number): Part {
  return partOf(name, BOMB, { method: 8, needed: 20, sizeBytes: declaredBytes, crc: BOMB_CRC });
}

export const ZIP_TRICKS: Readonly<Record<string, Mutation>> = {
  "zip: duplicate name": trick((parts, random) => {
    const name = nameOf(random.pick(parts));
    return inserted(parts, partOf(name, random.bytes(random.below(50))), random);
  }),
  "zip: duplicate name in another case": trick((parts, random) => {
    const name = nameOf(random.pick(parts)).toUpperCase();
    return inserted(parts, partOf(name === "SHA256SUMS" ? "sha256sums" : name, random.bytes(9)), random);
  }),
  "zip: two central directories": trick(
    (parts, random) => {
      const at = random.below(parts.length);
      return [...parts, partOf(nameOf(parts[at] as Part), random.bytes(20))];
    },
    (parts, random) => {
      const forged = parts.at(-1) as Part;
      const honest = parts.slice(0, -1);
      const other = honest.map((part) => (nameOf(part) === nameOf(forged) ? forged : part));
      return {
        directories: random.pick([
          [honest, other],
          [other, honest],
        ]),
      };
    },
  ),
  "zip: hidden entry": trick((parts, random) =>
    inserted(parts, partOf("x.txt", random.bytes(9), { hidden: true }), random),
  ),
  "zip: bytes before the directory": trick(
    (parts) => [...parts],
    (_, random) => ({ gap: random.bytes(1 + random.below(99)) }),
  ),
  "zip: comment": trick(
    (parts) => [...parts],
    (_, random) => ({ comment: random.bytes(1 + random.below(99)) }),
  ),
  "zip: end record in a comment": trick(
    (parts) => [...parts],
    (parts) => ({ comment: assemble(parts.slice(0, 1)) }),
  ),
  "zip: unsafe name": trick((parts, random) => inserted(parts, partOf(random.pick(UNSAFE), random.bytes(9)), random)),
  "zip: entry renamed to an unsafe name": onPart((_, random) => ({ name: named(random.pick(UNSAFE)) })),
  "zip: other name in the local header": onPart((_, random) => ({ localName: named(`${random.hex(3)}.txt`) })),
  "zip: symbolic link": trick((parts, random) => {
    const target = utf8(random.pick(["/etc/passwd", "../../x", "manifest.json"]));
    return inserted(parts, partOf("pieces/link", target, SYMBOLIC_LINK), random);
  }),
  "zip: entry made a symbolic link": onPart(() => SYMBOLIC_LINK),
  "zip: folder entry": trick((parts, random) => inserted(parts, partOf("pieces/", new Uint8Array()), random)),
  "zip: entries share bytes": trick((parts, random) => {
    const at = random.below(parts.length);
    const offsetOf = (at + 1 + random.below(parts.length - 1)) % parts.length;
    return parts.map((part, index) => (index === at ? { ...part, offsetOf } : part));
  }),
  "zip: bomb": trick((parts, random) => inserted(parts, bomb(`bomb-${random.hex(2)}.bin`, BOMB_BYTES), random)),
  "zip: bomb that declares less": trick((parts, random) =>
    inserted(parts, bomb("bomb.bin", random.below(10_000)), random),
  ),
  "zip: bomb in place of a file": trick((parts, random) => {
    const at = random.below(parts.length);
    return parts.with(at, bomb(nameOf(parts[at] as Part), BOMB_BYTES));
  }),
  "zip: many bombs": trick((parts) => [
    ...parts,
    ...Array.from({ length: 200 }, (_, at) => bomb(`b${at}`, BOMB_BYTES)),
  ]),
  "zip: huge size declared": onPart((_, random) => ({ sizeBytes: 0xffffffff - random.below(1_000_000) })),
  "zip: compressed": onPart((part) => {
    return { packed: deflateRawSync(part.packed), method: 8, needed: 20 };
  }),
  "zip: unknown method": onPart((_, random) => ({ method: 1 + random.below(7) })),
  "zip: encrypted": onPart(() => ({ flags: 1 })),
  "zip: flag": onPart((_, random) => ({ flags: 2 ** (1 + random.below(15)) })),
  "zip: ZIP64": onPart(() => ({ needed: 45, extra: Uint8Array.of(1, 0, 0, 0) })),
  "zip: extra field": onPart((_, random) => ({ extra: new Uint8Array([0x75, 0x70, 4, 0, ...random.bytes(4)]) })),
  "zip: entry's comment": onPart((_, random) => ({ comment: random.bytes(1 + random.below(20)) })),
  "zip: other time": onPart((part, random) => ({ modified: (part.modified + 1 + random.below(1_000)) >>> 0 })),
  "zip: attributes": onPart((_, random) => ({ attributes: 1 + random.below(1_000_000) })),
  "zip: wrong CRC": onPart((part, random) => ({ crc: (part.crc ^ (1 + random.below(1_000_000))) >>> 0 })),
};
