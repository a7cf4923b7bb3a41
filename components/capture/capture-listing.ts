import type { Capture, EvidenceKind } from "../../utils/core";
import { matchesSearch, searchable } from "../ui/search";

export const SORT_ORDERS = ["dated", "captured", "title", "size"] as const;
type SortOrder = (typeof SORT_ORDERS)[number];

export const OUTCOME_FILTERS = ["all", "complete", "partial", "erased"] as const;
type OutcomeFilter = (typeof OUTCOME_FILTERS)[number];

/** What the list of captures shows and how. */
export interface Listing {
  readonly query: string;
  readonly sort: SortOrder;
  readonly kind: EvidenceKind | "all";
  readonly outcome: OutcomeFilter;
}

export const DEFAULT_LISTING: Listing = { query: "", sort: "dated", kind: "all", outcome: "all" };

function hasOutcome(capture: Capture, outcome: OutcomeFilter): boolean {
  if (outcome === "all") return true;
  if (outcome === "erased") return capture.erasedAt !== null;
  return capture.erasedAt === null && capture.outcome === outcome;
}

/** Newest or largest first, titles from A to Z. */
function compare(sort: SortOrder): (a: Capture, b: Capture) => number {
  switch (sort) {
    case "dated":
      return (a, b) => b.datedAt.localeCompare(a.datedAt) || b.journalSequence - a.journalSequence;
    case "captured":
      return (a, b) => b.journalSequence - a.journalSequence;
    case "size":
      return (a, b) => b.sizeBytes - a.sizeBytes || b.journalSequence - a.journalSequence;
    case "title": {
      const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
      return (a, b) => collator.compare(a.title, b.title) || b.journalSequence - a.journalSequence;
    }
  }
}

export function listCaptures(captures: readonly Capture[], listing: Listing): Capture[] {
  const query = searchable(listing.query).trim();
  return captures
    .filter(
      (capture) =>
        (listing.kind === "all" || capture.kind === listing.kind) &&
        hasOutcome(capture, listing.outcome) &&
        (query === "" || matchesSearch(query, [capture.title, capture.note, capture.url ?? ""])),
    )
    .sort(compare(listing.sort));
}

/** Pages of the list; every page of 1,000 captures stays as quick as the first. */
export const PAGE_SIZE = 50;

export function pageCount(total: number): number {
  return Math.max(1, Math.ceil(total / PAGE_SIZE));
}

/** The page, from 1, that shows a capture; the first one where none does. */
export function pageOf(captures: readonly Capture[], captureId: string | null): number {
  const index = captures.findIndex(({ id }) => id === captureId);
  return index < 0 ? 1 : Math.floor(index / PAGE_SIZE) + 1;
}
