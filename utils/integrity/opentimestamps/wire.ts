import { OtsError } from "./error";

/** Sizes and heights have at most so many groups of seven bits: 2^49, below the safe integers. */
const MAX_VARUINT_BYTES = 7;

/** Reads numbers and byte strings, one after the other. */
export class OtsReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** @throws OtsError `truncated` */
  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length) throw new OtsError("truncated");
    this.at += count;
    return this.bytes.slice(this.at - count, this.at);
  }

  /** @throws OtsError `truncated` */
  byte(): number {
    return this.take(1)[0] as number;
  }

  /**
   * An unsigned number in groups of seven bits, the lowest first (LEB128).
   * @throws OtsError `truncated` or `malformed`
   */
  varuint(): number {
    let value = 0;
    for (let group = 0; group < MAX_VARUINT_BYTES; group++) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** (7 * group);
      if (byte < 0x80) return value;
    }
    throw new OtsError("malformed", "a number is too long");
  }

  /**
   * A byte string after its length.
   * @throws OtsError `truncated` or `malformed`, the latter for another length
   */
  varbytes(least: number, most: number): Uint8Array {
    const length = this.varuint();
    if (length < least || length > most) throw new OtsError("malformed", `${length} bytes`);
    return this.take(length);
  }

  /** @throws OtsError `trailing-bytes` where not all was read */
  end(): void {
    if (this.at < this.bytes.length) throw new OtsError("trailing-bytes");
  }
}

/** An unsigned number in groups of seven bits, the lowest first (LEB128). */
export function varuint(value: number): Uint8Array {
  const groups: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) groups.push((rest % 0x80) | 0x80);
  return Uint8Array.from([...groups, rest]);
}

/** A byte string after its length. */
export function varbytes(bytes: Uint8Array): Uint8Array {
  return joined(varuint(bytes.length), bytes);
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The order of byte strings: byte by byte, a beginning before what it begins. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const difference = (one[at] as number) - (other[at] as number);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
