import type { Warning } from "../../core";
import type { RawField } from "../raw";

/** Who wrote what to whom and when: a second one above the signed one would be what a reader shows. */
const DECISIVE = ["from", "subject", "date", "to"];

/** A second one of these changes what is shown, or how the body is read. */
const SHOWN = ["cc", "reply-to", "sender", "message-id", "mime-version", "content-type", "content-transfer-encoding"];

/** Unsigned, these could be anything. */
const IMPORTANT = ["subject", "date", "to", "content-type"];

/** RFC 6376 section 8.15 names them for over-signing. */
const OVERSIGNED = ["from", "subject"];

/** How the fields of a message are covered by what a signature lists in `h=`. */
export interface FieldCover {
  /** Decisive fields that are signed, and stand in the message once more than that. */
  readonly added: readonly string[];
  readonly warnings: readonly Warning[];
}

export function fieldCover(fields: readonly RawField[], signedNames: readonly string[]): FieldCover {
  const inMessage = (name: string) => fields.filter((field) => field.name === name).length;
  const inList = (name: string) => signedNames.filter((signed) => signed === name).length;
  const exceeds = (name: string) => inList(name) > 0 && inMessage(name) > inList(name);
  const unsigned = (name: string) => inList(name) === 0 && inMessage(name) > 0;
  const canBeAdded = (name: string) => !exceeds(name) && !unsigned(name) && inList(name) <= inMessage(name);
  const warnings = (code: Warning["code"], names: readonly string[]): Warning[] =>
    names.map((field) => ({ code, params: { field } }));
  return {
    added: DECISIVE.filter(exceeds),
    warnings: [
      ...warnings("field-unsigned", IMPORTANT.filter(unsigned)),
      ...warnings("field-repeated", SHOWN.filter(exceeds)),
      ...warnings("field-can-be-added", OVERSIGNED.filter(canBeAdded)),
    ],
  };
}
