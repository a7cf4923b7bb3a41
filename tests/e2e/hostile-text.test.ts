import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type BrowserDriver,
  captureInPopup,
  exportMission,
  openMission,
  waitForElement,
} from "../../scripts/driver/index.ts";
import { type Harness, startHarness } from "./support/harness.ts";
import { judgeDossier, verifyDossier } from "./support/judges.ts";

const TITLES = [
  '<img src=x onerror="document.documentElement.dataset.pwned=1">',
  "=cmd|' /C calc'!A1",
  "../../../etc/passwd",
  "\u202egpj.exe\u202c invoice",
  "x".repeat(10_000),
  "😀 émoji Ω \u0000\u0007",
  '"><script>document.documentElement.dataset.pwned=1</script>',
];
const MISSION = '<b onclick="x">Mission</b> =1+1 ../.. \u202e';

let harness: Harness;
let driver: BrowserDriver;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
});
afterAll(() => harness.end());

test("hostile titles are captured like any other", async () => {
  for (const title of TITLES) {
    const page = await driver.openPage(`${harness.origin}/titled?title=${encodeURIComponent(title)}`);
    const outcome = await captureInPopup(driver, page, {
      mission: MISSION,
      scope: "visible",
      note: title.slice(0, 200),
    });
    expect(outcome).toMatchObject({ state: "complete", error: "" });
    await page.close();
  }
});

test("the desk shows them as text, and nothing runs", async () => {
  const desk = await openMission(driver, MISSION);
  await desk.waitFor(
    (count) => document.querySelectorAll('[data-testid="capture-row"]').length === count,
    TITLES.length,
  );
  const seen = await desk.evaluate(() => ({
    pwned: document.documentElement.dataset.pwned ?? null,
    injected: document.querySelectorAll("img[src=x], #root script, b[onclick]").length,
    text: document.body.textContent,
    overflow: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  }));
  expect(seen).toMatchObject({ pwned: null, injected: 0, overflow: false });
  expect(seen.text).toContain("<img src=x onerror=");
  expect(seen.text).toContain("=cmd|");
  await desk.close();
});

test("the dossier's names, tables and pages are inert", async () => {
  const { files } = await exportMission(driver, MISSION);
  const [zip = ""] = files;
  expect(basename(zip)).toMatch(/^dossier-[a-z0-9-]+\.zip$/);
  const root = await judgeDossier(zip, harness.folder);
  await verifyDossier(zip);
  const names = (await readdir(root, { recursive: true })).flatMap((path) => path.split("/"));
  for (const name of names) expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/);

  const csv = await readFile(join(root, "bordereau-de-pieces.csv"), "utf8");
  // a spreadsheet takes a cell that begins so for a formula
  expect(csv).not.toMatch(/(^|;|\n)"?[=+\-@\t\r]/);
  for (const name of ["bordereau-de-pieces.html", "LISEZ-MOI.html"]) {
    const page = await driver.openPage(`file://${join(root, name)}`);
    await waitForElement(page, "h1");
    const found = await page.evaluate(() => ({
      pwned: document.documentElement.dataset.pwned ?? null,
      active: document.querySelectorAll("script, img[src=x], [onclick], [onerror], a[href^='javascript:']").length,
    }));
    expect(found).toEqual({ pwned: null, active: 0 });
    await page.close();
  }
});
