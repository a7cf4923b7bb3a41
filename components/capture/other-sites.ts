import { type CaptureRecord, NOT_COLLECTED } from "../../utils/core";

/** What reading all sites would have brought: parts of other sites that are missing, or shown by a substitute. */
export function lacksOtherSites(record: CaptureRecord): boolean {
  const page = originOf(record.page?.finalUrl ?? "");
  if (page === null) return false;
  const snapshot = record.snapshot === undefined || record.snapshot === NOT_COLLECTED ? null : record.snapshot;
  const photographed = snapshot?.substitutes.filter(({ by }) => by === "photograph" || by === "source") ?? [];
  return [...record.missing, ...photographed].some(({ url }) => {
    const origin = originOf(url);
    return origin !== null && origin !== page;
  });
}

/** Null for what no site has: a blob:, an inline drawing, no address at all. */
function originOf(url: string): string | null {
  if (!/^https?:/i.test(url)) return null;
  try {
    return new URL(url).origin;
  } catch {
    return null;
  }
}
