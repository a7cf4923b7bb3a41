import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type BrowserDriver,
  DESK,
  exportMission,
  type PageHandle,
  waitForElement,
} from "../../scripts/driver/index.ts";
import { request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";
import { judgeDossier, verifyDossier } from "./support/judges.ts";

const CAPTURES = 22;

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  desk = await driver.openExtensionPage("options.html#/missions");
});

afterAll(() => harness.end());

test("an empty desk offers the example, and opens it once all of it is there", async () => {
  await desk.click({ testId: "sample-create" });
  await desk.waitFor((view) => document.querySelector(view) !== null, DESK.missionView, { timeoutMs: 60_000 });
  const missions = await request(desk, "missions.list", {});
  expect(missions).toHaveLength(1);
  expect(missions[0]?.mission.title).toMatch(/\(exemple\)$/);
  expect(missions[0]?.captureCount).toBe(CAPTURES);
  expect(await request(desk, "journal.check", {})).toMatchObject({ brokenAt: null });
});

test("its captures show their pictures and say that they are an example", async () => {
  const [summary] = await request(desk, "missions.list", {});
  const missionId = summary?.mission.id ?? "";
  const captures = await request(desk, "captures.list", { missionId });
  const page = captures.find(({ url }) => url?.includes("/boutique/"));
  const { record } = await request(desk, "captures.get", { captureId: page?.id ?? "" });
  expect(record?.software.options.sample).toBe(true);
  await desk.goto(`${driver.extensionOrigin}/options.html#/missions/${missionId}/captures/${page?.id}`);
  await desk.click({ testId: "preview-tab-screenshot" });
  await desk.waitFor(() => [...document.images].some((image) => image.complete && image.naturalWidth > 1_000));
  expect(await desk.evaluate(() => document.body.textContent)).toContain("Donnée d’exemple.");
});

test("it exports like any other mission", async () => {
  await desk.goto(`${driver.extensionOrigin}/options.html#/missions`);
  await waitForElement(desk, DESK.missionRow);
  const [summary] = await request(desk, "missions.list", {});
  const { files } = await exportMission(driver, summary?.mission.title ?? "");
  expect(files).toHaveLength(1);
  const [zip = ""] = files;
  await judgeDossier(zip, harness.folder);
  await verifyDossier(zip);
});
