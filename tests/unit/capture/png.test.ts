import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { MAX_PICTURE_HEIGHT_PX, maxPictureHeight, PictureSeries } from "@/utils/capture/picture-series";
import { RgbPngWriter } from "@/utils/capture/png";

async function decode(blob: Blob) {
  return PNG.sync.read(Buffer.from(await blob.arrayBuffer()));
}

describe("RgbPngWriter", () => {
  it("writes what another decoder reads back, in whatever pieces the rows come", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
        async (width, pieces) => {
          const writer = new RgbPngWriter(width);
          const rows: number[] = [];
          for (const count of pieces) {
            const rgba = Uint8ClampedArray.from({ length: count * width * 4 }, (_, index) =>
              index % 4 === 3 ? 255 : (index * 37 + rows.length) % 256,
            );
            rows.push(...rgba);
            await writer.append(rgba);
          }
          const png = await decode(await writer.finish());
          expect([png.width, png.height]).toEqual([width, pieces.reduce((sum, count) => sum + count, 0)]);
          expect([...png.data]).toEqual(rows);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("PictureSeries", () => {
  it("begins a new picture before one grows taller than viewers can show", async () => {
    const width = 2;
    const source = { width, pixels: (_from: number, rows: number) => new Uint8ClampedArray(rows * width * 4) };
    const series = new PictureSeries();
    const total = 2 * MAX_PICTURE_HEIGHT_PX + 10;
    for (let row = 0; row < total; row += 700) await series.append(source, row, Math.min(total, row + 700));
    const heights = await Promise.all((await series.finish()).map(async (blob) => (await decode(blob)).height));
    expect(heights).toEqual([MAX_PICTURE_HEIGHT_PX, MAX_PICTURE_HEIGHT_PX, 10]);
  });

  it("keeps wide pictures within the area of a canvas", () => {
    expect(maxPictureHeight(1_280)).toBe(MAX_PICTURE_HEIGHT_PX);
    expect(maxPictureHeight(16_384)).toBe(16_384);
  });
});
