import { RgbPngWriter } from "./png";

/** Tallest picture: some viewers stop at 32,767 px, canvases at 65,535; a taller page becomes several pictures. Pixels. */
export const MAX_PICTURE_HEIGHT_PX = 32_000;
/** Largest picture that a canvas can show. Pixels. */
const MAX_PICTURE_AREA_PX = 16_384 ** 2;

export function maxPictureHeight(widthPx: number): number {
  return Math.min(MAX_PICTURE_HEIGHT_PX, Math.floor(MAX_PICTURE_AREA_PX / widthPx));
}

/** Rows of pixels of a page, wherever they come from. */
export interface RowSource {
  readonly width: number;
  pixels(from: number, rows: number): Uint8ClampedArray;
}

/** Pictures one below the other, a new one begun where the last would grow too tall. */
export class PictureSeries {
  readonly #finished: Blob[] = [];
  #writer: RgbPngWriter | null = null;

  /** Appends the page's rows `from` to `to` (exclusive), in picture pixels; nothing where they are drawn already. */
  async append(source: RowSource, from: number, to: number): Promise<void> {
    for (let row = from; row < to; ) {
      this.#writer ??= new RgbPngWriter(source.width);
      const rows = Math.min(to - row, maxPictureHeight(source.width) - this.#writer.height);
      await this.#writer.append(source.pixels(row, rows));
      row += rows;
      if (this.#writer.height >= maxPictureHeight(source.width)) await this.#close();
    }
  }

  async finish(): Promise<Blob[]> {
    await this.#close();
    return this.#finished;
  }

  /** Gives up what was not finished. */
  async abort(): Promise<void> {
    await this.#writer?.abort();
  }

  async #close(): Promise<void> {
    const writer = this.#writer;
    this.#writer = null;
    if (writer) this.#finished.push(await writer.finish());
  }
}
