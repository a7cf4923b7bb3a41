import type { PNG } from "pngjs";

/** Height of a band, CSS pixels. */
export const BAND_PX = 100;

/** The colour of a numbered band, [red, green, blue]: neighbours differ, and none comes back within 200. */
export function bandColor(index: number): [number, number, number] {
  return [40 + ((index * 37) % 199), 40 + ((index * 91) % 197), 40 + ((index * 53) % 193)];
}

export function cssColor(index: number): string {
  return `rgb(${bandColor(index).join(",")})`;
}

/** [red, green, blue] of a picture's pixel. */
export function pixel(picture: PNG, x: number, y: number): number[] {
  const at = (y * picture.width + x) * 4;
  return [...picture.data.subarray(at, at + 3)];
}

/**
 * Every row of a column of pixels that has not the colour of its band, as `row: colour`, the first hundred; bands are `bandPx` high and
 * the first row of the picture is the first of band `first`. Empty where no row is lost, doubled or covered.
 */
export function wrongRows(
  picture: PNG,
  {
    x = 3,
    bandPx = BAND_PX,
    first = 0,
    rows = picture.height,
  }: { x?: number; bandPx?: number; first?: number; rows?: number } = {},
): string[] {
  const wrong: string[] = [];
  for (let y = 0; y < rows; y++) {
    const found = pixel(picture, x, y).join(",");
    if (found !== bandColor(first + Math.floor(y / bandPx)).join(",")) wrong.push(`${y}: ${found}`);
  }
  return wrong.slice(0, 100);
}

/** How many pixels of a picture have exactly a colour. */
export function countColor(picture: PNG, [red, green, blue]: readonly [number, number, number]): number {
  let count = 0;
  for (let at = 0; at < picture.data.length; at += 4) {
    if (picture.data[at] === red && picture.data[at + 1] === green && picture.data[at + 2] === blue) count++;
  }
  return count;
}
