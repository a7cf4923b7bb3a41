import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { toCsv } from "../../bench/capture/csv.ts";
import { dice } from "../../bench/capture/page-state.ts";
import { comparePictures, comparePngs, type Picture } from "../../bench/capture/picture.ts";
import { median } from "../../bench/capture/results.ts";

function plain(width: number, height: number, grey: number): Picture {
  const data = new Uint8Array(width * height * 4).fill(grey);
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { width, height, data };
}

function encode({ width, height, data }: Picture): Buffer {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data);
  return PNG.sync.write(png);
}

test("the same picture does not differ, in whatever way it is encoded", () => {
  const png = encode(plain(40, 40, 200));
  const other = PNG.sync.write(PNG.sync.read(png), { filterType: 0, deflateLevel: 1 });
  expect(other.equals(png)).toBe(false);
  expect(comparePngs(png, other)).toEqual({ differingPercent: 0, ssim: 1, differences: null });
});

test("what only one picture has differs, to the right, below and beyond the first strip", () => {
  expect(comparePictures(plain(40, 40, 255), plain(50, 40, 255)).differingPercent).toBeCloseTo(20, 5);
  expect(comparePictures(plain(40, 3_600, 255), plain(40, 4_000, 255)).differingPercent).toBeCloseTo(10, 5);
});

test("a patch counts by its pixels", () => {
  const copy = plain(100, 2_000, 255);
  copy.data.fill(0, 100 * 1_700 * 4, 100 * 1_720 * 4);
  for (let at = 3; at < copy.data.length; at += 4) copy.data[at] = 255;
  const { differingPercent, ssim, differences } = comparePictures(plain(100, 2_000, 255), copy);
  expect(differingPercent).toBeCloseTo(1, 5);
  expect(ssim).toBeLessThan(1);
  // only the strip that differs
  expect(PNG.sync.read(differences ?? Buffer.alloc(0)).height).toBe(400);
});

test("words count as often as they stand there", () => {
  expect(dice([], [])).toBe(1);
  expect(dice(["a", "b"], ["b", "a"])).toBe(1);
  expect(dice(["a", "a", "b"], ["a", "b"])).toBeCloseTo(0.8);
  expect(dice(["a"], [])).toBe(0);
});

test("the median of an even number is in the middle of two", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([3, 1, 2])).toBe(2);
  expect(median([])).toBeNull();
});

test("the CSV quotes what a failure says", () => {
  const page = { name: "a,b", kind: "real", noisePercent: null, tools: { ours: { error: 'said "no"' } } };
  const [header, row] = toCsv({ browser: "chromium", corpus: "bundled", pages: [page] }).split("\r\n");
  expect(row).toContain('"a,b",real,ours,');
  expect(row?.endsWith('"said ""no"""')).toBe(true);
  expect(header?.split(",")).toHaveLength(19);
});
