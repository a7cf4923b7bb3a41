/** What is to be written: a stream with its bytes, or a storage with what it holds. */
export type CfbNode =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly children: readonly CfbNode[] };

/** An entry of the directory (MS-CFB section 2.6.1). */
export interface CfbEntry {
  readonly name: string;
  readonly type: number;
  readonly bytes: Uint8Array;
  left: number;
  right: number;
  child: number;
  red: boolean;
  start: number;
  size: number;
}

const STORAGE = 1;
export const STREAM = 2;
const ROOT = 5;
const ENTRY_BYTES = 128;
const SECTOR_BYTES = 512;
const END_OF_CHAIN = 0xfffffffe;
const NO_ENTRY = 0xffffffff;

/** The entries of streams and storages, as a tree; that of the root comes first. */
export function entriesOf(children: readonly CfbNode[]): [CfbEntry, ...CfbEntry[]] {
  const root = newEntry("Root Entry", ROOT, new Uint8Array(0));
  const entries: [CfbEntry, ...CfbEntry[]] = [root];
  root.child = addChildren(entries, children);
  return entries;
}

function newEntry(name: string, type: number, bytes: Uint8Array): CfbEntry {
  const links = { left: NO_ENTRY, right: NO_ENTRY, child: NO_ENTRY };
  return { name, type, bytes, ...links, red: false, start: type === STORAGE ? 0 : END_OF_CHAIN, size: 0 };
}

/** Gives the number of the uppermost one. */
function addChildren(entries: CfbEntry[], nodes: readonly CfbNode[]): number {
  const sorted = [...nodes].sort((a, b) => compareNames(a.name, b.name));
  const indexes = sorted.map((node) => {
    const isStream = "bytes" in node;
    const entry = newEntry(node.name, isStream ? STREAM : STORAGE, isStream ? node.bytes : new Uint8Array(0));
    const index = entries.push(entry) - 1;
    if (!isStream) entry.child = addChildren(entries, node.children);
    return index;
  });
  return balance(entries, indexes, Math.floor(Math.log2(indexes.length + 1)));
}

/** A red-black tree (section 2.6.4): split in the middle, every level is full but the last, which is red. */
function balance(entries: CfbEntry[], indexes: readonly number[], blackLevels: number): number {
  if (indexes.length === 0) return NO_ENTRY;
  const middle = indexes.length >> 1;
  const index = indexes[middle] as number;
  const entry = entries[index] as CfbEntry;
  entry.red = blackLevels === 0;
  entry.left = balance(entries, indexes.slice(0, middle), blackLevels - 1);
  entry.right = balance(entries, indexes.slice(middle + 1), blackLevels - 1);
  return index;
}

/** Shorter names first, then by capital letters (section 2.6.4). */
function compareNames(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  const [left, right] = [a.toUpperCase(), b.toUpperCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The directory as it is stored; what is left of its last sector holds empty entries. */
export function directoryBytes(entries: readonly CfbEntry[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((entries.length * ENTRY_BYTES) / SECTOR_BYTES) * SECTOR_BYTES);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < bytes.length / ENTRY_BYTES; index++) {
    const at = index * ENTRY_BYTES;
    const entry = entries[index];
    for (const link of [68, 72, 76]) view.setUint32(at + link, NO_ENTRY, true);
    if (!entry) continue;
    for (const [unit, character] of entry.name.split("").entries()) {
      view.setUint16(at + 2 * unit, character.charCodeAt(0), true);
    }
    view.setUint16(at + 64, 2 * (entry.name.length + 1), true);
    view.setUint8(at + 66, entry.type);
    view.setUint8(at + 67, entry.red ? 0 : 1);
    view.setUint32(at + 68, entry.left, true);
    view.setUint32(at + 72, entry.right, true);
    view.setUint32(at + 76, entry.child, true);
    view.setUint32(at + 116, entry.start, true);
    view.setUint32(at + 120, entry.size, true);
  }
  return bytes;
}
