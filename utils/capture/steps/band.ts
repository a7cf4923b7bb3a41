import { BordereauError } from "../../core";
import type { PageBox, ScrollState } from "../page";

/** A width that the window's own differs from by no more is the same, rounded. Pixels. */
const ROUNDING_PX = 2;

/** One screen's height of the content, as wide as the picture: screenshots of it side by side, without scroll bars. */
export class Band {
  readonly #extent: PageBox;
  readonly #at: ScrollState;
  #context: OffscreenCanvasRenderingContext2D | null = null;
  #scale = 0;
  /** Columns of the picture that are drawn; what comes later does not draw over them. */
  #drawn: { from: number; to: number } | null = null;

  /** `extent` is the part of the content that the picture shows, CSS pixels. */
  constructor(extent: PageBox, at: ScrollState) {
    this.#extent = extent;
    this.#at = at;
  }

  /** Picture pixels for one CSS pixel. */
  get scale(): number {
    return this.#scale;
  }

  /** First row of the band in the picture. */
  get top(): number {
    return toPixels(this.#at.y - this.#extent.y, this.scale);
  }

  /** The row below its last. */
  get bottom(): number {
    return this.top + (this.#context?.canvas.height ?? 0);
  }

  get width(): number {
    return this.#context?.canvas.width ?? 0;
  }

  /** @throws BordereauError `page-changed` if the window has another size than before */
  async draw(shot: Blob, at: ScrollState): Promise<void> {
    const bitmap = await createImageBitmap(shot);
    try {
      const scale = scaleOf(bitmap.width, at);
      this.#scale ||= scale;
      if (scale !== this.#scale || at.windowWidth !== this.#at.windowWidth) {
        throw new BordereauError("page-changed", { detail: "the window was resized" });
      }
      this.#context ??= this.#canvas(bitmap.height);
      const { canvas } = this.#context;
      const sourceLeft = toPixels(at.box.x, scale);
      const left = toPixels(at.x - this.#extent.x, scale);
      const width = Math.min(bitmap.width - sourceLeft, Math.floor(at.box.width * scale));
      for (const strip of this.#newColumns(left, left + width)) {
        const from = sourceLeft + strip.from - left;
        const size = strip.to - strip.from;
        const sourceTop = toPixels(at.box.y, scale);
        this.#context.drawImage(bitmap, from, sourceTop, size, canvas.height, strip.from, 0, size, canvas.height);
      }
    } finally {
      bitmap.close();
    }
  }

  /** RGBA pixels of `rows` rows from the picture's row `from`. */
  pixels(from: number, rows: number): Uint8ClampedArray {
    if (!this.#context) throw new BordereauError("screenshot-failed", { detail: "nothing was drawn" });
    return this.#context.getImageData(0, from - this.top, this.width, rows).data;
  }

  #newColumns(from: number, to: number): { from: number; to: number }[] {
    const before = this.#drawn;
    this.#drawn = before ? { from: Math.min(from, before.from), to: Math.max(to, before.to) } : { from, to };
    if (!before) return [{ from, to }];
    const strips = [
      { from, to: Math.min(to, before.from) },
      { from: Math.max(from, before.to), to },
    ];
    return strips.filter((strip) => strip.to > strip.from);
  }

  #canvas(shotHeight: number): OffscreenCanvasRenderingContext2D {
    const width = Math.max(1, Math.round(this.#extent.width * this.scale));
    const top = toPixels(this.#at.box.y, this.scale);
    const toEdge = shotHeight - top;
    const exact = this.#at.box.height * this.scale;
    // the window's height in CSS pixels is rounded
    const height = Math.max(1, Math.abs(toEdge - exact) < 1 ? toEdge : Math.min(toEdge, Math.floor(exact)));
    const context = new OffscreenCanvas(width, height).getContext("2d", { alpha: false, willReadFrequently: true });
    if (!context) throw new BordereauError("screenshot-failed", { detail: "no 2D canvas" });
    return context;
  }
}

/** The window's width in CSS pixels is rounded, so its pixel ratio is trusted where it fits. */
function scaleOf(shotWidth: number, { windowWidth, devicePixelRatio }: ScrollState): number {
  const fits = Math.abs(windowWidth * devicePixelRatio - shotWidth) <= ROUNDING_PX * Math.max(1, devicePixelRatio);
  return fits ? devicePixelRatio : shotWidth / windowWidth;
}

export function toPixels(cssPixels: number, scale: number): number {
  return Math.round(cssPixels * scale);
}
