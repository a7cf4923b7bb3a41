/** Longest side of a picture in a report: sharp on A4 at 200 dots an inch. Pixels. */
export const MOST_PIXELS = 1_600;

/** The size to draw a picture at, its proportions kept; never larger than it is. */
export function fitWithin(widthPx: number, heightPx: number, most = MOST_PIXELS): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(widthPx, heightPx));
  return { width: Math.max(1, Math.round(widthPx * scale)), height: Math.max(1, Math.round(heightPx * scale)) };
}
