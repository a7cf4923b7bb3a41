import { setTimeout as sleep } from "node:timers/promises";
import type { PageHandle } from "../../scripts/driver/index.ts";

const QUIET_MS = 400;
const QUIET_LIMIT_MS = 5_000;
const SCROLL_STEP_PX = 700;
const SCROLL_PAUSE_MS = 15;
const SETTLE_MS = 600;

/** Brings a loaded page to rest: nothing loads any more, fonts are there, lazy content was scrolled past. */
export async function settle(page: PageHandle): Promise<void> {
  await untilQuiet(page);
  await page.evaluate(async () => {
    await Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, 3_000))]);
  });
  await scrollThrough(page);
  await untilQuiet(page);
  await sleep(SETTLE_MS);
}

/** Scrolls down step by step and back up. The pauses are ours: a copy without scripts may have no timers. */
export async function scrollThrough(page: PageHandle): Promise<void> {
  for (let topPx = 0; ; topPx += SCROLL_STEP_PX) {
    const height = await scrollTo(page, topPx);
    await sleep(SCROLL_PAUSE_MS);
    if (topPx >= height) break;
  }
  await scrollTo(page, 0);
}

function scrollTo(page: PageHandle, topPx: number): Promise<number> {
  return page.evaluate((top) => {
    self.scrollTo({ top, behavior: "instant" });
    return document.documentElement.scrollHeight;
  }, topPx);
}

/** Until for a while no further resource was asked for and no image is under way. */
async function untilQuiet(page: PageHandle): Promise<void> {
  const end = Date.now() + QUIET_LIMIT_MS;
  let before = "";
  let since = Date.now();
  while (Date.now() < end && Date.now() - since < QUIET_MS) {
    const now = await page.evaluate(() => {
      const waiting = [...document.images].filter((image) => !image.complete && image.loading !== "lazy").length;
      return `${document.readyState} ${performance.getEntriesByType("resource").length} ${waiting}`;
    });
    if (now !== before) since = Date.now();
    before = now;
    await sleep(50);
  }
}
