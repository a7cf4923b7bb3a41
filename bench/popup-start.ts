import { parseArgs } from "node:util";
import type { BrowserDriver, BrowserKind, PageHandle } from "../scripts/driver/index.ts";
import { POPUP } from "../scripts/driver/index.ts";
import { formatTable } from "../scripts/start/table.ts";
import { SAMPLE_PAGES } from "../scripts/start/sample-server.ts";
import { addDistinctFiles, createMission, withSession } from "./session.ts";

/*
 * npx tsx bench/popup-start.ts [--runs 20]
 * From the click on the toolbar button until the popup can be used, in Chromium.
 */

const MISSIONS = 50;
const FILES_PER_MISSION = 20;
const FILE_BYTES = 10_000;
const LIMIT_MS = 300;

/** Moments of one start, in ms after the click. */
interface Start {
  /** The popup's document began to load: before that, the browser made its window. */
  readonly document: number;
  /** Its scripts were fetched, compiled and run. */
  readonly scripts: number;
  /** Something was painted: the outline. */
  readonly firstPaint: number;
  /** The popup had its answers and a frame with them was painted. */
  readonly usable: number;
}

async function startOnce(driver: BrowserDriver, page: PageHandle, stopped: boolean): Promise<Start> {
  if (stopped) await driver.stopBackground();
  await page.activate();
  const clickedAt = Date.now();
  await driver.clickToolbarButton(page);
  const popup = await driver.popup();
  const moments = await popup.waitFor(
    async (ready) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      if (!location.href.includes("popup.html")) return null;
      let looks = 0;
      for (; document.querySelector(ready) === null; looks++) await frame();
      // a frame's callbacks run before it is painted, so the next one comes after
      await frame();
      await frame();
      const usableAt = performance.timeOrigin + performance.now();
      const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
      const paint = performance.getEntriesByName("first-contentful-paint")[0];
      return {
        looks,
        document: performance.timeOrigin,
        scripts: performance.timeOrigin + (navigation?.domContentLoadedEventEnd ?? Number.NaN),
        firstPaint: performance.timeOrigin + (paint?.startTime ?? Number.NaN),
        usable: usableAt,
      };
    },
    POPUP.ready,
    { label: "a usable popup" },
  );
  await popup.close();
  if (moments === null) throw new Error("no popup");
  if (moments.looks === 0) throw new Error("the popup was ready before it was looked at: the time would be too long");
  return {
    document: moments.document - clickedAt,
    scripts: moments.scripts - clickedAt,
    firstPaint: moments.firstPaint - clickedAt,
    usable: moments.usable - clickedAt,
  };
}
