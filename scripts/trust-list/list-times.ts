import type { Element } from "happy-dom";
import { textAt } from "./parse-xml.ts";

/** A time of a list (TS 119 612, 5.1.4). Throws where it is none, or has no zone. */
export function timeFrom(text: string): Date {
  const time = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(time.getTime()))
    throw new Error(`has the time "${text}", which cannot be read`);
  return time;
}

/** When the list was issued, and when at the latest the next one is (5.3.14, 5.3.15); null for a list that is closed. */
export function listTimes(root: Element): { readonly issuedAt: Date; readonly nextUpdate: Date | null } {
  const next = textAt(root, "SchemeInformation", "NextUpdate", "dateTime");
  return {
    issuedAt: timeFrom(textAt(root, "SchemeInformation", "ListIssueDateTime")),
    nextUpdate: next === "" ? null : timeFrom(next),
  };
}
