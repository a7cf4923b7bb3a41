/** RGBA pixels, as a canvas gives them. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

export interface PictureDifference {
  readonly comparedPixels: number;
  readonly differingPixels: number;
}

/**
 * Largest distance of two colours that a person takes for the same one: a tenth of the way from black to white, as
 * pixelmatch has it. Squared, in the weights below.
 */
export const SAME_COLOUR = 35_215 * 0.1 ** 2;

/**
 * How many pixels of two pictures of one size show another colour. Every pixel counts, those at the edges of letters
 * too: one browser draws the same letters the same way.
 * @throws RangeError for pictures of different sizes
 */
export function countDifferences(a: Pixels, b: Pixels): PictureDifference {
  if (a.width !== b.width || a.height !== b.height) {
    throw new RangeError(`${a.width} × ${a.height} px against ${b.width} × ${b.height} px`);
  }
  const wordsA = new Uint32Array(a.data.buffer, a.data.byteOffset, a.width * a.height);
  const wordsB = new Uint32Array(b.data.buffer, b.data.byteOffset, b.width * b.height);
  let differingPixels = 0;
  for (let index = 0; index < wordsA.length; index++) {
    if (wordsA[index] !== wordsB[index] && colourDistance(a.data, b.data, index * 4) > SAME_COLOUR) differingPixels++;
  }
  return { comparedPixels: wordsA.length, differingPixels };
}

/**
 * Squared distance of two opaque colours as the eye sees them, in YIQ (Kotsarenko and Ramos, Measuring perceived color
 * difference using YIQ NTSC transmission color space, 2010). At most 35,215.
 */
export function colourDistance(a: Uint8ClampedArray, b: Uint8ClampedArray, offset: number): number {
  const red = (a[offset] ?? 0) - (b[offset] ?? 0);
  const green = (a[offset + 1] ?? 0) - (b[offset + 1] ?? 0);
  const blue = (a[offset + 2] ?? 0) - (b[offset + 2] ?? 0);
  const y = red * 0.29889531 + green * 0.58662247 + blue * 0.11448223;
  const i = red * 0.59597799 - green * 0.2741761 - blue * 0.32180189;
  const q = red * 0.21147017 - green * 0.52261711 + blue * 0.31114694;
  return 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q;
}
