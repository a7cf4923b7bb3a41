import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { ssim } from "ssim.js";

/** Pixels with four bytes each. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface PictureComparison {
  /** Of the area that holds both pictures; what only one of them has differs. */
  readonly differingPercent: number;
  /** Mean structural similarity of that area. */
  readonly ssim: number;
  /** PNG of the differences in the part of the picture that has any; null where there are none. */
  readonly differences: Buffer | null;
}

/** pixelmatch's own measure of colours that a person tells apart. */
const THRESHOLD = 0.1;
/** Tall pictures are compared in strips, to bound the memory. */
const STRIP_PX = 1_600;
/** More than this of the difference picture is not written. */
const MAX_DIFFERENCE_PX = 9_600;
const SSIM_WINDOW_PX = 16;

/** Decodes a PNG and lays it on white. */
export function decodePicture(png: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(png);
  for (let at = 3; at < data.length; at += 4) {
    const alpha = data[at] ?? 255;
    if (alpha === 255) continue;
    for (let channel = at - 3; channel < at; channel++)
      data[channel] = Math.round(((data[channel] ?? 0) * alpha + 255 * (255 - alpha)) / 255);
    data[at] = 255;
  }
  return { width, height, data };
}

/** Compares two PNGs pixel by pixel, in the area that holds both. */
export function comparePngs(reference: Buffer, copy: Buffer): PictureComparison {
  if (reference.equals(copy)) return { differingPercent: 0, ssim: 1, differences: null };
  return comparePictures(decodePicture(reference), decodePicture(copy));
}

/** Compares two pictures pixel by pixel, in the area that holds both. */
export function comparePictures(reference: Picture, copy: Picture): PictureComparison {
  const width = Math.max(reference.width, copy.width);
  const height = Math.max(reference.height, copy.height);
  const differing: { readonly data: Buffer; readonly height: number }[] = [];
  let pixels = 0;
  let similarity = 0;
  for (let top = 0; top < height; top += STRIP_PX) {
    const rows = Math.min(STRIP_PX, height - top);
    const one = cutStrip(reference, top, rows, width);
    const other = cutStrip(copy, top, rows, width);
    const differences = Buffer.alloc(one.length);
    const found = one.equals(other) ? 0 : pixelmatch(one, other, differences, width, rows, { threshold: THRESHOLD });
    pixels += found;
    similarity += rows * similarityOf(one, other, width, rows);
    if (found > 0 && differing.length * STRIP_PX < MAX_DIFFERENCE_PX)
      differing.push({ data: differences, height: rows });
  }
  return {
    differingPercent: (100 * pixels) / (width * height),
    ssim: similarity / height,
    differences: differing.length === 0 ? null : encodeStrips(differing, width),
  };
}

/** Rows of a picture, padded with transparent black to the common width. */
function cutStrip(picture: Picture, top: number, rows: number, width: number): Buffer {
  const strip = Buffer.alloc(width * rows * 4);
  const filled = Math.max(0, Math.min(rows, picture.height - top));
  for (let row = 0; row < filled; row++) {
    const from = (top + row) * picture.width * 4;
    strip.set(picture.data.subarray(from, from + picture.width * 4), row * width * 4);
  }
  return strip;
}

function similarityOf(one: Buffer, other: Buffer, width: number, height: number): number {
  if (one.equals(other)) return 1;
  // smaller than the window there is no structure to compare
  if (width < SSIM_WINDOW_PX || height < SSIM_WINDOW_PX) return 0;
  const options = { ssim: "bezkrovny", downsample: false } as const;
  const image = (data: Buffer) => ({
    data: new Uint8ClampedArray(data.buffer, data.byteOffset, data.length),
    width,
    height,
  });
  return ssim(image(one), image(other), options).mssim;
}

function encodeStrips(strips: readonly { readonly data: Buffer; readonly height: number }[], width: number): Buffer {
  const png = new PNG({ width, height: strips.reduce((sum, { height }) => sum + height, 0) });
  png.data = Buffer.concat(strips.map(({ data }) => data));
  return PNG.sync.write(png, { deflateLevel: 3 });
}
