import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, type PageHandle } from "../../scripts/driver/index.ts";
import { artifactBytes, missionNamed, request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";

const MISSION = "One click";

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  desk = await driver.openExtensionPage("options.html");
});
afterAll(() => harness.end());

async function capturesOf(mission: string) {
  return request(desk, "captures.list", { missionId: await missionNamed(desk, mission) });
}

test("a click captures into the last mission and the page shows the result", async () => {
  const settings = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...settings, oneClick: true });
  await missionNamed(desk, "Older");
  await missionNamed(desk, MISSION);
  const page = await driver.openPage(`${harness.origin}/tall?height=500`);
  await driver.clickToolbarButton(page);
  await page.waitFor(() => document.querySelector("bordereau-toast") !== null, undefined, { label: "the toast" });
  // closed: the page's own scripts cannot read or change it
  expect(await page.evaluate(() => document.querySelector("bordereau-toast")?.shadowRoot ?? null)).toBeNull();
  const [capture] = await capturesOf(MISSION);
  expect(capture).toMatchObject({ outcome: "complete", title: "Tall 500" });
  expect(await capturesOf("Older")).toEqual([]);
});

test("the toast of a capture is not in the picture of the next", async () => {
  const page = await driver.openPage(`${harness.origin}/tall?height=500`);
  for (const count of [2, 3]) {
    await driver.clickToolbarButton(page);
    await desk.waitFor(
      async ({ missionId, count: wanted }) => {
        const message = { request: "captures.list", payload: { missionId } };
        const reply = (await (globalThis.browser ?? chrome).runtime.sendMessage(message)) as { answer: unknown[] };
        return reply.answer.length === wanted;
      },
      { missionId: await missionNamed(desk, MISSION), count },
    );
    await page.waitFor(() => document.querySelector("bordereau-toast") !== null);
  }
  const shots = await Promise.all(
    (await capturesOf(MISSION)).slice(0, 2).map(async ({ artifacts }) => {
      const shot = artifacts.find(({ role }) => role === "visible-screenshot");
      return PNG.sync.read(await artifactBytes(desk, shot?.id ?? ""));
    }),
  );
  expect(shots[0]?.data.equals(shots[1]?.data ?? Buffer.alloc(0))).toBe(true);
});

test("without one-click mode the button opens the popup again", async () => {
  const settings = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...settings, oneClick: false });
  const page = await driver.openPage(`${harness.origin}/tall?height=600`);
  expect(await captureInPopup(driver, page, { mission: MISSION, scope: "visible" })).toMatchObject({
    state: "complete",
  });
});

test("in one-click mode without any mission the desk opens to create one", async () => {
  const fresh = await harness.launch();
  const settingsPage = await fresh.openExtensionPage("options.html");
  const settings = await request(settingsPage, "settings.get", {});
  await request(settingsPage, "settings.set", { ...settings, oneClick: true });
  await settingsPage.goto("about:blank");
  const page = await fresh.openPage(`${harness.origin}/tall?height=600`);
  await fresh.clickToolbarButton(page);
  const opened = await fresh.adoptPage(`${fresh.extensionOrigin}/options.html#/missions`);
  await opened.waitFor(() => document.querySelector('[data-testid="mission-new"]') !== null);
  await fresh.close();
});
