import { fieldsNamed, splitMessage } from "../raw";
import { MAILBOX_LIMITS } from "./limits";
import { type Separator, scanSeparators } from "./scan-separators";
import { unquote } from "./unquote";

/** One message of an mbox file. */
export interface MboxMessage {
  readonly kind: "message";
  /** Where it begins in the file, separator line included. */
  readonly offset: number;
  /** As mailed: without separator line and blank line, quoting of `From ` taken back. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Without separator line and blank line, otherwise as it stands in the file; the same as `bytes` unless altered. */
  readonly stored: Uint8Array<ArrayBuffer>;
  /** The exact slice of the file, from its separator line to the next one. */
  readonly verbatim: Uint8Array<ArrayBuffer>;
  /** Whether quoting was taken back, so that `bytes` are not a slice of the file. */
  readonly altered: boolean;
  /** Lines inside of it that look like separators and are not, because its Content-Length says so. */
  readonly enclosedSeparators: number;
}

/** A message that is too large to be held in memory; the others are read all the same. */
export interface OversizedMessage {
  readonly kind: "too-large";
  readonly offset: number;
  readonly sizeBytes: number;
}

/**
 * The messages of an mbox file (mboxo, mboxrd, mboxcl), in the order of the file, one in memory at a time.
 * @param limits only tests give others
 * @throws DOMException where the file can no longer be read
 */
export async function* mboxMessages(
  blob: Blob,
  limits: { messageBytes: number; pieceBytes: number } = MAILBOX_LIMITS,
): AsyncGenerator<MboxMessage | OversizedMessage> {
  const ahead = new Lookahead(scanSeparators(blob, limits.pieceBytes));
  let exact = false;
  for (let current = await ahead.take(); current; current = await ahead.take()) {
    const hint = await followContentLength(blob, current, ahead, exact);
    exact = hint.exact;
    for (let skipped = 0; skipped < hint.enclosed; skipped++) await ahead.take();
    const end = (await ahead.peek(0))?.start ?? blob.size;
    const sizeBytes = end - current.start;
    if (sizeBytes > limits.messageBytes) yield { kind: "too-large", offset: current.start, sizeBytes };
    else yield toMessage(new Uint8Array(await blob.slice(current.start, end).arrayBuffer()), current, hint.enclosed);
  }
}

function toMessage(verbatim: Uint8Array<ArrayBuffer>, at: Separator, enclosedSeparators: number): MboxMessage {
  const stored = withoutBlankLine(verbatim.subarray(at.lineEnd - at.start));
  const unquoted = unquote(stored);
  return {
    kind: "message",
    offset: at.start,
    bytes: unquoted ?? stored,
    stored,
    verbatim,
    altered: unquoted !== null,
    enclosedSeparators,
  };
}

const LF = 0x0a;
const CR = 0x0d;

/** Writers put a blank line behind each message (RFC 4155 appendix A). */
function withoutBlankLine(message: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const end = withoutBreak(message, message.length);
  // only where a line break stands before: the last line of the message keeps its own
  return end < message.length && message[end - 1] === LF ? message.subarray(0, end) : message;
}

function withoutBreak(message: Uint8Array, end: number): number {
  if (message[end - 1] !== LF) return end;
  return message[end - 2] === CR ? end - 2 : end - 1;
}

/**
 * How many of the following separators are inside of a message, as its Content-Length (mboxcl) says. It is believed
 * only where it ends at a separator whose message has one, too, or at the file's end behind a message that had an
 * exact one: in a file of another kind, a sender could hide the messages that follow with it.
 */
async function followContentLength(
  blob: Blob,
  current: Separator,
  ahead: Lookahead,
  previousExact: boolean,
): Promise<{ enclosed: number; exact: boolean }> {
  const no = { enclosed: 0, exact: false };
  const end = await contentEnd(blob, current.lineEnd);
  if (end === null || end > blob.size) return no;
  let enclosed = 0;
  let landing = await ahead.peek(0);
  while (landing && landing.start < end) {
    if (++enclosed > MAILBOX_LIMITS.enclosedSeparators) return no;
    landing = await ahead.peek(enclosed);
  }
  const between = await blob.slice(end, Math.min(landing?.start ?? blob.size, end + 5)).text();
  if (!/^(\r?\n){0,2}$/.test(between)) return no;
  if (enclosed === 0) return { enclosed, exact: true };
  const believed = landing ? (await contentEnd(blob, landing.lineEnd)) !== null : previousExact;
  return believed ? { enclosed, exact: true } : no;
}

/** Where a message ends by its Content-Length; null where it has none. */
async function contentEnd(blob: Blob, start: number): Promise<number | null> {
  const head = new Uint8Array(await blob.slice(start, start + MAILBOX_LIMITS.headBytes).arrayBuffer());
  const { fields, body } = splitMessage(head);
  const value = fieldsNamed({ fields }, "content-length")[0]?.value ?? "";
  return /^\d{1,12}$/.test(value) ? start + head.length - body.length + Number(value) : null;
}

/** Separators that have been found and not yet used. */
class Lookahead {
  readonly #found: Separator[] = [];

  constructor(readonly source: AsyncGenerator<Separator>) {}

  async peek(index: number): Promise<Separator | undefined> {
    while (this.#found.length <= index) {
      const { value, done } = await this.source.next();
      if (done) return undefined;
      this.#found.push(value);
    }
    return this.#found[index];
  }

  async take(): Promise<Separator | undefined> {
    await this.peek(0);
    return this.#found.shift();
  }
}
