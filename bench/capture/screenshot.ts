import { writeFile } from "node:fs/promises";
import type { BrowserKind } from "../../scripts/driver/index.ts";
import type { Live } from "./measure.ts";
import { comparePictures, decodePicture, type Picture } from "./picture.ts";
import type { ScreenshotMeasures } from "./results.ts";
import type { Screenshot } from "./tools/index.ts";

/** Chromium allows two a second, and the visible picture that comes first is one of them. */
const SHOT_INTERVAL_MS = 500;

/** Compares the full-page picture with the one that the browser painted at once. */
export async function measureScreenshot(
  { pngs, timeMs }: Screenshot,
  live: Live,
  browser: BrowserKind,
  file: (suffix: string) => string,
): Promise<ScreenshotMeasures> {
  const reference = decodePicture(live.png);
  const picture = joinPictures(pngs.map(decodePicture));
  const { differingPercent, differences } = comparePictures(reference, picture);
  for (const [index, png] of pngs.entries()) await writeFile(file(`-screenshot-${index + 1}.png`), png);
  if (differences) await writeFile(file("-screenshot-differences.png"), differences);
  const shots = Math.ceil(reference.height / live.viewport.height);
  return { differingPercent, timeMs, boundMs: browser === "chromium" ? shots * SHOT_INTERVAL_MS : 0 };
}

/** Pictures of one width below each other. */
function joinPictures(pictures: readonly Picture[]): Picture {
  const width = pictures[0]?.width ?? 0;
  if (pictures.some((picture) => picture.width !== width)) throw new Error("The pictures differ in width");
  return {
    width,
    height: pictures.reduce((sum, { height }) => sum + height, 0),
    data: Buffer.concat(pictures.map(({ data }) => data)),
  };
}
