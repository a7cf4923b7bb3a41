import { MAIL_LIMITS } from "../../../core";
import type { RawField } from "../../raw";
import type { Problems } from "../problems";
import { fieldText, shownField } from "./decode-field";

/**
 * The message identifiers of a field (RFC 5322 section 3.6.4) without angle brackets; where none has brackets, its
 * words. Blanks inside of brackets, from folding, go.
 */
export function readIdentifiers(field: RawField | undefined, problems: Problems): string[] {
  if (!field) return [];
  const text = fieldText(field, problems);
  const bracketed = Array.from(text.matchAll(/<([^<>]+)>/g), ([, id = ""]) => id.replace(/\s+/g, ""));
  const found = bracketed.length > 0 ? bracketed : text.split(/\s+/);
  return found
    .map((id) => shownField(id, field.name, MAIL_LIMITS.identifierCharacters, problems))
    .filter((id) => id !== "");
}

/** Of a long list the first one, which began the conversation, and the last ones, which are the nearest. */
export function cutReferences(ids: readonly string[], problems: Problems): { shown: string[]; total: number } {
  if (ids.length <= MAIL_LIMITS.listed) return { shown: [...ids], total: ids.length };
  problems.add("list-cut", { field: "references", total: ids.length });
  return { shown: [...ids.slice(0, 1), ...ids.slice(1 - MAIL_LIMITS.listed)], total: ids.length };
}
