import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BrowserDriver, PageHandle } from "../../scripts/driver/index.ts";
import { request } from "./support/background.ts";
import { BAND_PX, bandColor, countColor, pixel, wrongRows } from "./support/bands.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";
import { photograph } from "./support/pictures.ts";

const MISSION = "Full page";
const PIN = 200 * 40;

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

/** The picture of the whole page, and the page as the capture left it. */
async function fullPage(path: string, prepare?: (page: PageHandle) => Promise<void>) {
  const page = await driver.openPage(`${harness.origin}${path}`);
  await prepare?.(page);
  const captured = await photograph(driver, desk, page, { mission: MISSION });
  const pictures = await captured.pictures("full-page-screenshot");
  const left = await page.evaluate(() => ({
    x: scrollX,
    y: scrollY,
    styles: [...document.querySelectorAll("[style*=important]")].map(({ outerHTML }) => outerHTML),
    width: document.documentElement.clientWidth,
  }));
  await page.close();
  return { picture: pictures[0] ?? new PNG({ width: 1, height: 1 }), captured, left };
}

test("what is pinned is in the picture once, where a person sees it, and no row is lost", async () => {
  const { picture, captured, left } = await fullPage("/scroll/pinned", async (page) => {
    await page.evaluate(() => scrollTo(0, 1_234));
  });
  expect(captured.state).toBe("complete");
  expect([picture.width, picture.height]).toEqual([left.width, 4_000]);
  expect(wrongRows(picture)).toEqual([]);
  expect(countColor(picture, [255, 0, 0])).toBe(PIN);
  expect(countColor(picture, [255, 128, 0])).toBe(PIN);
  expect(countColor(picture, [0, 0, 255])).toBe(PIN);
  expect(countColor(picture, [255, 0, 255])).toBe(PIN);
  expect(countColor(picture, [0, 255, 0])).toBe(120 * 40);
  expect(countColor(picture, [0, 255, 255])).toBe(PIN);
  // in their places: at the top, where it left the flow, at the head of its section
  expect(pixel(picture, 700, 10)).toEqual([255, 0, 0]);
  expect(pixel(picture, 250, 8 * BAND_PX + 10)).toEqual([255, 0, 255]);
  expect(pixel(picture, 450, 14 * BAND_PX + 10)).toEqual([0, 255, 0]);
  expect(left).toMatchObject({ x: 0, y: 1_234, styles: [] });
});

test("the check itself notices a lost row, a doubled one and a covered one", () => {
  const picture = new PNG({ width: 10, height: 300 });
  const paint = (rows: readonly number[]) => {
    rows.forEach((row, y) => {
      for (let x = 0; x < 10; x++) picture.data.set([...bandColor(Math.floor(row / BAND_PX)), 255], (y * 10 + x) * 4);
    });
  };
  const rows = Array.from({ length: 301 }, (_, row) => row);
  paint(rows.slice(0, 300));
  expect(wrongRows(picture)).toEqual([]);
  paint(rows.filter((row) => row !== 50));
  expect(wrongRows(picture)).not.toEqual([]);
  paint([...rows.slice(0, 50), 50, ...rows.slice(50, 299)]);
  expect(wrongRows(picture)).not.toEqual([]);
});

test("a page that snaps, glides and scrolls itself back is photographed whole", async () => {
  const { picture, captured, left } = await fullPage("/scroll/fighting");
  expect(captured.state).toBe("complete");
  expect(picture.height).toBe(3_000);
  expect(wrongRows(picture)).toEqual([]);
  expect(left).toMatchObject({ y: 0, styles: [] });
});

test("what loads when it comes into view is in the picture", async () => {
  const { picture } = await fullPage("/scroll/late");
  expect(picture.height).toBe(5_000);
  expect(wrongRows(picture)).toEqual([]);
});

test("an endless page is cut at the limit, and the record says why", async () => {
  const settings = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...settings, maxPageHeightPx: 6_000 });
  const { picture, captured } = await fullPage("/scroll/endless");
  await request(desk, "settings.set", settings);
  expect(captured.state).toBe("partial");
  expect(picture.height).toBe(6_000);
  expect(wrongRows(picture)).toEqual([]);
  const [item] = captured.detail.record?.missing ?? [];
  expect(item).toMatchObject({ what: "screenshot-area", reason: expect.stringContaining("goes on loading") });
});

test.each(["ltr", "rtl"])("a page wider than the window is photographed to its edge (%s)", async (dir) => {
  const { picture, left } = await fullPage(`/scroll/wide?dir=${dir}`);
  expect(picture.width).toBe(3_000);
  for (let cell = 0; cell < 30; cell++) {
    const x = dir === "ltr" ? cell * 100 + 50 : 2_950 - cell * 100;
    expect(pixel(picture, x, 900)).toEqual(bandColor(cell));
  }
  expect(countColor(picture, [255, 0, 0])).toBe(100 * 30);
  expect(left).toMatchObject({ x: 0, y: 0 });
});

test.runIf(BROWSER === "chromium")("at a fractional zoom no row is doubled or lost", async () => {
  const page = await driver.openPage(`${harness.origin}/scroll/fighting`);
  const setZoom = (factor: number) =>
    driver.backgroundEvaluate(async (zoom) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      await chrome.tabs.setZoom(tab?.id ?? -1, zoom);
    }, factor);
  await setZoom(1.1);
  await page.waitFor(() => Math.abs(devicePixelRatio - 1.1) < 0.01);
  const captured = await photograph(driver, desk, page, { mission: MISSION });
  await page.activate();
  await setZoom(1);
  await page.close();
  const [picture] = await captured.pictures("full-page-screenshot");
  expect(picture?.height).toBe(3_300);
  expect(wrongRows(picture ?? new PNG({ width: 1, height: 1 }), { bandPx: 110 })).toEqual([]);
});
