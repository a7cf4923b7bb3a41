import { crc32 } from "node:zlib";
import type { Files } from "../../tests/unit/verify/dossiers.ts";
import type { Bytes } from "./mutation.ts";

/** An entry of a zip with all that its headers say (APPNOTE 4.3.7, 4.3.12), so that they can lie. */
export interface Part {
  readonly name: Uint8Array;
  /** As they lie in the zip. */
  readonly packed: Uint8Array;
  readonly sizeBytes: number;
  readonly crc: number;
  readonly method: number;
  readonly flags: number;
  readonly needed: number;
  readonly madeBy: number;
  readonly attributes: number;
  readonly modified: number;
  readonly extra: Uint8Array;
  readonly comment: Uint8Array;
  /** In the local header, where it differs. */
  readonly localName?: Uint8Array;
  /** In the directory: of another entry's place. */
  readonly offsetOf?: number;
  /** Left out of the directory. */
  readonly hidden?: boolean;
}

const NOTHING = new Uint8Array();
/** 2026-03-02 08:00 in MS-DOS form, as the originals have it. */
const MODIFIED = (46 << 25) | (3 << 21) | (2 << 16) | (8 << 11);
/** What the writer puts into every header. */
const STORED = { method: 0, flags: 0, needed: 10, madeBy: 20, attributes: 0, modified: MODIFIED };

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));

export function partOf(name: string, bytes: Uint8Array, changes: Partial<Part> = {}): Part {
  const stored = { ...STORED, name: latin1(name), extra: NOTHING, comment: NOTHING };
  return { ...stored, packed: bytes, sizeBytes: bytes.length, crc: crc32(bytes), ...changes };
}

export function partsOf(files: Files): Part[] {
  return [...files].map(([name, bytes]) => partOf(name, bytes));
}

function header(fields: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) bytes.writeUInt16LE(value, at);
    else bytes.writeUInt32LE(value, at);
    at += size;
  }
  return bytes;
}

function sharedFields(part: Part, name: Uint8Array): readonly (readonly [2 | 4, number])[] {
  return [
    [2, part.needed],
    [2, part.flags],
    [2, part.method],
    [4, part.modified],
    [4, part.crc],
    [4, part.packed.length],
    [4, part.sizeBytes],
    [2, name.length],
    [2, part.extra.length],
  ];
}

function localHeader(part: Part): Buffer {
  const name = part.localName ?? part.name;
  return Buffer.concat([header([[4, 0x04034b50], ...sharedFields(part, name)]), name, part.extra]);
}

function directoryRecord(part: Part, offset: number): Buffer {
  const fields = header([
    [4, 0x02014b50],
    [2, part.madeBy],
    ...sharedFields(part, part.name),
    [2, part.comment.length],
    [2, 0],
    [2, 0],
    [4, part.attributes],
    [4, offset],
  ]);
  return Buffer.concat([fields, part.name, part.extra, part.comment]);
}

export interface Layout {
  /** Of the zip, after its end record. */
  readonly comment?: Uint8Array;
  /** Between the last entry and the directory. */
  readonly gap?: Uint8Array;
  /** Each gets a directory with its end record; readers take the last. */
  readonly directories?: readonly (readonly Part[])[];
}

/** A zip of the parts; with the defaults, as Bordereau writes it. */
export function assemble(
  parts: readonly Part[],
  { comment = NOTHING, gap = NOTHING, directories }: Layout = {},
): Bytes {
  const written: Uint8Array[] = [];
  const offsets = new Map<Part, number>();
  let at = 0;
  const write = (bytes: Uint8Array) => {
    written.push(bytes);
    at += bytes.length;
  };
  for (const part of parts) {
    offsets.set(part, at);
    write(localHeader(part));
    write(part.packed);
  }
  write(gap);
  for (const listed of directories ?? [parts.filter(({ hidden }) => !hidden)]) {
    const start = at;
    for (const part of listed) {
      const place = part.offsetOf === undefined ? part : (parts[part.offsetOf] as Part);
      write(directoryRecord(part, offsets.get(place) ?? 0));
    }
    const count = listed.length;
    write(
      header([
        [4, 0x06054b50],
        [2, 0],
        [2, 0],
        [2, count],
        [2, count],
        [4, at - start],
        [4, start],
        [2, comment.length],
      ]),
    );
  }
  write(comment);
  return new Uint8Array(Buffer.concat(written));
}
