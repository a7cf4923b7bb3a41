import {
  type BaseBlock,
  Constructed,
  fromBER,
  GeneralizedTime,
  Null,
  ObjectIdentifier,
  Sequence,
  Set as SetOf,
  UTCTime,
} from "asn1js";

/** Short ways to write the ASN.1 that certificates, signatures and requests are made of. */

export function sequence(...value: BaseBlock[]): Sequence {
  return new Sequence({ value });
}

export function oid(value: string): ObjectIdentifier {
  return new ObjectIdentifier({ value });
}

/** `AlgorithmIdentifier`; hashes carry NULL, ECDSA nothing (RFC 5754, 2 and 3.3). */
export function algorithm(id: string, parameters: "null" | "absent"): Sequence {
  return parameters === "null" ? sequence(oid(id), new Null()) : sequence(oid(id));
}

/** A SET OF in DER: ordered by the bytes of its elements (X.690, 11.6). */
export function setOf(elements: readonly BaseBlock[]): SetOf {
  const keyed = elements.map((element) => ({ element, bytes: derOf(element) }));
  keyed.sort((a, b) => compareBytes(a.bytes, b.bytes));
  return new SetOf({ value: keyed.map(({ element }) => element) });
}

/** RFC 5280, 4.1.2.5 and RFC 5652, 11.3: two digits for the year until 2049, four afterwards. Whole seconds. */
export function time(date: Date): UTCTime | GeneralizedTime {
  const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000);
  const year = seconds.getUTCFullYear();
  return year >= 1950 && year < 2050
    ? new UTCTime({ valueDate: seconds })
    : new GeneralizedTime({ valueDate: seconds });
}

/** The element that `der` spells. What is inside strings of bits and bytes is not looked into: that costs time. */
export function elementOf(der: Uint8Array): BaseBlock {
  return fromBER(new Uint8Array(der), { parseEmbedded: false, copyInput: false }).result;
}

/** The elements in a constructed one; none where it is no such thing. */
export function children(element: BaseBlock | undefined): BaseBlock[] {
  return element instanceof Constructed ? (element.valueBlock.value as BaseBlock[]) : [];
}

export function derOf(element: BaseBlock): Uint8Array<ArrayBuffer> {
  return new Uint8Array(element.toBER());
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
