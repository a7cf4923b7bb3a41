import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, exportMission } from "../../scripts/driver/index.ts";
import { SAMPLE_PAGES } from "../../scripts/start/sample-server.ts";
import { type Harness, startHarness } from "./support/harness.ts";
import { judgeDossier, verifyDossier } from "./support/judges.ts";

const MISSION = "Site of the Dupont bakery";

let harness: Harness;
let driver: BrowserDriver;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
});

afterAll(() => harness.end());

test.each(SAMPLE_PAGES)("captures %s by a click on the toolbar", async (path) => {
  const page = await driver.openPage(harness.origin + path);
  const outcome = await captureInPopup(driver, page, { mission: MISSION, note: `Sample ${path}` });
  expect(outcome).toMatchObject({ error: "", state: "complete" });
  expect(outcome.files).toBeGreaterThan(2);
  expect(outcome.bytes).toBeGreaterThan(10_000);
  await page.close();
});

test("exports a dossier that independent tools and our verifier accept", async () => {
  const { files, fingerprint } = await exportMission(driver, MISSION);
  expect(files).toHaveLength(1);
  const [zip = ""] = files;
  const root = await judgeDossier(zip, harness.folder);
  const sums = await readFile(join(root, "SHA256SUMS"));
  expect(createHash("sha256").update(sums).digest("hex")).toBe(fingerprint);
  await verifyDossier(zip);
});
