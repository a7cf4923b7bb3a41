/** Part of a tall picture that one page shows. */
export interface Slice {
  readonly top: number;
  readonly bottom: number;
}

/** How much of a page may stay empty so that no line is cut. */
const MAX_EMPTY = 0.4;

/**
 * Where a tall picture is cut into pages so that no line of text is: between two lines where there is room for it
 * not too far up, otherwise the lines that a cut goes through are shown again, whole, at the top of the next page.
 * Pure; all lengths are in one unit of the caller's.
 * @param firstRoom room on the first page, at least 1
 * @param room room on each further page, at least 1
 */
export function pageCuts(
  height: number,
  lines: readonly { readonly top: number; readonly bottom: number }[],
  firstRoom: number,
  room: number,
): Slice[] {
  const sorted = lines.filter(({ top, bottom }) => bottom > top).sort((a, b) => a.top - b.top);
  const slices: Slice[] = [];
  let top = 0;
  while (top < height) {
    const available = Math.max(1, slices.length === 0 ? firstRoom : room);
    const limit = top + available;
    if (limit >= height) {
      slices.push({ top, bottom: height });
      break;
    }
    const cut = gapAbove(sorted, limit);
    if (cut > top + (1 - MAX_EMPTY) * available) {
      slices.push({ top, bottom: cut });
      top = cut;
      continue;
    }
    slices.push({ top, bottom: limit });
    const again = Math.min(limit, ...crossing(sorted, limit).map((line) => line.top));
    // a line that is taller than what a page has left cannot be helped
    top = again > top + MAX_EMPTY * available ? again : limit;
  }
  return slices;
}

/** The lowest position at or above `limit` that goes through no line. */
function gapAbove(sorted: readonly Slice[], limit: number): number {
  let cut = limit;
  // from below: a line that was passed over begins at or below every later cut
  for (const line of sorted.toReversed()) {
    if (line.top < cut && line.bottom > cut) cut = line.top;
  }
  return cut;
}

function crossing(sorted: readonly Slice[], position: number): readonly Slice[] {
  return sorted.filter(({ top, bottom }) => top < position && bottom > position);
}
