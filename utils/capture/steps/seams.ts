import type { PageBox, ScrollState } from "../page";

/** Which places of the content are photographed side by side. CSS pixels. */
export interface Columns {
  /** In the order in which they are photographed, from where the content begins. */
  readonly places: readonly number[];
  /** What of the content they cover. */
  readonly extent: PageBox;
}

/** The columns of content as wide as `extent`, seen `boxWidth` at a time from `startX` on, at most `max`. */
export function columnsOf(extent: PageBox, boxWidth: number, startX: number, max: number): Columns {
  const count = Math.ceil((extent.width - 1) / boxWidth);
  if (count <= 1) return { places: [startX], extent };
  const width = count > max ? max * boxWidth : extent.width;
  const fromRight = startX > extent.x + 1;
  const left = fromRight ? extent.x + extent.width - width : extent.x;
  const places = Array.from({ length: Math.min(count, max) }, (_, column) => {
    const offset = Math.min(column * boxWidth, width - boxWidth);
    return fromRight ? left + width - boxWidth - offset : left + offset;
  });
  return { places, extent: { ...extent, x: left, width } };
}

/**
 * The place of the next screen, CSS pixels: on a whole device pixel, so that at a fractional zoom no row is doubled or
 * lost, and never so far that a row would be skipped.
 */
export function nextRow({ y, box, devicePixelRatio }: ScrollState, overlapPx: number): number {
  const bottom = Math.round(y * devicePixelRatio) + Math.floor(box.height * devicePixelRatio);
  return (bottom - Math.ceil(overlapPx * devicePixelRatio)) / devicePixelRatio;
}
