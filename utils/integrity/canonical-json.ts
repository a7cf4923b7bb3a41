import canonicalize from "canonicalize";

/**
 * Canonical JSON (RFC 8785): the one spelling of a value over which hashes are taken.
 * @throws TypeError for what JSON cannot hold (undefined, functions, NaN)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("value has no JSON form");
  return text;
}
