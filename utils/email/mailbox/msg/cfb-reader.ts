import { MAILBOX_LIMITS } from "../limits";
import { concat } from "./concat";

/** A stream of a compound file. */
export interface CfbStream {
  readonly name: string;
  readonly sizeBytes: number;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
}

/** A storage of a compound file, which is to streams what a folder is to files. */
export interface CfbStorage {
  readonly name: string;
  readonly storages: readonly CfbStorage[];
  readonly streams: readonly CfbStream[];
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Sector numbers from here on mean an end or nothing (MS-CFB section 2.1). */
const MAX_SECTOR = 0xfffffffa;
const NO_ENTRY = 0xffffffff;
const STORAGE = 1;
const STREAM = 2;
const ROOT = 5;
const ENTRY_BYTES = 128;
const MINI_SECTOR_BYTES = 64;
/** Smaller streams are in the mini stream; the header says so too, and can say nothing else (section 2.2). */
const MINI_CUTOFF_BYTES = 4_096;
const MAX_DEPTH = 20;

/** Whether bytes begin as a compound file does (MS-CFB section 2.2). */
export function isCfb(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/**
 * A compound file (MS-CFB), read with nothing in it trusted: chains that run in circles or out of the file end, sizes
 * are those of what is there. Opening and reading never throw and never take longer than the file is large.
 */
export class Cfb {
  /** Set by anything that is not as it should be. */
  damaged = false;
  readonly root: CfbStorage;
  readonly #view: DataView;
  readonly #sectorBytes: number;
  /** How many sectors the file can have: no chain is longer. */
  readonly #sectors: number;
  readonly #fat: Uint32Array;
  readonly #miniFat: Uint32Array;
  readonly #miniStream: Uint8Array<ArrayBuffer>;
  readonly #entries: Entry[];

  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#sectorBytes = this.#u16(30) === 12 ? 4_096 : 512;
    this.#sectors = Math.ceil(bytes.length / this.#sectorBytes);
    this.#fat = this.#readFat();
    this.#entries = this.#readEntries(this.#chainBytes(this.#u32(48)));
    const root = this.#entries[0];
    if (root?.type !== ROOT) this.damaged = true;
    this.#miniFat = toNumbers(this.#chainBytes(this.#u32(60)));
    this.#miniStream = root ? this.#chainBytes(root.start, root.size) : new Uint8Array(0);
    this.root = this.#storage(root, new Set(), 0);
  }

  #u16(at: number): number {
    return at + 2 <= this.#view.byteLength ? this.#view.getUint16(at, true) : 0;
  }

  #u32(at: number): number {
    return at + 4 <= this.#view.byteLength ? this.#view.getUint32(at, true) : NO_ENTRY;
  }

  #sector(number: number): Uint8Array {
    const start = (number + 1) * this.#sectorBytes;
    return this.bytes.subarray(start, start + this.#sectorBytes);
  }

  /** Section 2.3 and 2.5: the table of chains, and where its own sectors are. */
  #readFat(): Uint32Array {
    const possible = this.#sectors;
    const sectors: number[] = [];
    for (let index = 0; index < 109; index++) sectors.push(this.#u32(76 + 4 * index));
    const perSector = this.#sectorBytes / 4 - 1;
    let next = this.#u32(68);
    for (let seen = 0; next < MAX_SECTOR && seen < possible; seen++) {
      const start = (next + 1) * this.#sectorBytes;
      for (let index = 0; index < perSector; index++) sectors.push(this.#u32(start + 4 * index));
      next = this.#u32(start + 4 * perSector);
    }
    const used = sectors.filter((sector) => sector < MAX_SECTOR && sector < possible).slice(0, possible);
    return toNumbers(concat(used.map((sector) => this.#sector(sector))));
  }

  /** The bytes of a chain of sectors, at most `size`. */
  #chainBytes(start: number, size = Number.POSITIVE_INFINITY): Uint8Array<ArrayBuffer> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    let sector = start;
    for (let seen = 0; sector < MAX_SECTOR && length < size; seen++) {
      const piece = this.#sector(sector);
      // it runs in a circle, or out of the file
      if (seen > this.#sectors || piece.length === 0) {
        this.damaged = true;
        break;
      }
      pieces.push(piece);
      length += piece.length;
      sector = this.#fat[sector] ?? NO_ENTRY;
    }
    const bytes = concat(pieces);
    if (Number.isFinite(size) && bytes.length < size) this.damaged = true;
    return bytes.slice(0, Math.min(size, bytes.length));
  }

  #miniChainBytes(start: number, size: number): Uint8Array<ArrayBuffer> {
    const pieces: Uint8Array[] = [];
    let sector = start;
    for (let length = 0; sector < MAX_SECTOR && length < size && pieces.length <= this.#miniFat.length; ) {
      const at = sector * MINI_SECTOR_BYTES;
      const piece = this.#miniStream.subarray(at, at + MINI_SECTOR_BYTES);
      pieces.push(piece);
      length += piece.length;
      sector = this.#miniFat[sector] ?? NO_ENTRY;
    }
    const bytes = concat(pieces);
    if (bytes.length < size) this.damaged = true;
    return bytes.slice(0, size);
  }

  /** Section 2.6. */
  #readEntries(directory: Uint8Array): Entry[] {
    const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
    const count = Math.min(Math.floor(directory.length / ENTRY_BYTES), MAILBOX_LIMITS.msgEntries);
    return Array.from({ length: count }, (_, index) => {
      const at = index * ENTRY_BYTES;
      const nameBytes = Math.max(0, Math.min(view.getUint16(at + 64, true), 64) - 2);
      return {
        name: new TextDecoder("utf-16le").decode(directory.subarray(at, at + nameBytes)),
        type: view.getUint8(at + 66),
        left: view.getUint32(at + 68, true),
        right: view.getUint32(at + 72, true),
        child: view.getUint32(at + 76, true),
        start: view.getUint32(at + 116, true),
        size: view.getUint32(at + 120, true),
      };
    });
  }

  /** Section 2.6.4: what a storage holds is a binary tree. Each entry is met once, wherever it is hung. */
  #storage(entry: Entry | undefined, met: Set<number>, depth: number): CfbStorage {
    const storages: CfbStorage[] = [];
    const streams: CfbStream[] = [];
    const pending = [entry?.child ?? NO_ENTRY];
    for (let index = pending.pop(); index !== undefined; index = pending.pop()) {
      const child = this.#entries[index];
      if (index === NO_ENTRY || !child) continue;
      if (met.has(index) || depth > MAX_DEPTH) {
        this.damaged = true;
        continue;
      }
      met.add(index);
      pending.push(child.right, child.left);
      if (child.type === STORAGE) storages.push(this.#storage(child, met, depth + 1));
      else if (child.type === STREAM) {
        const { name, size, start } = child;
        const inMini = size < MINI_CUTOFF_BYTES;
        const bytes = () => (inMini ? this.#miniChainBytes(start, size) : this.#chainBytes(start, size));
        streams.push({ name, sizeBytes: size, bytes });
      }
    }
    return { name: entry?.name ?? "", storages, streams };
  }
}

function toNumbers(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(4 * index, true));
}
