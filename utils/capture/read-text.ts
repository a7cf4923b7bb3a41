import type { TextHandle } from "./page";
import type { CallOptions } from "./page-rpc";
import { PIECE_LENGTH } from "./text-pieces";

/** Pieces asked for before the first has come. */
const AHEAD = 16;

interface TextSource {
  call(method: "read", args: { handle: number; offset: number; length: number }, options: CallOptions): Promise<string>;
}

/** Fetches a text that the page keeps, in pieces. */
export async function readPageText(
  page: TextSource,
  { handle, length }: TextHandle,
  options: CallOptions,
  pieceLength = PIECE_LENGTH,
): Promise<string[]> {
  const pieces: string[] = [];
  for (let offset = 0; offset < length || offset === 0; ) {
    const asked: Promise<string>[] = [];
    for (; asked.length < AHEAD && (offset < length || offset === 0); offset += pieceLength) {
      asked.push(page.call("read", { handle, offset, length: pieceLength }, options));
    }
    pieces.push(...(await Promise.all(asked)));
  }
  return pieces;
}
