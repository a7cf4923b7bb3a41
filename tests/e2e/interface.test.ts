import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type BrowserDriver,
  captureInPopup,
  captureOutcome,
  DESK,
  openMission,
  openPopup,
  POPUP,
  startCapture,
  waitForElement,
} from "../../scripts/driver/index.ts";
import { axeFindings } from "./support/axe.ts";
import { missionNamed } from "./support/background.ts";
import { dropOnDesk } from "./support/drop.ts";
import { BROWSER, type Harness, ROOT, startHarness } from "./support/harness.ts";

const MISSION = "Accessible";
/** Sides of a mission beside its captures, each with what shows that it is there. */
const PARTS = {
  exhibits: '[data-testid="exhibit-row"]',
  report: ".ProseMirror",
  guidance: '[data-testid="guidance-panel"] button',
};
const OFFER = '[data-testid="complete-copies-offer"]';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.end());

// Debian's Firefox speaks French only with a language pack of its own
const LANGUAGES = BROWSER === "chromium" ? (["en", "fr"] as const) : (["en"] as const);
const VARIANTS = LANGUAGES.flatMap((language) => (["light", "dark"] as const).map((scheme) => ({ language, scheme })));

describe.each(VARIANTS)("in $language and $scheme", ({ language, scheme }) => {
  let driver: BrowserDriver;

  beforeAll(async () => {
    driver = await harness.launch({ language, colorScheme: scheme });
  });
  afterAll(() => driver.close());

  test("axe finds nothing in the popup, before, during and after a capture", async () => {
    const page = await driver.openPage(`${harness.origin}/tall?height=3000`);
    const first = await openPopup(driver, page);
    expect(await first.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(
      await first.evaluate((dark) => matchMedia("(prefers-color-scheme: dark)").matches === dark, scheme === "dark"),
    ).toBe(true);
    expect(await axeFindings(first)).toEqual([]);
    await startCapture(first, { mission: MISSION });
    await waitForElement(first, POPUP.cancel);
    expect(await axeFindings(first)).toEqual([]);
    expect(await captureOutcome(first)).toMatchObject({ state: "complete" });
    expect(await axeFindings(first)).toEqual([]);
    await first.close();
    const later = await openPopup(driver, page);
    await waitForElement(later, POPUP.untilInput);
    expect(await axeFindings(later)).toEqual([]);
    await later.close();
    await page.close();
  });

  test("axe finds nothing where complete copies are offered", async () => {
    const other = harness.origin.replace("127.0.0.1", "localhost");
    const src = encodeURIComponent(`${other}/frame?n=3`);
    const page = await driver.openPage(`${harness.origin}/embedding?src=${src}`);
    const popup = await openPopup(driver, page);
    await startCapture(popup, { mission: "Embedding" });
    await captureOutcome(popup);
    await waitForElement(popup, OFFER);
    expect(await axeFindings(popup)).toEqual([]);
    await popup.close();
    await page.close();
    const desk = await openMission(driver, "Embedding");
    await desk.click({ testId: "capture-open" });
    await waitForElement(desk, OFFER);
    expect(await axeFindings(desk)).toEqual([]);
    await desk.close();
  });

  test("axe finds nothing in the desk", async () => {
    const desk = await openMission(driver, MISSION);
    await waitForElement(desk, DESK.captureRow);
    expect(await axeFindings(desk)).toEqual([]);
    await desk.click(DESK.exportOpen);
    expect(await axeFindings(desk)).toEqual([]);
    await desk.click('[data-testid="export-options"] summary');
    for (const [part, ready] of Object.entries(PARTS)) {
      await desk.click({ testId: `mission-part-${part}` });
      await waitForElement(desk, ready);
      expect([part, await axeFindings(desk)]).toEqual([part, []]);
    }
    await desk.click({ testId: "mission-part-captures" });
    await desk.click({ testId: "note-new" });
    await waitForElement(desk, '[data-testid="note-text"]');
    expect(await axeFindings(desk)).toEqual([]);
    await desk.press("Escape");
    await desk.click({ testId: "capture-open" });
    for (const tab of ["compare", "screenshot", "page", "text", "record", "files", "history"]) {
      await desk.click({ testId: `preview-tab-${tab}` });
      expect([tab, await axeFindings(desk)]).toEqual([tab, []]);
    }
    await desk.click({ testId: "preview-tab-compare" });
    await desk.click('[data-testid="compare-view"] label[for$="differences"]');
    await waitForElement(desk, '[data-testid="difference-map"]');
    expect(await axeFindings(desk)).toEqual([]);
    for (const route of ["#/missions", "#/settings", "#/nowhere"]) {
      await desk.evaluate((hash) => {
        location.hash = hash;
      }, route);
      await waitForElement(desk, "h1");
      expect([route, await axeFindings(desk)]).toEqual([route, []]);
    }
    await desk.close();
  });

  test("axe finds nothing in a message, signed, changed, malformed or with formatted text", async () => {
    const desk = await driver.openExtensionPage("options.html");
    const missionId = await missionNamed(desk, "Messages");
    const files = ["attachments.eml", "malformed-truncated.eml", "outlook.msg"].map((name) => ({
      name,
      bytes: readFileSync(join(ROOT, "tests/fixtures/mail", name)),
    }));
    const captures = await dropOnDesk(desk, driver, missionId, files);
    for (const { id, title } of captures) {
      await desk.goto(`${driver.extensionOrigin}/options.html#/missions/${missionId}/captures/${id}`);
      await waitForElement(desk, '[data-testid="mail-message"]');
      await desk.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      expect([title, await axeFindings(desk)]).toEqual([title, []]);
    }
    await desk.close();
  });
});

test("axe finds what is wrong on a page that has something wrong", async () => {
  const driver = await harness.launch();
  const desk = await driver.openExtensionPage("options.html");
  await waitForElement(desk, "h1");
  await desk.evaluate(() => document.body.append(document.createElement("button"), document.createElement("img")));
  const rules = (await axeFindings(desk)).map((finding) => finding.split(":")[0]);
  expect(rules).toEqual(expect.arrayContaining(["button-name", "image-alt"]));
  await driver.close();
});

test("the desk needs no sideways scrolling on a narrow screen", async () => {
  const driver = await harness.launch();
  const page = await driver.openPage(`${harness.origin}/titled?title=${"Long".repeat(100)}`);
  await captureInPopup(driver, page, { mission: MISSION });
  const desk = await openMission(driver, MISSION);
  await desk.setViewport({ width: 360, height: 740 });
  for (const route of ["#/missions", "#/settings", null]) {
    if (route) {
      await desk.evaluate((hash) => {
        location.hash = hash;
      }, route);
      await waitForElement(desk, "h1");
    }
    expect(await desk.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
  await driver.close();
});
