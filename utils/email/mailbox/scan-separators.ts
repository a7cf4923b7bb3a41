import { MAILBOX_LIMITS } from "./limits";
import { isSeparator } from "./separator";

/** A separator line: where it begins, and where what follows it does. Offsets in bytes from the file's start. */
export interface Separator {
  readonly start: number;
  readonly lineEnd: number;
}

const LF = 0x0a;
const CR = 0x0d;
const CAPITAL_F = 0x46;
const NOTHING = new Uint8Array(0);

/**
 * The separator lines of an mbox file that stand at its beginning or after a blank line, read piece by piece: memory
 * does not grow with the file.
 * @param pieceBytes only tests give another size
 * @throws DOMException where the file can no longer be read
 */
export async function* scanSeparators(
  blob: Blob,
  pieceBytes: number = MAILBOX_LIMITS.pieceBytes,
): AsyncGenerator<Separator> {
  let afterBlank = true;
  // of a line that goes on in the next piece: its beginning, as much as a separator may have, and its length
  let head: Uint8Array = NOTHING;
  let pending = 0;
  for (let offset = 0; offset < blob.size; offset += pieceBytes) {
    const piece = new Uint8Array(await blob.slice(offset, offset + pieceBytes).arrayBuffer());
    let at = 0;
    while (at < piece.length) {
      const lf = piece.indexOf(LF, at);
      const end = lf < 0 ? piece.length : lf;
      const last = lf < 0 && offset + piece.length >= blob.size;
      if (lf < 0 && !last) {
        head = join(head, piece.subarray(at, end));
        pending += end - at;
        break;
      }
      const first = pending > 0 ? head[0] : piece[at];
      const length = pending + end - at;
      if (afterBlank && first === CAPITAL_F && isSeparator(withoutCr(join(head, piece.subarray(at, end))))) {
        yield { start: offset + at - pending, lineEnd: offset + (last ? end : end + 1) };
      }
      afterBlank = length === 0 || (length === 1 && first === CR);
      head = NOTHING;
      pending = 0;
      at = end + 1;
    }
  }
}

function withoutCr(line: Uint8Array): Uint8Array {
  return line.at(-1) === CR ? line.subarray(0, -1) : line;
}

/** One byte more than a separator may have tells that it is longer. */
function join(head: Uint8Array, more: Uint8Array): Uint8Array {
  const room = MAILBOX_LIMITS.separatorBytes + 2 - head.length;
  if (room <= 0) return head;
  const joined = new Uint8Array(head.length + Math.min(room, more.length));
  joined.set(head);
  joined.set(more.subarray(0, room), head.length);
  return joined;
}
