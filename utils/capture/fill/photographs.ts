import { blobToDataUrl, type PageArea, type Place } from "../snapshot";

/** A photograph of a part of the page. */
export interface Photograph {
  readonly blob: Blob;
  /** What of the page it shows, CSS pixels. */
  readonly area: PageArea;
  /** Picture pixels for one CSS pixel. */
  readonly scale: number;
}

/** Cuts pieces out of photographs of a page. */
export class Photographs {
  readonly #photographs: readonly Photograph[];
  readonly #decoded = new Map<Photograph, Promise<ImageBitmap>>();

  /** The first that shows a piece whole is cut; those of the moment of the snapshot come first. */
  constructor(photographs: readonly Photograph[]) {
    this.#photographs = photographs;
  }

  /** The pixels of a place as a PNG data URL, transparent where it is clipped away; null where no photograph has it. */
  async cut({ box, visible }: Place): Promise<string | null> {
    const photograph =
      this.#photographs.find(({ area }) => contains(area, visible)) ??
      this.#photographs.find(({ area }) => overlaps(area, visible));
    if (!photograph) return null;
    const bitmap = await this.#decode(photograph);
    const { area, scale } = photograph;
    const canvas = new OffscreenCanvas(pixels(box.width * scale), pixels(box.height * scale));
    const context = canvas.getContext("2d");
    if (!context) return null;
    context.drawImage(
      bitmap,
      Math.round((visible.x - area.x) * scale),
      Math.round((visible.y - area.y) * scale),
      pixels(visible.width * scale),
      pixels(visible.height * scale),
      Math.round((visible.x - box.x) * scale),
      Math.round((visible.y - box.y) * scale),
      pixels(visible.width * scale),
      pixels(visible.height * scale),
    );
    return blobToDataUrl(await canvas.convertToBlob({ type: "image/png" }));
  }

  async close(): Promise<void> {
    for (const bitmap of this.#decoded.values()) (await bitmap).close();
    this.#decoded.clear();
  }

  #decode(photograph: Photograph): Promise<ImageBitmap> {
    const decoded = this.#decoded.get(photograph) ?? createImageBitmap(photograph.blob);
    this.#decoded.set(photograph, decoded);
    return decoded;
  }
}

/** No canvas has a side of zero, or one beyond the browsers' limit. */
function pixels(length: number): number {
  return Math.min(16_384, Math.max(1, Math.round(length)));
}

/** Rounding of positions is no reason to call a piece cut off. CSS pixels. */
const TOLERANCE_PX = 1;

function contains(area: PageArea, part: PageArea): boolean {
  return (
    part.x >= area.x - TOLERANCE_PX &&
    part.y >= area.y - TOLERANCE_PX &&
    part.x + part.width <= area.x + area.width + TOLERANCE_PX &&
    part.y + part.height <= area.y + area.height + TOLERANCE_PX
  );
}

function overlaps(a: PageArea, b: PageArea): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
