import type { MailWarning } from "../../core";
import { countBareLineFeeds } from "./canonical-body";

/** What is to be said of the message itself, whoever signed it. */
export function mailWarnings(
  bytes: Uint8Array,
  found: { readonly signaturesLeftOut: number; readonly linesWithoutName: number },
): MailWarning[] {
  const counts: Record<MailWarning["code"], number> = {
    "signatures-left-out": found.signaturesLeftOut,
    "line-breaks-restored": countBareLineFeeds(bytes),
    "header-lines-without-name": found.linesWithoutName,
  };
  const codes = Object.keys(counts) as MailWarning["code"][];
  return codes.filter((code) => counts[code] > 0).map((code) => ({ code, params: { count: counts[code] } }));
}
