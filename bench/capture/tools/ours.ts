import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BrowserDriver, type BrowserKind, launchBrowser, type PageHandle } from "../../../scripts/driver/index.ts";
import { artifactBytes, request } from "../../../tests/e2e/support/background.ts";
import { type CaptureRecord, DEFAULT_SETTINGS, type Settings } from "../../../utils/core/index.ts";
import type { CaptureDetail } from "../../../utils/messages/index.ts";
import { BUILDS, createMission, ROOT } from "../../session.ts";
import type { Copy, Screenshot, Stage, StageOptions, Tool } from "./tool.ts";

const CAPTURE_TIMEOUT_MS = 150_000;
/** Each look costs the background some work that a user would not cause. */
const LOOK_MS = 200;

/** A page of the extension to ask the background from; Firefox gives its interface to documents only. */
const QUIET_PAGE: Record<BrowserKind, string> = { chromium: "manifest.json", firefox: "options.html" };

/** A click captures at once, and nothing but the saved page and what comes before it. */
const PAGE_ONLY: Settings = {
  ...DEFAULT_SETTINGS,
  oneClick: true,
  fullPageScreenshot: false,
  panes: false,
  fidelityCheck: false,
};
const PICTURE_ONLY: Settings = { ...PAGE_ONLY, fullPageScreenshot: true, selfContainedPage: false };

/** The built extension, through its toolbar button. */
export const ours: Tool = {
  name: "ours",
  browsers: ["chromium", "firefox"],
  altersPage: false,
  description:
    "the built extension, one click on its toolbar button; from the start of the capture to the page's bytes, as its record says",
  prepare: async () => null,
  async open(options: StageOptions): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), "bordereau-bench-"));
    const driver = await launchBrowser(options.browser, {
      extensionDir: join(ROOT, BUILDS[options.browser]),
      downloadDir: join(folder, "downloads"),
      windowSize: options.windowSize,
      ...(options.complete ? { grantedPermissions: ["pageCapture"], grantedHosts: ["<all_urls>"] } : {}),
    });
    const desk = await driver.openExtensionPage(QUIET_PAGE[options.browser]);
    const missionId = await createMission(desk, "Bench");
    const page = await driver.openPage("about:blank");
    return {
      page,
      async capture() {
        const { detail, clickedAt, wallMs } = await captureOnce(driver, desk, page, missionId, PAGE_ONLY);
        const screenshot = options.screenshots ? await photograph(driver, desk, page, missionId) : undefined;
        return { ...(await readCopy(desk, detail, clickedAt, wallMs)), screenshot };
      },
      async close() {
        await driver.close();
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  },
};

interface Captured {
  readonly detail: CaptureDetail;
  /** Of this machine's clock, which the browser shares. */
  readonly clickedAt: number;
  readonly wallMs: number;
}

async function captureOnce(
  driver: BrowserDriver,
  desk: PageHandle,
  page: PageHandle,
  missionId: string,
  settings: Settings,
): Promise<Captured> {
  await request(desk, "settings.set", settings);
  const before = (await request(desk, "captures.list", { missionId })).length;
  await page.activate();
  const clickedAt = Date.now();
  await driver.clickToolbarButton(page);
  for (;;) {
    await sleep(LOOK_MS);
    const captures = await request(desk, "captures.list", { missionId });
    const wallMs = Date.now() - clickedAt;
    if (wallMs > CAPTURE_TIMEOUT_MS) throw new Error("The capture did not end in time");
    if (captures.length === before) continue;
    const [captureId = ""] = captures.map(({ id }) => id);
    return { detail: await request(desk, "captures.get", { captureId }), clickedAt, wallMs };
  }
}

async function readCopy(desk: PageHandle, detail: CaptureDetail, clickedAt: number, wallMs: number): Promise<Copy> {
  const record = recordOf(detail);
  const step = stepOf(record, "page");
  const artifact = record.artifacts.find(({ role }) => role === "page");
  if (artifact === undefined) throw new Error(`No page was saved: ${JSON.stringify(step)}`);
  const endedAt = Date.parse(step.startedAt) + step.durationMs;
  const upToPage = record.steps.slice(0, record.steps.indexOf(step) + 1);
  const steps = Object.fromEntries(upToPage.map(({ name, durationMs }) => [name, durationMs]));
  return {
    timeMs: endedAt - Date.parse(record.startedAt),
    bytes: await artifactBytes(desk, artifact.id),
    form: "html",
    details: { ...steps, "click to page": endedAt - clickedAt, "click to seal": wallMs },
  };
}

async function photograph(
  driver: BrowserDriver,
  desk: PageHandle,
  page: PageHandle,
  missionId: string,
): Promise<Screenshot> {
  const { detail } = await captureOnce(driver, desk, page, missionId, PICTURE_ONLY);
  const record = recordOf(detail);
  const parts = record.artifacts.filter(({ role }) => role === "full-page-screenshot");
  const pngs: Buffer[] = [];
  for (const { id } of parts) pngs.push(await artifactBytes(desk, id));
  return { pngs, timeMs: stepOf(record, "full-page-screenshot").durationMs };
}

function recordOf({ record }: CaptureDetail): CaptureRecord {
  if (record === null) throw new Error("The capture has no record");
  return record;
}

function stepOf(record: CaptureRecord, name: string) {
  const step = record.steps.find((each) => each.name === name);
  if (step === undefined) throw new Error(`The capture has no step ${name}`);
  return step;
}
