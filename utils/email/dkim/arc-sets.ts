import type { ArcReason } from "../../core";
import type { RawField } from "../raw";
import { parseTagList } from "./tag-list";

/** What one intermediary added (RFC 8617 section 4.1). */
export interface ArcSet {
  readonly instance: number;
  readonly results: RawField;
  readonly messageSignature: RawField;
  readonly seal: RawField;
}

const ROLES = {
  "arc-authentication-results": "results",
  "arc-message-signature": "messageSignature",
  "arc-seal": "seal",
} as const;

/** RFC 8617 section 4.2.1. */
const MAX_INSTANCE = 50;

/** Characters of all ARC fields; each seal is taken over those of all sets before it. */
const MAX_ARC_LENGTH = 512 * 1024;

/** RFC 8617 section 4.1.1: the instance comes first, among blanks and comments. */
const RESULTS_INSTANCE = /^(?:[ \t\r\n]|\([^()\\]*\))*i[ \t\r\n]*=[ \t\r\n]*(\d{1,2})(?:[ \t\r\n]|\([^()\\]*\))*;/;

/** The ARC sets of a message from the first to the last, or why they are no chain (RFC 8617 section 5.2, step 3). */
export function collectArcSets(fields: readonly RawField[]): readonly ArcSet[] | ArcReason {
  const arcFields = fields.filter((field) => Object.hasOwn(ROLES, field.name));
  if (arcFields.reduce((length, field) => length + field.raw.length, 0) > MAX_ARC_LENGTH)
    return { code: "arc-too-long", params: {} };
  const sets = new Map<number, Partial<Record<(typeof ROLES)[keyof typeof ROLES], RawField>>>();
  for (const field of arcFields) {
    const instance = instanceOf(field);
    if (instance === null) return { code: "arc-instance-invalid", params: { field: field.name } };
    const set = sets.get(instance) ?? {};
    const role = ROLES[field.name as keyof typeof ROLES];
    if (set[role]) return { code: "arc-field-repeated", params: { field: field.name, instance } };
    sets.set(instance, { ...set, [role]: field });
  }
  const chain: ArcSet[] = [];
  for (let instance = 1; instance <= Math.max(0, ...sets.keys()); instance++) {
    const { results, messageSignature, seal } = sets.get(instance) ?? {};
    if (!results || !messageSignature || !seal) return { code: "arc-instance-missing", params: { instance } };
    chain.push({ instance, results, messageSignature, seal });
  }
  return chain;
}

/** What an ARC-Authentication-Results field notes, without its instance; in one line. */
export function notedResults(field: RawField): string {
  const text = textAfterName(field).replaceAll("\r\n", "");
  return text.slice(text.indexOf(";") + 1).trim();
}

function instanceOf(field: RawField): number | null {
  const text =
    field.name === "arc-authentication-results"
      ? RESULTS_INSTANCE.exec(textAfterName(field))?.[1]
      : parseTagList(textAfterName(field))?.get("i")?.value;
  if (!text || !/^\d{1,2}$/.test(text)) return null;
  const instance = Number(text);
  return instance >= 1 && instance <= MAX_INSTANCE ? instance : null;
}

function textAfterName(field: RawField): string {
  return field.raw.slice(field.raw.indexOf(":") + 1);
}
