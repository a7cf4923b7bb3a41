import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import type { BrowserDriver, PageHandle } from "../../../scripts/driver/index.ts";
import { poll } from "../../../scripts/driver/poll.ts";
import type { Attempt } from "../../../utils/core/index.ts";
import type { FeatureCell, FeatureStep } from "../../fixtures/features/index.ts";
import { artifactBytes, missionNamed, request } from "./background.ts";
import type { FeatureServer } from "./feature-server.ts";

/** A cell holds while fewer of its pixels differ. */
export const MAX_DIFFERENCE = 0.01;

const MISSION = "Features";
const CAPTURE_TIMEOUT_MS = 60_000;

export interface FeatureResult {
  readonly id: string;
  readonly holds: boolean;
  /** Share of differing pixels, 0 to 1; 1 where the sizes differ. */
  readonly difference: number;
  /** What the cell's own check gave, live and saved, as JSON; empty without a check. */
  readonly check: readonly string[];
  /** How the capture ended, and what it says is missing. */
  readonly outcome: string;
  readonly missing: readonly string[];
  /** What the saved page must not have: scripts, and requests that it makes when it is opened. */
  readonly scripts: number;
  readonly requests: number;
  /** From the click on the button to the end of the capture. */
  readonly captureMs: number;
}

/** Puts the extension into the mode that the matrix is measured in; gives the page that asks the background. */
export async function prepareFeatureRun(driver: BrowserDriver): Promise<PageHandle> {
  const desk = await driver.openExtensionPage("options.html");
  const settings = await request(desk, "settings.get", {});
  const only = { oneClick: true, fullPageScreenshot: false, panes: false, fidelityCheck: false };
  await request(desk, "settings.set", { ...settings, ...only });
  await missionNamed(desk, MISSION);
  return desk;
}

/** Captures a page with a click on the toolbar button, and gives the attempt once it has ended. */
export async function captureByButton(
  driver: BrowserDriver,
  desk: PageHandle,
  page: PageHandle,
  timeoutMs = CAPTURE_TIMEOUT_MS,
): Promise<Attempt> {
  const before = new Set((await request(desk, "captures.attempts", {})).map(({ attemptId }) => attemptId));
  await driver.clickToolbarButton(page);
  return poll(
    async () => {
      const attempts = await request(desk, "captures.attempts", {});
      return attempts.find(({ attemptId, state }) => !before.has(attemptId) && state !== "running");
    },
    "the end of the capture",
    timeoutMs,
  );
}

/** Opens a cell's page and brings it into its state. */
async function openFeature(driver: BrowserDriver, origin: string, cell: FeatureCell): Promise<PageHandle> {
  const page = await driver.openPage(`${origin}/feature/${cell.id}.html`);
  await page.waitFor(() => document.documentElement.dataset.ready === "yes", undefined, { label: `${cell.id} ready` });
  const failed = await page.evaluate(() => document.documentElement.dataset.failed ?? null);
  if (failed !== null) throw new Error(`${cell.id} does not run here: ${failed}`);
  for (const step of cell.steps ?? []) await take(page, step);
  return page;
}

async function take(page: PageHandle, step: FeatureStep): Promise<void> {
  if ("click" in step) await page.click(step.click);
  else await page.press(step.press);
}

/** Runs one cell: live picture, capture, saved page in a new tab, its picture; files go to `folder`. */
export async function runFeature(
  driver: BrowserDriver,
  desk: PageHandle,
  order: { readonly server: FeatureServer; readonly cell: FeatureCell; readonly folder: string },
): Promise<FeatureResult> {
  const { server, cell, folder } = order;
  const file = (name: string) => join(folder, `${cell.id}.${name}`);
  const page = await openFeature(driver, server.origin, cell);
  const liveCheck = await checked(page, cell);
  await page.screenshot(file("live.png"));
  const startedAt = performance.now();
  const attempt = await captureByButton(driver, desk, page);
  const captureMs = Math.round(performance.now() - startedAt);
  await page.close();
  const base = { id: cell.id, outcome: attempt.state, captureMs };
  const lost = { ...base, holds: false, difference: 1, check: [], scripts: 0, requests: 0 };
  if (attempt.captureId === null) return { ...lost, missing: [attempt.error?.code ?? "no capture"] };
  const { capture, record } = await request(desk, "captures.get", { captureId: attempt.captureId });
  const missing = (record?.missing ?? []).map(({ what, url, reason }) => `${what} ${url} ${reason}`);
  const artifact = capture.artifacts.find(({ role }) => role === "page");
  if (artifact === undefined) {
    const failures = (record?.steps ?? []).flatMap(({ name, reason }) => (reason ? [`${name} ${reason.detail}`] : []));
    return { ...lost, missing: ["no saved page", ...failures, ...missing] };
  }
  await writeFile(file("saved.html"), await artifactBytes(desk, artifact.id));

  const requestsBefore = server.requestCount();
  const saved = await driver.openPage(`file://${file("saved.html")}`);
  await saved.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(done))));
  await saved.screenshot(file("saved.png"));
  const savedCheck = await checked(saved, cell);
  const scripts = await saved.evaluate(() => document.scripts.length);
  await saved.close();
  const requests = server.requestCount() - requestsBefore;
  const difference = await comparePictures(file("live.png"), file("saved.png"), file("diff.png"));
  const check = cell.check === undefined ? [] : [liveCheck, savedCheck];
  const holds = difference < MAX_DIFFERENCE && liveCheck === savedCheck && scripts + requests === 0;
  return { ...base, holds, difference, check, missing, scripts, requests };
}

/** The value of the cell's expression in this page, as JSON. */
async function checked(page: PageHandle, cell: FeatureCell): Promise<string> {
  if (cell.check === undefined) return "";
  const value = await page.evaluate(new Function(`return ${cell.check}`) as () => unknown);
  return JSON.stringify(value);
}

/** Share of pixels that differ as an eye sees it; writes what differs to `diffFile`. */
async function comparePictures(first: string, second: string, diffFile: string): Promise<number> {
  const [a, b] = await Promise.all([first, second].map(async (file) => PNG.sync.read(await readFile(file))));
  if (!a || !b || a.width !== b.width || a.height !== b.height) return 1;
  const diff = new PNG({ width: a.width, height: a.height });
  const differing = pixelmatch(a.data, b.data, diff.data, a.width, a.height, { threshold: 0.1 });
  if (differing > 0) await writeFile(diffFile, PNG.sync.write(diff));
  return differing / (a.width * a.height);
}
