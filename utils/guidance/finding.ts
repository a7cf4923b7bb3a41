import type { GuidancePoint } from "../core";
import type { Evidence } from "./evidence";

/** What was found for a point, before the user's word about it. */
export interface Finding extends Pick<GuidancePoint, "captureIds" | "found" | "needed" | "basis"> {}

/** Exhibits that show a point, each counting once. */
export function exhibitsFound(evidence: readonly Evidence[], needed = 1): Finding {
  const captureIds = evidence.map(({ capture }) => capture.id);
  return { captureIds, found: captureIds.length, needed, basis: "exhibits" };
}

/** Facts that the program knows, without an exhibit. */
export function factsFound(facts: readonly boolean[]): Finding {
  return { captureIds: [], found: facts.filter(Boolean).length, needed: facts.length, basis: "facts" };
}
