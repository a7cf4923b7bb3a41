import type { CfbNode } from "@/utils/email/mailbox/msg/cfb-directory";
import { writeCfb } from "@/utils/email/mailbox/msg/cfb-writer";

/** Outlook messages for tests (MS-OXMSG): the properties that are given, and the streams that they need. */
type Value = string | number | boolean | Date | Uint8Array;
export type PropertyValues = Readonly<Record<number, Value>>;

export interface OutlookParts {
  readonly properties: PropertyValues;
  readonly recipients?: readonly PropertyValues[];
  readonly attachments?: readonly (
    | PropertyValues
    | { readonly properties: PropertyValues; readonly message: OutlookParts }
  )[];
  /** Strings as bytes of a code page instead of UTF-16. */
  readonly ansi?: boolean;
}

export function outlookFile(parts: OutlookParts): Uint8Array<ArrayBuffer> {
  const names: CfbNode = {
    name: "__nameid_version1.0",
    children: ["00020102", "00030102", "00040102"].map((tag) => ({
      name: `__substg1.0_${tag}`,
      bytes: new Uint8Array(0),
    })),
  };
  return writeCfb([...messageNodes(parts, 32), names]);
}

function messageNodes(parts: OutlookParts, headerBytes: number): CfbNode[] {
  const { recipients = [], attachments = [], ansi = false } = parts;
  const number = (index: number) => `#${index.toString(16).toUpperCase().padStart(8, "0")}`;
  return [
    ...propertyNodes(parts.properties, headerBytes, ansi),
    ...recipients.map((properties, index) => ({
      name: `__recip_version1.0_${number(index)}`,
      children: propertyNodes(properties, 8, ansi),
    })),
    ...attachments.map((attachment, index) => ({
      name: `__attach_version1.0_${number(index)}`,
      children:
        "message" in attachment
          ? [
              ...propertyNodes(attachment.properties as PropertyValues, 8, ansi),
              { name: "__substg1.0_3701000D", children: messageNodes(attachment.message as OutlookParts, 24) },
            ]
          : propertyNodes(attachment, 8, ansi),
    })),
  ];
}

function propertyNodes(values: PropertyValues, headerBytes: number, ansi: boolean): CfbNode[] {
  const streams: CfbNode[] = [];
  const entries = Object.entries(values).map(([key, value]) => {
    const entry = new DataView(new ArrayBuffer(16));
    const tag = ((Number(key) << 16) | typeOf(value, ansi)) >>> 0;
    entry.setUint32(0, tag, true);
    entry.setUint32(4, 6, true);
    if (typeof value === "number") entry.setInt32(8, value, true);
    else if (typeof value === "boolean") entry.setUint8(8, value ? 1 : 0);
    else if (value instanceof Date)
      entry.setBigUint64(8, (BigInt(value.getTime()) + 11_644_473_600_000n) * 10_000n, true);
    else {
      const bytes = typeof value === "string" ? encode(value, ansi) : value;
      entry.setUint32(8, bytes.length, true);
      streams.push({ name: `__substg1.0_${tag.toString(16).toUpperCase().padStart(8, "0")}`, bytes });
    }
    return new Uint8Array(entry.buffer);
  });
  const stream = new Uint8Array(headerBytes + 16 * entries.length);
  for (const [index, entry] of entries.entries()) stream.set(entry, headerBytes + 16 * index);
  return [{ name: "__properties_version1.0", bytes: stream }, ...streams];
}

function typeOf(value: Value, ansi: boolean): number {
  if (typeof value === "number") return 0x0003;
  if (typeof value === "boolean") return 0x000b;
  if (value instanceof Date) return 0x0040;
  return typeof value === "string" ? (ansi ? 0x001e : 0x001f) : 0x0102;
}

function encode(text: string, ansi: boolean): Uint8Array {
  return Uint8Array.from(Buffer.from(text, ansi ? "latin1" : "utf16le"));
}
