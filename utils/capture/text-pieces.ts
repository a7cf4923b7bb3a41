/**
 * UTF-16 code units a message. A message may have 64 MiB, but Chromium takes three times as long for one of a
 * megabyte as for the same in several.
 */
export const PIECE_LENGTH = 128 * 1024;

/** A part of a text. A pair of surrogates is never cut: each half alone would become U+FFFD in UTF-8. */
export function pieceOf(text: string, offset: number, length: number): string {
  return text.slice(wholeCharacters(text, offset), wholeCharacters(text, offset + length));
}

/** A text cut into pieces that fit into messages. */
export function* piecesOf(text: string, pieceLength = PIECE_LENGTH): Generator<string> {
  for (let offset = 0; offset < text.length; offset += pieceLength) yield pieceOf(text, offset, pieceLength);
}

function wholeCharacters(text: string, offset: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1)) ? offset - 1 : offset;
}
