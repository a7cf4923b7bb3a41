import * as v from "valibot";

/** UTC, ISO 8601 with milliseconds: `2026-03-01T09:30:00.000Z`. */
export const UtcTime = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));

/** A calendar day without a time zone: `2026-03-01`. */
export const IsoDate = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/));

/** SHA-256 in lower-case hexadecimal. */
export const Sha256Hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const Uuid = v.pipe(v.string(), v.uuid());

/** One line typed by the user. */
export const ShortText = v.pipe(v.string(), v.maxLength(1_000));

/** Said in a record for what the extension cannot know, or did not ask. Never an empty string, never a guess. */
export const NOT_COLLECTED = "not collected";

export function known<T extends v.GenericSchema>(schema: T) {
  return v.union([v.literal(NOT_COLLECTED), schema]);
}
