import type { TextHandle } from "./page";
import type { CallOptions } from "./page-rpc";

/** Code units a message: six bytes each at worst in JSON, so far below the 64 MiB that a message may have. */
const PIECE_LENGTH = 4 * 1024 * 1024;

/** A text cut into pieces that fit into messages. */
export function* piecesOf(text: string, pieceLength = PIECE_LENGTH): Generator<string> {
  for (let offset = 0; offset < text.length; ) {
    const piece = wholeCharacters(text.slice(offset, offset + pieceLength), offset + pieceLength >= text.length);
    yield piece;
    offset += piece.length;
  }
}

/** A pair of surrogates must not be cut: each half alone would become U+FFFD in UTF-8. */
function wholeCharacters(piece: string, isLast: boolean): string {
  return !isLast && /[\ud800-\udbff]$/.test(piece) ? piece.slice(0, -1) : piece;
}

interface TextSource {
  call(method: "read", args: { handle: number; offset: number; length: number }, options: CallOptions): Promise<string>;
}

/** Fetches a text that the page keeps, piece by piece. */
export async function readPageText(
  page: TextSource,
  { handle, length }: TextHandle,
  options: CallOptions,
  pieceLength = PIECE_LENGTH,
): Promise<string[]> {
  const pieces: string[] = [];
  for (let offset = 0; offset < length || (length === 0 && pieces.length === 0); ) {
    const read = await page.call("read", { handle, offset, length: pieceLength }, options);
    const piece = wholeCharacters(read, offset + read.length >= length);
    pieces.push(piece);
    if (piece.length === 0) break;
    offset += piece.length;
  }
  return pieces;
}
