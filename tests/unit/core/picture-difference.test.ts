import { describe, expect, it } from "vitest";
import { colourDistance, countDifferences, type Pixels } from "@/utils/core";

function picture(
  width: number,
  height: number,
  colour: (x: number, y: number) => readonly [number, number, number],
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([...colour(x, y), 255], (y * width + x) * 4);
  }
  return { width, height, data };
}

const grey = picture(20, 10, () => [120, 120, 120]);

describe("two pictures", () => {
  it("that are alike differ in nothing", () => {
    expect(
      countDifferences(
        grey,
        picture(20, 10, () => [120, 120, 120]),
      ),
    ).toEqual({
      comparedPixels: 200,
      differingPixels: 0,
    });
  });

  it("differ in each pixel that a person sees in another colour", () => {
    const other = picture(20, 10, (x, y) => (y === 3 && x < 7 ? [200, 60, 60] : [120, 120, 120]));
    expect(countDifferences(grey, other).differingPixels).toBe(7);
    expect(countDifferences(other, grey).differingPixels).toBe(7);
  });

  it("do not differ by what nobody sees", () => {
    expect(
      countDifferences(
        grey,
        picture(20, 10, () => [123, 118, 121]),
      ).differingPixels,
    ).toBe(0);
  });

  it("that are not of one size are no pair, even with as many pixels", () => {
    expect(() =>
      countDifferences(
        grey,
        picture(10, 20, () => [120, 120, 120]),
      ),
    ).toThrow(RangeError);
  });

  it("may lie in the middle of a larger buffer", () => {
    const buffer = new Uint8ClampedArray(16);
    buffer.set([1, 2, 3, 255], 8);
    const part: Pixels = { width: 1, height: 1, data: buffer.subarray(8, 12) };
    expect(
      countDifferences(
        part,
        picture(1, 1, () => [1, 2, 3]),
      ).differingPixels,
    ).toBe(0);
    expect(
      countDifferences(
        part,
        picture(1, 1, () => [255, 255, 255]),
      ).differingPixels,
    ).toBe(1);
  });
});

it("black and white are as far apart as colours can be", () => {
  const distance = colourDistance(Uint8ClampedArray.of(0, 0, 0, 255), Uint8ClampedArray.of(255, 255, 255, 255), 0);
  expect(distance).toBeGreaterThan(32_000);
  expect(distance).toBeLessThanOrEqual(35_215);
});
