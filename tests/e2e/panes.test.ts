import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BrowserDriver, PageHandle } from "../../scripts/driver/index.ts";
import { request } from "./support/background.ts";
import { countColor, pixel, wrongRows } from "./support/bands.ts";
import { type Harness, startHarness } from "./support/harness.ts";
import { photograph } from "./support/pictures.ts";

const MISSION = "Panes";
const NOTHING = new PNG({ width: 1, height: 1 });

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  desk = await driver.openExtensionPage("options.html");
  const settings = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...settings, selfContainedPage: false });
});
afterAll(() => harness.end());

async function panesOf(path: string) {
  const page = await driver.openPage(`${harness.origin}${path}`);
  const captured = await photograph(driver, desk, page, { mission: MISSION });
  const pictures = await captured.pictures("pane-screenshot");
  return { page, captured, pictures, texts: await captured.texts("text") };
}

test("what scrolls in a box of its own is photographed whole, in shadow roots and frames too", async () => {
  const { page, captured, pictures, texts } = await panesOf("/scroll/panes");
  expect(captured.detail.record?.missing).toEqual([]);
  expect(captured.state).toBe("complete");
  // the largest first; what is too small to matter is none
  expect(pictures.map(({ height }) => height)).toEqual([2_500, 900, 1_200]);
  const [main = NOTHING, shadow = NOTHING, frame = NOTHING] = pictures;
  expect(wrongRows(main)).toEqual([]);
  expect(wrongRows(shadow, { first: 60 })).toEqual([]);
  expect(wrongRows(frame, { first: 100 })).toEqual([]);
  // the heading once and in its place, the button that stands over the pane never
  expect(countColor(main, [255, 0, 0])).toBe(100 * 30);
  expect(pixel(main, 350, 10)).toEqual([255, 0, 0]);
  expect(countColor(main, [0, 0, 255])).toBe(0);
  expect(texts["texte-volet-1.txt"]?.split("\n")).toEqual(Array.from({ length: 25 }, (_, index) => `Band ${index}`));
  expect(texts["texte-volet-2.txt"]).toContain("Band 68");
  expect(texts["texte-volet-3.txt"]).toContain("Band 111");
  const left = await page.evaluate(() => ({
    top: document.querySelector("#main")?.scrollTop,
    styles: document.querySelectorAll("[style*=important]").length,
  }));
  expect(left).toEqual({ top: 321, styles: 0 });
  await page.close();
});

test("a list that keeps only the rows in view is kept as it was seen, every row once", async () => {
  const { page, pictures, texts } = await panesOf("/scroll/virtual");
  const [list = NOTHING] = pictures;
  expect(wrongRows(list)).toEqual([]);
  expect(list.height).toBe(4_000);
  const expected = Array.from({ length: 40 }, (_, index) => [`Row ${index}`, `said by ${index % 3}`]).flat();
  expect(texts["texte-volet-1.txt"]?.split("\n")).toEqual(expected);
  await page.close();
});

test("without the setting no pane is photographed", async () => {
  const settings = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...settings, panes: false });
  const { page, pictures, captured } = await panesOf("/scroll/panes");
  await request(desk, "settings.set", settings);
  expect(pictures).toEqual([]);
  expect(captured.detail.record?.steps).toContainEqual(expect.objectContaining({ name: "panes", outcome: "skipped" }));
  await page.close();
});

test("a pane longer than the limit is cut, and the record says which and where", async () => {
  const settings = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...settings, maxPageHeightPx: 1_500 });
  const { page, captured, pictures } = await panesOf("/scroll/panes");
  await request(desk, "settings.set", settings);
  expect(captured.state).toBe("partial");
  expect(pictures[0]?.height).toBe(1_500);
  const [item] = captured.detail.record?.missing ?? [];
  expect(item).toMatchObject({
    what: "screenshot-area",
    reason: expect.stringMatching(/pane 1, div “main”: cut at 1500 px of 2500 px/),
  });
  await page.close();
});
