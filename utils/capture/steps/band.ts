import { BordereauError } from "../../core";
import type { ScrollState } from "../page";

/** Where a screenshot of the window stood on the page. CSS pixels. */
type Position = Pick<ScrollState, "scrollX" | "scrollY" | "windowWidth" | "clientWidth" | "clientHeight">;

/** One screen's height of the page, as wide as the page: screenshots of it side by side, without scroll bars. */
export class Band {
  readonly #pageWidth: number;
  readonly #at: Position;
  #context: OffscreenCanvasRenderingContext2D | null = null;
  #shotWidth = 0;

  constructor(pageWidth: number, at: Position) {
    this.#pageWidth = pageWidth;
    this.#at = at;
  }

  /** Picture pixels for one CSS pixel. */
  get scale(): number {
    return this.#shotWidth / this.#at.windowWidth;
  }

  /** First row of the band on the page, in picture pixels. */
  get top(): number {
    return Math.round(this.#at.scrollY * this.scale);
  }

  /** The row below its last, in picture pixels. */
  get bottom(): number {
    return this.top + (this.#context?.canvas.height ?? 0);
  }

  get width(): number {
    return this.#context?.canvas.width ?? 0;
  }

  /** @throws BordereauError `page-changed` if the window has another size than before */
  async draw(shot: Blob, at: Position): Promise<void> {
    const bitmap = await createImageBitmap(shot);
    this.#shotWidth ||= bitmap.width;
    if (bitmap.width !== this.#shotWidth || at.windowWidth !== this.#at.windowWidth) {
      bitmap.close();
      throw new BordereauError("page-changed", { detail: "the window was resized" });
    }
    this.#context ??= this.#canvas(bitmap.height);
    const width = Math.min(bitmap.width, Math.round(at.clientWidth * this.scale));
    this.#context.drawImage(
      bitmap,
      0,
      0,
      width,
      bitmap.height,
      Math.round(at.scrollX * this.scale),
      0,
      width,
      bitmap.height,
    );
    bitmap.close();
  }

  /** RGBA pixels of `rows` rows from the page's row `from` (picture pixels). */
  pixels(from: number, rows: number): Uint8ClampedArray {
    if (!this.#context) throw new BordereauError("screenshot-failed", { detail: "nothing was drawn" });
    return this.#context.getImageData(0, from - this.top, this.width, rows).data;
  }

  #canvas(shotHeight: number): OffscreenCanvasRenderingContext2D {
    const width = Math.max(1, Math.round(this.#pageWidth * this.scale));
    const height = Math.max(1, Math.min(shotHeight, Math.round(this.#at.clientHeight * this.scale)));
    const context = new OffscreenCanvas(width, height).getContext("2d", { alpha: false, willReadFrequently: true });
    if (!context) throw new BordereauError("screenshot-failed", { detail: "no 2D canvas" });
    return context;
  }
}
