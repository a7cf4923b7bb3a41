import { toUtc } from "../../../core";
import { decodeBytes } from "../../message";
import type { CfbStorage } from "./cfb-reader";
import { charsetOfCodePage } from "./code-pages";

/** Property identifiers (MS-OXPROPS) that are read. */
export const PROPERTY = {
  subject: 0x0037,
  clientSubmitTime: 0x0039,
  sentRepresentingName: 0x0042,
  sentRepresentingAddress: 0x0065,
  transportHeaders: 0x007d,
  recipientType: 0x0c15,
  senderName: 0x0c1a,
  senderAddress: 0x0c1f,
  deliveryTime: 0x0e06,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  messageId: 0x1035,
  references: 0x1039,
  inReplyTo: 0x1042,
  displayName: 0x3001,
  address: 0x3003,
  attachData: 0x3701,
  attachShortName: 0x3704,
  attachMethod: 0x3705,
  attachLongName: 0x3707,
  attachMediaType: 0x370e,
  attachContentId: 0x3712,
  attachFlags: 0x3714,
  smtpAddress: 0x39fe,
  internetCodePage: 0x3fde,
  messageCodePage: 0x3ffd,
  senderSmtpAddress: 0x5d01,
  sentRepresentingSmtpAddress: 0x5d02,
  attachHidden: 0x7ffe,
} as const;

const LONG = 0x0003;
const BOOLEAN = 0x000b;
const STRING8 = 0x001e;
const UNICODE = 0x001f;
const TIME = 0x0040;
const BINARY = 0x0102;

/** Bytes in front of the entries of a property stream (MS-OXMSG section 2.4.1): file, embedded message, other. */
export const PROPERTY_HEADER_BYTES = { file: 32, embedded: 24, other: 8 } as const;

/** Bytes that may still be read: streams of a sound file do not overlap, so all of them are no larger than it. */
export interface Budget {
  bytes: number;
}

/** The properties of a message, a recipient or an attachment (MS-OXMSG section 2.4). Never throws. */
export class Properties {
  readonly #fixed = new Map<number, DataView>();
  readonly #charset: string | null;

  constructor(
    readonly storage: CfbStorage,
    headerBytes: number,
    readonly budget: Budget,
    charset: string | null = null,
  ) {
    const stream = this.#stream("__properties_version1.0");
    for (let at = headerBytes; stream && at + 16 <= stream.length; at += 16) {
      const entry = new DataView(stream.buffer, stream.byteOffset + at, 16);
      const tag = entry.getUint32(0, true);
      if (!this.#fixed.has(tag)) this.#fixed.set(tag, new DataView(stream.buffer, stream.byteOffset + at + 8, 8));
    }
    this.#charset = charsetOfCodePage(this.number(PROPERTY.messageCodePage)) ?? charset;
  }

  /** What strings of bytes are written in. */
  get charset(): string | null {
    return this.#charset;
  }

  number(id: number): number | null {
    return this.#value(id, LONG)?.getInt32(0, true) ?? null;
  }

  flag(id: number): boolean {
    return this.#value(id, BOOLEAN)?.getUint8(0) === 1;
  }

  /** UTC. Counted in units of 100 ns since 1601 (MS-DTYP section 2.3.3). */
  time(id: number): string | null {
    const ticks = this.#value(id, TIME)?.getBigUint64(0, true) ?? 0n;
    const milliseconds = Number(ticks / 10_000n) - 11_644_473_600_000;
    // a time that is none of ours is a sign of damage, not a date
    if (ticks === 0n || milliseconds < 0 || milliseconds > Date.UTC(9_999, 0)) return null;
    return toUtc(new Date(milliseconds));
  }

  text(id: number): string | null {
    const unicode = this.#stream(streamName(id, UNICODE));
    if (unicode) return withoutEnd(new TextDecoder("utf-16le").decode(unicode));
    const bytes = this.#stream(streamName(id, STRING8));
    return bytes ? withoutEnd(decodeBytes(bytes, this.#charset).text) : null;
  }

  bytes(id: number): Uint8Array<ArrayBuffer> | null {
    return this.#stream(streamName(id, BINARY));
  }

  #value(id: number, type: number): DataView | undefined {
    // the identifier is the upper half of a tag, which may have its highest bit set
    return this.#fixed.get(((id << 16) | type) >>> 0);
  }

  #stream(name: string): Uint8Array<ArrayBuffer> | null {
    const stream = this.storage.streams.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (!stream || stream.sizeBytes > this.budget.bytes) return null;
    this.budget.bytes -= stream.sizeBytes;
    return stream.bytes();
  }
}

function streamName(id: number, type: number): string {
  const tag = (((id << 16) | type) >>> 0).toString(16).toUpperCase().padStart(8, "0");
  return `__substg1.0_${tag}`;
}

function withoutEnd(text: string): string {
  const end = text.indexOf("\0");
  return end < 0 ? text : text.slice(0, end);
}
