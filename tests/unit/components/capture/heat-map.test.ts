import { expect, it } from "vitest";
import { heatMap } from "../../../../components/capture/preview/heat-map";
import type { Pixels } from "../../../../utils/core";

function plain(width: number, height: number, grey: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(grey);
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255;
  return { width, height, data };
}

function coloured({ width, data }: Pixels): string[] {
  const places: string[] = [];
  for (let offset = 0; offset < data.length; offset += 4) {
    if (data[offset + 2] === 0) places.push(`${(offset / 4) % width},${Math.floor(offset / 4 / width)}`);
  }
  return places;
}

it("is pale and grey where two pictures are alike", () => {
  const map = heatMap(plain(6, 4, 40), plain(6, 4, 42));
  expect(coloured(map)).toEqual([]);
  expect([...map.data.subarray(0, 4)]).toEqual([200, 200, 200, 255]);
});

it("colours a differing pixel and what is around it, not beyond the edges", () => {
  const other = plain(12, 8, 40);
  other.data.set([250, 250, 250, 255], (1 * 12 + 0) * 4);
  const places = coloured(heatMap(plain(12, 8, 40), other));
  expect(places).toHaveLength(3 * 4);
  expect(places).toContain("2,3");
  expect(places).not.toContain("3,1");
});

it("is redder the further apart two colours are, where two meet too", () => {
  const other = plain(12, 1, 0);
  other.data.set([255, 255, 255, 255], 2 * 4);
  other.data.set([90, 90, 90, 255], 4 * 4);
  const { data } = heatMap(plain(12, 1, 0), other);
  const greenAt = (x: number) => data[x * 4 + 1] ?? 0;
  expect(greenAt(2)).toBeLessThan(20);
  expect(greenAt(4)).toBe(greenAt(2));
  expect(greenAt(5)).toBeGreaterThan(greenAt(4));
});

it("compares no pictures of different sizes", () => {
  expect(() => heatMap(plain(4, 3, 0), plain(3, 4, 0))).toThrow(RangeError);
});
