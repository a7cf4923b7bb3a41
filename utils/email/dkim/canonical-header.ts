import { bytesOfString, type RawField } from "../raw";

export const CANONICALIZATIONS = ["simple", "relaxed"] as const;
export type Canonicalization = (typeof CANONICALIZATIONS)[number];

/** A header field as it is hashed, without a line break at its end (RFC 6376 sections 3.4.1 and 3.4.2). */
export function canonicalField(field: RawField, mode: Canonicalization): string {
  if (mode === "simple") return field.raw;
  // runs become one blank first: trimming longer ones with an expression takes quadratic time
  const value = field.raw
    .slice(field.raw.indexOf(":") + 1)
    .replaceAll("\r\n", "")
    .replace(/[ \t]{2,}|\t/g, " ");
  const start = value.startsWith(" ") ? 1 : 0;
  const end = value.endsWith(" ") ? -1 : undefined;
  return `${field.name}:${value.slice(start, end)}`;
}

/** What a signature's header hash is taken over: the fields, then the signature's own without the value of `b=`. */
export function headerBytes(
  signed: readonly RawField[],
  unsigned: RawField,
  mode: Canonicalization,
): Uint8Array<ArrayBuffer> {
  const lines = [...signed, unsigned].map((field) => canonicalField(field, mode));
  return bytesOfString(lines.join("\r\n"));
}

/**
 * The fields that `h=` names, in its order: for a name that comes again, the next one from the bottom of the message
 * (RFC 6376 section 5.4.2). A name without a field left stands for none.
 */
export function selectFields(fields: readonly RawField[], names: readonly string[]): RawField[] {
  const left = new Map<string, RawField[]>();
  for (const field of fields) {
    const same = left.get(field.name);
    if (same) same.push(field);
    else left.set(field.name, [field]);
  }
  return names.map((name) => left.get(name)?.pop()).filter((field) => field !== undefined);
}
