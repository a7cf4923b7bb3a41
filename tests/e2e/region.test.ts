import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDriver, openPopup, type PageHandle, startCapture } from "../../scripts/driver/index.ts";
import { missionNamed, request } from "./support/background.ts";
import { wrongRows } from "./support/bands.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";
import { photographed } from "./support/pictures.ts";

const MISSION = "Areas";
const NOTHING = new PNG({ width: 1, height: 1 });

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;
let mission: string;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  desk = await driver.openExtensionPage("options.html");
  mission = await missionNamed(desk, MISSION);
});
afterAll(() => harness.end());

/** Starts a capture of an area and lets `choose` choose it in the page; gives the capture, or null where none was kept. */
async function captureRegion(page: PageHandle, choose: () => Promise<void>, until?: string) {
  const before = (await request(desk, "captures.list", { missionId: mission })).length;
  const popup = await openPopup(driver, page);
  await startCapture(popup, { mission: MISSION, scope: "region", until });
  await page.waitFor(() => document.querySelector("bordereau-picker") !== null, undefined, { label: "the overlay" });
  await page.activate();
  await choose();
  const attempt = await desk.waitFor(
    async () => {
      const reply = (await (globalThis.browser ?? chrome).runtime.sendMessage({
        request: "captures.attempts",
        payload: {},
      })) as {
        answer: { state: string; captureId: string | null }[];
      };
      const last = reply.answer.at(-1);
      return last && last.state !== "running" ? last : null;
    },
    undefined,
    { timeoutMs: 120_000, label: "the end of the capture" },
  );
  const kept = (await request(desk, "captures.list", { missionId: mission })).length - before;
  const captureId = attempt?.captureId ?? null;
  return {
    state: attempt?.state,
    kept,
    captured: captureId ? await photographed(desk, attempt?.state ?? "", captureId) : null,
  };
}

/** Presses Tab until the wanted element is outlined, which only the overlay knows: its number in the page is given. */
async function tabTo(page: PageHandle, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await page.press("Tab");
}

test("an element taller than the window is photographed whole, chosen with the keyboard", async () => {
  const page = await driver.openPage(`${harness.origin}/scroll/article`);
  const { captured } = await captureRegion(page, async () => {
    await tabTo(page, 4);
    await page.press("Enter");
  });
  expect(captured?.detail.record?.missing).toEqual([]);
  const [picture = NOTHING] = (await captured?.pictures("region-screenshot")) ?? [];
  expect([picture.width, picture.height]).toEqual([600, 1_500]);
  expect(wrongRows(picture, { first: 10 })).toEqual([]);
  const roles = captured?.detail.capture.artifacts.map(({ role }) => role) ?? [];
  expect(roles).toEqual(expect.arrayContaining(["visible-screenshot", "text", "page"]));
  expect(roles).not.toContain("full-page-screenshot");
  const text = await captured?.texts("text");
  expect(text?.["texte-zone.txt"]?.split("\n")).toHaveLength(15);
  await page.close();
});

test("a click takes what is under the mouse; the overlay is in no picture", async () => {
  const page = await driver.openPage(`${harness.origin}/scroll/panes`);
  const { captured } = await captureRegion(page, async () => {
    // the overlay keeps the click to itself, so the driver cannot tell that it arrived
    await page.click("bordereau-picker", { timeoutMs: 1_000 }).catch(() => undefined);
  });
  const [visible = NOTHING] = (await captured?.pictures("visible-screenshot")) ?? [];
  expect(wrongRows(visible, { first: 3, rows: 0 })).toEqual([]);
  const [picture = NOTHING] = (await captured?.pictures("region-screenshot")) ?? [];
  expect(picture.height).toBe(100);
  expect(new Set(wrongRows(picture, { first: 6 })).size).toBe(0);
  await page.close();
});

test("Escape keeps nothing and leaves nothing behind", async () => {
  const page = await driver.openPage(`${harness.origin}/scroll/article`);
  const { state, kept } = await captureRegion(page, () => page.press("Escape"));
  expect([state, kept]).toEqual(["cancelled", 0]);
  expect(await page.evaluate(() => document.querySelector("bordereau-picker"))).toBeNull();
  await page.close();
});

test("a conversation is loaded back to a date, and photographed whole", async () => {
  const page = await driver.openPage(`${harness.origin}/scroll/chat`);
  const choose = async () => {
    await page.press("Tab");
    await page.press("Enter");
  };
  // message 30 is of 31 January 2026; five are loaded at a time, and the last of them may be older
  const { captured } = await captureRegion(page, choose, "2026-01-31");
  expect(captured?.detail.record?.missing).toEqual([]);
  const [picture = NOTHING] = (await captured?.pictures("region-screenshot")) ?? [];
  const first = 60 - picture.height / 100;
  expect(first).toBeLessThanOrEqual(30);
  expect(wrongRows(picture, { first })).toEqual([]);
  const text = (await captured?.texts("text"))?.["texte-zone.txt"] ?? "";
  for (let message = 30; message < 60; message++) expect(text).toContain(`Message ${message}`);
  await page.close();
});

test("a conversation that does not go back that far says so", async () => {
  const page = await driver.openPage(`${harness.origin}/scroll/chat`);
  const choose = async () => {
    await page.press("Tab");
    await page.press("Enter");
  };
  const { captured } = await captureRegion(page, choose, "2019-01-01");
  expect(captured?.state).toBe("partial");
  expect(captured?.detail.record?.missing.map(({ reason }) => reason).join()).toContain("no older message came");
  const [picture = NOTHING] = (await captured?.pictures("region-screenshot")) ?? [];
  expect(picture.height).toBe(6_000);
  expect(wrongRows(picture)).toEqual([]);
  await page.close();
});

test("what nobody can scroll to is redrawn, and the record says so", async () => {
  const page = await driver.openPage(`${harness.origin}/scroll/clipped`);
  const { captured } = await captureRegion(page, async () => {
    await page.press("Tab");
    await page.press("Enter");
  });
  expect(captured?.state).toBe("partial");
  const step = captured?.detail.record?.steps.find(({ name }) => name === "region");
  const drawn = (await captured?.pictures("rendering")) ?? [];
  if (BROWSER === "chromium") {
    expect(step?.reason?.detail).toContain("redrawn, not photographed");
    expect(drawn[0]?.height).toBe(600);
  } else {
    expect(step?.reason?.detail).toContain("cannot redraw");
    expect(drawn).toEqual([]);
  }
  await page.close();
});
