import { colourDistance, type Pixels, SAME_COLOUR } from "../../../utils/core";

/** How far around a differing pixel is coloured: a single one could not be seen. Pixels. */
const SPREAD_PX = 2;
/** As far apart as black and white. */
const MOST = 35_215;

/**
 * The first picture, pale and grey, with every place where the second differs in yellow to red by how much.
 * @throws RangeError for pictures of different sizes
 */
export function heatMap(a: Pixels, b: Pixels): Pixels {
  const { width, height } = a;
  if (width !== b.width || height !== b.height) throw new RangeError("pictures of different sizes");
  const data = pale(a);
  for (let index = 0; index < width * height; index++) {
    const distance = colourDistance(a.data, b.data, index * 4);
    if (distance > SAME_COLOUR) mark(data, width, height, index, Math.sqrt(distance / MOST));
  }
  return { width, height, data };
}

/** The pixels of a picture, where the browser can decode it. */
export async function readPixels(picture: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d", { alpha: false });
  if (!context) throw new Error("no 2D canvas");
  context.drawImage(bitmap, 0, 0);
  const { width, height } = context.canvas;
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}

function pale({ data }: Pixels): Uint8ClampedArray {
  const result = new Uint8ClampedArray(data.length);
  for (let offset = 0; offset < data.length; offset += 4) {
    const grey = 0.299 * (data[offset] ?? 0) + 0.587 * (data[offset + 1] ?? 0) + 0.114 * (data[offset + 2] ?? 0);
    const light = 190 + grey * 0.25;
    result[offset] = light;
    result[offset + 1] = light;
    result[offset + 2] = light;
    result[offset + 3] = 255;
  }
  return result;
}

function mark(data: Uint8ClampedArray, width: number, height: number, index: number, strength: number): void {
  const x = index % width;
  const y = (index - x) / width;
  const green = Math.round(190 * (1 - Math.min(1, strength)));
  for (let row = Math.max(0, y - SPREAD_PX); row <= Math.min(height - 1, y + SPREAD_PX); row++) {
    for (let column = Math.max(0, x - SPREAD_PX); column <= Math.min(width - 1, x + SPREAD_PX); column++) {
      const offset = (row * width + column) * 4;
      // the stronger of two that meet; what is still pale has as much blue as green
      const isMarked = data[offset + 2] === 0;
      if (isMarked && (data[offset + 1] ?? 0) <= green) continue;
      data[offset] = 215;
      data[offset + 1] = green;
      data[offset + 2] = 0;
    }
  }
}
