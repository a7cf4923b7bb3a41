import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BrowserDriver, PageHandle } from "../../scripts/driver/index.ts";
import type { Artifact } from "../../utils/core/index.ts";
import { HOSTILE_PAGES, STILL_HERE } from "../fixtures/features/hostile.ts";
import { artifactBytes, request } from "./support/background.ts";
import { activeContentOf } from "./support/feature-active-content.ts";
import { type HostileServer, startHostileServer } from "./support/feature-hostile-server.ts";
import { captureByButton, prepareFeatureRun } from "./support/feature-run.ts";
import { type Harness, startHarness } from "./support/harness.ts";

/** The sizes of the specification take minutes and gigabytes: on demand only. */
const IS_HUGE = process.env.BORDEREAU_HUGE === "1";
const CAPTURE_TIMEOUT_MS = 180_000;
const MAX_READ_BYTES = 100e6;

let harness: Harness;
let server: HostileServer;
let driver: BrowserDriver;
let desk: PageHandle;
/** A page of nobody's, for looking at saved pages as text. */
let judge: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  server = await startHostileServer();
  driver = await harness.launch();
  desk = await prepareFeatureRun(driver);
  judge = await driver.openPage(`${harness.origin}/titled?title=Judge`);
});
afterAll(async () => {
  await harness.end();
  await server.close();
});

/** Captures what a tab shows; the capture has to end, complete or partial, and to hold the saved page. */
async function capture(page: PageHandle): Promise<{ file: string; html: string }> {
  const artifact = await savedPage(page);
  const bytes = await artifactBytes(desk, artifact.id);
  const file = join(harness.folder, `${artifact.id}.html`);
  await writeFile(file, bytes);
  return { file, html: bytes.toString("utf8") };
}

async function savedPage(page: PageHandle): Promise<Artifact> {
  const attempt = await captureByButton(driver, desk, page, CAPTURE_TIMEOUT_MS);
  expect(["complete", "partial"], JSON.stringify(attempt.error)).toContain(attempt.state);
  const { capture: kept, record } = await request(desk, "captures.get", { captureId: attempt.captureId ?? "" });
  const artifact = kept.artifacts.find(({ role }) => role === "page");
  if (artifact === undefined) throw new Error(`no saved page: ${JSON.stringify(record?.steps)}`);
  return artifact;
}

/** The page itself, no longer the empty one that a tab begins with: a click on the button grants only what is there. */
function isThere(): boolean {
  return location.protocol === "http:" && document.readyState !== "loading";
}

/** Opens a saved page: nothing may run, nothing may be requested, and the words are there. */
async function expectInert(saved: { file: string; html: string }): Promise<void> {
  expect(await judge.evaluate(activeContentOf, saved.html)).toEqual([]);
  const before = server.requests.length;
  const page = await driver.openPage(`file://${saved.file}`);
  const found = await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    // `document.scripts` and `document.body` may be elements of those names
    const all = (name: string) => document.getElementsByTagName(name);
    return { scripts: all("script").length, text: all("body")[0]?.textContent ?? "" };
  });
  await page.close();
  expect(found.scripts).toBe(0);
  expect(found.text).toContain(STILL_HERE);
  expect(server.requests.slice(before)).toEqual([]);
}

describe("a page that", () => {
  test.each(HOSTILE_PAGES.map(({ id }) => id))("resists as %s is captured, and its copy is inert", async (id) => {
    // a page that is never done loading is captured as it is
    const page = await driver.openPage(`${server.origin}/hostile/${id}`, "commit");
    await page.waitFor(isThere, undefined, { timeoutMs: 5_000 }).catch(() => undefined);
    const saved = await capture(page);
    await page.close();
    await expectInert(saved);
  });
});

test("text that would end its place stays text, in every position", async () => {
  const page = await driver.openPage(`${server.origin}/breakout`);
  await page.waitFor(() => document.documentElement.dataset.ready === "yes");
  const wanted = await page.evaluate(() => document.querySelectorAll("#t > p").length);
  const saved = await capture(page);
  await page.close();
  await expectInert(saved);
  const copy = await driver.openPage(`file://${saved.file}`);
  expect(await copy.evaluate(() => document.querySelectorAll("#t > p").length)).toBe(wanted);
  await copy.close();
});

describe("a page beyond measure ends, complete or partial:", () => {
  const nodes = IS_HUGE ? 1_000_000 : 200_000;
  const styleBytes = IS_HUGE ? 50_000_000 : 5_000_000;
  const images = IS_HUGE ? 20 : 2;
  test.each([
    [`${nodes} nodes`, `/nodes?count=${nodes}`],
    [`${styleBytes} bytes of style`, `/style?bytes=${styleBytes}`],
    [`${images * 10} MB of images`, `/images?count=${images}`],
  ])("%s", async (_, path) => {
    const page = await driver.openPage(server.origin + path);
    const saved = await savedPage(page);
    await page.close();
    // larger ones are not handed over in one piece
    if (saved.sizeBytes < MAX_READ_BYTES) {
      expect((await artifactBytes(desk, saved.id)).toString("utf8")).toContain(STILL_HERE);
    }
  });
});
