import type { ReportExhibit } from "../../../utils/core";
import { matchesSearch } from "../../ui/search";

const MOST_SHOWN = 50;

/** The exhibits that a search finds, numbered ones first and in order, and how many more there are. */
export function foundExhibits(
  exhibits: readonly ReportExhibit[],
  query: string,
  label: (exhibit: ReportExhibit) => string,
): { readonly shown: readonly ReportExhibit[]; readonly more: number } {
  const bare = /^\d+$/.test(query.trim()) ? Number(query.trim()) : null;
  const found = exhibits
    .filter((exhibit) => matchesSearch(query, [exhibit.title, label(exhibit), exhibit.datedAt.slice(0, 10)]))
    .sort(
      (a, b) =>
        Number(b.number === bare && bare !== null) - Number(a.number === bare && bare !== null) ||
        (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY) ||
        a.datedAt.localeCompare(b.datedAt),
    );
  return { shown: found.slice(0, MOST_SHOWN), more: Math.max(0, found.length - MOST_SHOWN) };
}
