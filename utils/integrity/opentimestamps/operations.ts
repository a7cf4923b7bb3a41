import { toHex, utf8 } from "../../core";
import { OtsError } from "./error";
import { compareBytes, joined, type OtsReader, varbytes } from "./wire";

/** A step from one message to the next. */
export interface Operation {
  readonly tag: number;
  /** What is appended or prepended; null for the others. */
  readonly argument: Uint8Array | null;
}

/** Tags of operations. The hashes' come from RFC 4880, 9.4. */
export const TAGS = {
  sha1: 0x02,
  ripemd160: 0x03,
  sha256: 0x08,
  keccak256: 0x67,
  append: 0xf0,
  prepend: 0xf1,
  reverse: 0xf2,
  hexlify: 0xf3,
} as const;

/** The longest message that an operation takes or makes, and the longest argument, in bytes. */
const MAX_MESSAGE_BYTES = 4_096;

const WITH_ARGUMENT: readonly number[] = [TAGS.append, TAGS.prepend];
const KNOWN: readonly number[] = Object.values(TAGS);

/** @throws OtsError `op-unsupported` for a tag that is none, `malformed`, `truncated` */
export function readOperation(reader: OtsReader, tag: number): Operation {
  if (!KNOWN.includes(tag)) throw new OtsError("op-unsupported", `0x${tag.toString(16)}`);
  return { tag, argument: WITH_ARGUMENT.includes(tag) ? reader.varbytes(1, MAX_MESSAGE_BYTES) : null };
}

export function writeOperation({ tag, argument }: Operation): Uint8Array {
  return joined(Uint8Array.of(tag), argument === null ? new Uint8Array() : varbytes(argument));
}

/** The order in which files list operations: by tag, then by argument. */
export function compareOperations(one: Operation, other: Operation): number {
  return one.tag - other.tag || compareBytes(one.argument ?? new Uint8Array(), other.argument ?? new Uint8Array());
}

/**
 * The message after a step.
 * @throws OtsError `op-unsupported` for hashes that are read but not computed (RIPEMD-160, Keccak-256; calendars have
 * used neither since 2016), `malformed` for a message that would be empty or too long
 */
export async function applyOperation(operation: Operation, message: Uint8Array): Promise<Uint8Array> {
  if (message.length === 0 || message.length > MAX_MESSAGE_BYTES) throw new OtsError("malformed", "message length");
  const result = await compute(operation, message);
  if (result.length > MAX_MESSAGE_BYTES) throw new OtsError("malformed", "message length");
  return result;
}

async function compute({ tag, argument }: Operation, message: Uint8Array): Promise<Uint8Array> {
  switch (tag) {
    case TAGS.sha256:
      return new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(message)));
    case TAGS.sha1:
      return new Uint8Array(await crypto.subtle.digest("SHA-1", new Uint8Array(message)));
    case TAGS.append:
      return joined(message, argument ?? new Uint8Array());
    case TAGS.prepend:
      return joined(argument ?? new Uint8Array(), message);
    case TAGS.reverse:
      return message.toReversed();
    case TAGS.hexlify:
      return utf8(toHex(message));
    default:
      throw new OtsError("op-unsupported", `0x${tag.toString(16)}`);
  }
}
