import * as v from "valibot";
import { canonicalJson } from "../integrity";
import type { FindingReason } from "./report";

/** No JSON file of a dossier that is read whole comes near it. Bytes. */
export const MAX_JSON_BYTES = 64 * 1024 * 1024;

export type ReadResult<T> = { readonly value: T } | { readonly reason: FindingReason; readonly detail: string };

/** Bytes as UTF-8 (RFC 3629), nothing replaced, a byte order mark kept. */
function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Canonical JSON (RFC 8785) that satisfies a schema. Never throws, whatever the text. */
export function parseCanonical<S extends v.GenericSchema>(
  source: string | Uint8Array,
  schema: S,
): ReadResult<v.InferOutput<S>> {
  const text = typeof source === "string" ? source : decodeUtf8(source);
  if (text === null) return { reason: "malformed", detail: "is not UTF-8" };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { reason: "malformed", detail: "is not JSON" };
  }
  const parsed = v.safeParse(schema, raw);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    return { reason: "malformed", detail: `${v.getDotPath(issue) ?? "value"}: ${issue.message.slice(0, 300)}` };
  }
  try {
    if (canonicalJson(raw) === text) return { value: parsed.output };
  } catch {
    // nested too deeply for any dossier
  }
  return { reason: "not-canonical", detail: "is not in canonical form" };
}
