import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { readExtension } from "../scripts/driver/extension.ts";
import type { BrowserDriver, PageHandle } from "../scripts/driver/index.ts";
import { POPUP } from "../scripts/driver/index.ts";
import { SAMPLE_PAGES } from "../scripts/start/sample-server.ts";
import { formatTable } from "../scripts/start/table.ts";
import { addDistinctFiles, createMission, ROOT, type Session, withSession } from "./session.ts";

/*
 * npm run bench -- popup-start [--runs 20]
 * From the click on the toolbar button until the popup can be used, in Chromium.
 */

const MISSIONS = 50;
const FILES_PER_MISSION = 20;
const FILE_BYTES = 10_000;
const LIMIT_MS = 300;
const SETTLE_MS = 800;

/** Moments of one start, in ms after the click. */
interface Start {
  /** The popup's document began to load: before that, the browser made its window. */
  readonly document: number;
  /** Its scripts were fetched, compiled and run. */
  readonly scripts: number;
  /** Something was painted: the outline. */
  readonly firstPaint: number;
  /** The form, filled with the background's answers, was in the document. */
  readonly answered: number;
  /** A frame with it was painted. */
  readonly usable: number;
  /** It was usable before it could be looked at, so that `usable` is too large. */
  readonly late: boolean;
}

async function startOnce(driver: BrowserDriver, page: PageHandle, stopped: boolean): Promise<Start> {
  if (stopped) await driver.stopBackground();
  await page.activate();
  // the popup before has faded out
  await sleep(SETTLE_MS);
  const clickedAt = Date.now();
  // the click is answered once the popup is open, which is too late to look at its start
  const [popup] = await Promise.all([driver.popup(), driver.clickToolbarButton(page)]);
  const moments = await popup.waitFor(
    async (ready) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      if (!location.href.includes("popup.html")) return null;
      let looks = 0;
      for (; document.querySelector(ready) === null; looks++) await frame();
      const answeredAt = performance.timeOrigin + performance.now();
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
        // where outline and form come in one frame, that is the first
        firstPaint: paint === undefined ? usableAt : performance.timeOrigin + paint.startTime,
        answered: answeredAt,
        usable: usableAt,
      };
    },
    POPUP.ready,
    { label: "a usable popup" },
  );
  await popup.close();
  if (moments === null) throw new Error("no popup");
  return {
    document: moments.document - clickedAt,
    scripts: moments.scripts - clickedAt,
    firstPaint: moments.firstPaint - clickedAt,
    answered: moments.answered - clickedAt,
    usable: moments.usable - clickedAt,
    late: moments.looks === 0,
  };
}

/** One of the popup's requests, asked by a page that runs none of our code: what the background takes of a start. */
async function requestMs(driver: BrowserDriver, stopped: boolean): Promise<number> {
  const page = await driver.openExtensionPage("manifest.json");
  if (stopped) await driver.stopBackground();
  const ms = await page.evaluate(async () => {
    const startedAt = performance.now();
    await chrome.runtime.sendMessage({ request: "missions.list", payload: {} });
    return performance.now() - startedAt;
  });
  await page.close();
  return ms;
}

/** A profile with the button pinned: Chromium slides one that is not into the toolbar first, which takes 250 ms. */
function pinnedProfile(): string {
  const profileDir = mkdtempSync(join(tmpdir(), "bordereau-bench-profile-"));
  process.once("exit", () => rmSync(profileDir, { recursive: true, force: true, maxRetries: 5 }));
  const { chromiumId } = readExtension(join(ROOT, ".output/chrome-mv3"));
  mkdirSync(join(profileDir, "Default"));
  const preferences = { extensions: { pinned_extensions: [chromiumId] } };
  writeFileSync(join(profileDir, "Default/Preferences"), JSON.stringify(preferences));
  return profileDir;
}

async function fill(driver: BrowserDriver): Promise<void> {
  const setup = await driver.openExtensionPage("options.html");
  for (let index = 1; index <= MISSIONS; index++) {
    const missionId = await createMission(setup, `Mission ${index}`);
    await addDistinctFiles(setup, missionId, FILES_PER_MISSION, FILE_BYTES);
  }
  await setup.close();
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

const milliseconds = (value: number) => value.toFixed(0);

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { runs: { type: "string", default: "20" } } });
  const runs = Number(values.runs);
  const rows: string[][] = [];
  let worst = 0;
  const measure = async ({ driver, origin }: Session) => {
    const page = await driver.openPage(origin + SAMPLE_PAGES[1]);
    for (const store of ["empty", `${MISSIONS} missions, ${MISSIONS * FILES_PER_MISSION} captures`]) {
      if (store !== "empty") await fill(driver);
      for (const stopped of [false, true]) {
        // the first start of all reads the extension's files from the disk
        await startOnce(driver, page, stopped);
        const starts: Start[] = [];
        for (let run = 0; run < runs; run++) starts.push(await startOnce(driver, page, stopped));
        const asked: number[] = [];
        for (let run = 0; run < 5; run++) asked.push(await requestMs(driver, stopped));
        const median = (moment: Exclude<keyof Start, "late">) =>
          quantile(
            starts.map((start) => start[moment]),
            0.5,
          );
        const usable = starts.map((start) => start.usable);
        worst = Math.max(worst, median("usable"));
        rows.push([
          store,
          stopped ? "stopped" : "awake",
          ...[median("document"), median("scripts"), median("firstPaint"), median("answered")].map(milliseconds),
          milliseconds(quantile(usable, 0.5)),
          milliseconds(quantile(usable, 0.95)),
          milliseconds(Math.min(...usable)),
          milliseconds(quantile(asked, 0.5)),
          String(starts.filter(({ late }) => late).length),
        ]);
      }
    }
  };
  await withSession("chromium", measure, { profileDir: pinnedProfile() });
  console.log(`Chromium, ${runs} starts each; ms after the click on the toolbar button, medians\n`);
  console.log(
    formatTable(
      [
        "Store",
        "Background",
        "Document",
        "Scripts",
        "First paint",
        "Form",
        "Usable",
        "p95",
        "Fastest",
        "One request",
        "Seen late",
      ],
      rows,
    ),
  );
  console.log(`\nUsable in less than ${LIMIT_MS} ms: ${worst < LIMIT_MS ? "yes" : "NO"}`);
  return worst < LIMIT_MS ? 0 : 1;
}

process.exitCode = await main();
