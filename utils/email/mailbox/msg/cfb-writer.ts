import { type CfbNode, directoryBytes, entriesOf, STREAM } from "./cfb-directory";
import { concat } from "./concat";

const SECTOR = 512;
const MINI_SECTOR = 64;
const MINI_CUTOFF = 4_096;
const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;
const FAT_SECTOR = 0xfffffffd;
const DIFAT_SECTOR = 0xfffffffc;
const IN_HEADER = 109;

/** A compound file of version 3 (MS-CFB) with these streams and storages in its root. */
export function writeCfb(children: readonly CfbNode[]): Uint8Array<ArrayBuffer> {
  const [root, ...others] = entriesOf(children);
  const sectors = new SectorWriter();
  const mini = new MiniWriter();
  for (const entry of others) {
    entry.size = entry.bytes.length;
    if (entry.type === STREAM && entry.size > 0) {
      entry.start = entry.size < MINI_CUTOFF ? mini.add(entry.bytes) : sectors.add(entry.bytes);
    }
  }
  const { stream, table } = mini.finish();
  root.size = stream.length;
  if (stream.length > 0) root.start = sectors.add(stream);
  const miniFat = table.length > 0 ? sectors.add(table) : END_OF_CHAIN;
  const directory = sectors.add(directoryBytes([root, ...others]));
  return sectors.finish({ directory, miniFat, miniFatSectors: Math.ceil(table.length / SECTOR) });
}

/** Small streams, one behind the other, and their table. */
class MiniWriter {
  readonly #pieces: Uint8Array[] = [];
  readonly #table: number[] = [];

  add(bytes: Uint8Array): number {
    const start = this.#table.length;
    const count = Math.ceil(bytes.length / MINI_SECTOR);
    for (let index = 1; index <= count; index++) this.#table.push(index === count ? END_OF_CHAIN : start + index);
    this.#pieces.push(padded(bytes, MINI_SECTOR));
    return start;
  }

  finish(): { stream: Uint8Array; table: Uint8Array } {
    return { stream: concat(this.#pieces), table: padded(numbers(this.#table), SECTOR, 0xff) };
  }
}

class SectorWriter {
  readonly #pieces: Uint8Array[] = [];
  readonly #fat: number[] = [];

  add(bytes: Uint8Array): number {
    const start = this.#fat.length;
    const count = Math.ceil(bytes.length / SECTOR);
    for (let index = 1; index <= count; index++) this.#fat.push(index === count ? END_OF_CHAIN : start + index);
    this.#pieces.push(padded(bytes, SECTOR));
    return start;
  }

  /** Puts the table behind the data, what does not fit into the header behind that, and the header in front. */
  finish(places: { directory: number; miniFat: number; miniFatSectors: number }): Uint8Array<ArrayBuffer> {
    const data = this.#fat.length;
    let fatSectors = 0;
    let difatSectors = 0;
    while (fatSectors * (SECTOR / 4) < data + fatSectors + difatSectors) {
      fatSectors++;
      difatSectors = Math.ceil(Math.max(0, fatSectors - IN_HEADER) / (SECTOR / 4 - 1));
    }
    const fatPlaces = Array.from({ length: fatSectors }, (_, index) => data + index);
    const fat = [
      ...this.#fat,
      ...fatPlaces.map(() => FAT_SECTOR),
      ...Array.from({ length: difatSectors }, () => DIFAT_SECTOR),
    ];
    const difat: number[] = [];
    for (let index = 0; index < difatSectors; index++) {
      const at = IN_HEADER + index * (SECTOR / 4 - 1);
      const part = fatPlaces.slice(at, at + SECTOR / 4 - 1);
      while (part.length < SECTOR / 4 - 1) part.push(FREE);
      difat.push(...part, index + 1 === difatSectors ? END_OF_CHAIN : data + fatSectors + index + 1);
    }
    const header = headerBytes({
      ...places,
      fatPlaces,
      difat: difatSectors > 0 ? data + fatSectors : END_OF_CHAIN,
      difatSectors,
    });
    return concat([header, ...this.#pieces, padded(numbers(fat), SECTOR, 0xff), numbers(difat)]);
  }
}

/** Section 2.2. */
function headerBytes(places: {
  directory: number;
  miniFat: number;
  miniFatSectors: number;
  fatPlaces: readonly number[];
  difat: number;
  difatSectors: number;
}): Uint8Array {
  const bytes = new Uint8Array(SECTOR);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const) {
    view.setUint16(at, value, true);
  }
  for (const [at, value] of [
    [44, places.fatPlaces.length],
    [48, places.directory],
    [56, MINI_CUTOFF],
    [60, places.miniFat],
    [64, places.miniFatSectors],
    [68, places.difat],
    [72, places.difatSectors],
  ] as const) {
    view.setUint32(at, value, true);
  }
  for (let index = 0; index < IN_HEADER; index++) view.setUint32(76 + 4 * index, places.fatPlaces[index] ?? FREE, true);
  return bytes;
}

function padded(bytes: Uint8Array, unit: number, filler = 0): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / unit) * unit).fill(filler);
  whole.set(bytes);
  return whole;
}

function numbers(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 * values.length);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of values.entries()) view.setUint32(4 * index, value, true);
  return bytes;
}
