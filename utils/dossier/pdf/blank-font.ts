/**
 * A TrueType font of two glyphs without outlines, each half an em wide: what invisible text is set in. It has the
 * tables that a CIDFontType2 program needs (ISO 32000-1, 9.9): `glyf`, `head`, `hhea`, `hmtx`, `loca`, `maxp`.
 */
export function blankFont(): Uint8Array<ArrayBuffer> {
  const tables: [tag: string, words: readonly number[]][] = [
    // an empty glyph has no entry; the table itself may not be empty everywhere
    ["glyf", [0, 0]],
    ["head", head()],
    ["hhea", [1, 0, ASCENT, DESCENT & 0xffff, 0, ADVANCE, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS]],
    ["hmtx", [ADVANCE, 0, ADVANCE, 0]],
    ["loca", [0, 0, 0, 0]],
    ["maxp", [1, 0, GLYPHS, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]],
  ];
  const directoryBytes = 12 + 16 * tables.length;
  const offsets: number[] = [];
  let length = directoryBytes;
  for (const [, words] of tables) {
    offsets.push(length);
    length += padded(words.length * 2);
  }
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x00010000);
  // numTables, searchRange, entrySelector, rangeShift for six tables
  [tables.length, 64, 2, 16 * tables.length - 64].forEach((value, index) => {
    view.setUint16(4 + 2 * index, value);
  });
  for (const [index, [tag, words]] of tables.entries()) {
    const offset = offsets[index] ?? 0;
    words.forEach((word, position) => {
      view.setUint16(offset + 2 * position, word);
    });
    const entry = 12 + 16 * index;
    for (let letter = 0; letter < 4; letter++) view.setUint8(entry + letter, tag.charCodeAt(letter));
    view.setUint32(entry + 4, checksum(view, offset, padded(words.length * 2)));
    view.setUint32(entry + 8, offset);
    view.setUint32(entry + 12, words.length * 2);
  }
  const headOffset = offsets[1] ?? 0;
  view.setUint32(headOffset + 8, (0xb1b0afba - checksum(view, 0, length)) >>> 0);
  return bytes;
}

/** Thousandths of an em; the whole em is what a word's box spans. */
export const ASCENT = 800;
export const DESCENT = -200;
export const ADVANCE = 500;
const GLYPHS = 2;

function head(): number[] {
  const version = [1, 0];
  const revision = [1, 0];
  const checkSumAdjustment = [0, 0];
  const magic = [0x5f0f, 0x3cf5];
  const unitsPerEm = 1000;
  const createdAndModified = [0, 0, 0, 0, 0, 0, 0, 0];
  const box = [0, 0, 0, 0];
  const [style, smallest, direction, longOffsets, format] = [0, 6, 2, 1, 0];
  return [
    ...version,
    ...revision,
    ...checkSumAdjustment,
    ...magic,
    0,
    unitsPerEm,
    ...createdAndModified,
    ...box,
    style,
    smallest,
    direction,
    longOffsets,
    format,
  ];
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 4) * 4;
}

function checksum(view: DataView, offset: number, length: number): number {
  let sum = 0;
  for (let position = 0; position < length; position += 4) sum = (sum + view.getUint32(offset + position)) >>> 0;
  return sum;
}
