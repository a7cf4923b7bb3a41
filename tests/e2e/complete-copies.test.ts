import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type BrowserDriver,
  captureOutcome,
  openPopup,
  type PageHandle,
  startCapture,
  waitForElement,
  waitForGone,
} from "../../scripts/driver/index.ts";
import { poll } from "../../scripts/driver/poll.ts";
import { request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";

const OFFER = '[data-testid="complete-copies-offer"]';
const SWITCH = '[data-testid="setting-complete-copies"]';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.end());

/** Captures a page with a frame of another site, and leaves the popup open. */
async function captureEmbedding(driver: BrowserDriver) {
  const other = harness.origin.replace("127.0.0.1", "localhost");
  const src = encodeURIComponent(`${other}/frame?n=3`);
  const page = await driver.openPage(`${harness.origin}/embedding?src=${src}`);
  const popup = await openPopup(driver, page);
  await startCapture(popup, { mission: "Complete copies" });
  const outcome = await captureOutcome(popup);
  await waitForElement(popup, '[data-testid="fidelity"]');
  return { page, popup, outcome };
}

const isThere = (page: PageHandle, selector: string) =>
  page.evaluate((wanted) => document.querySelector(wanted) !== null, selector);

const settingShows = async (driver: BrowserDriver, on: boolean) => {
  const settings = await driver.openExtensionPage("options.html#/settings");
  const expected = { selector: SWITCH, on };
  await settings.waitFor((wanted) => {
    const input = document.querySelector<HTMLInputElement>(wanted.selector);
    return input !== null && !input.disabled && input.checked === wanted.on;
  }, expected);
  await settings.close();
};

describe("without the permission", () => {
  test("complete copies are offered where something is missing, until they are refused once", async () => {
    const driver = await harness.launch();
    await settingShows(driver, false);
    const { page, popup, outcome } = await captureEmbedding(driver);
    await waitForElement(popup, OFFER);
    await popup.close();
    const address = await (async () => {
      const desk = await driver.openExtensionPage("options.html");
      const { capture } = await request(desk, "captures.get", { captureId: outcome.captureId });
      await desk.close();
      return `options.html#/missions/${capture.missionId}/captures/${capture.id}`;
    })();
    const desk = await driver.openExtensionPage(address);
    await waitForElement(desk, `${OFFER} [data-testid="complete-copies-ask"]`);
    await desk.click({ testId: "complete-copies-dismiss" });
    await waitForGone(desk, OFFER);
    // the offer goes at once, the setting is written after it
    await poll(async () => !(await request(desk, "settings.get", {})).offerCompleteCopies, "the setting");
    await desk.close();
    await page.close();

    const later = await captureEmbedding(driver);
    expect(await isThere(later.popup, OFFER)).toBe(false);
    await driver.close();
  });
});

describe("with the permission", () => {
  test("nothing is offered, and the settings show it as granted", async () => {
    const driver = await harness.launch({ grantedHosts: ["<all_urls>"] });
    await settingShows(driver, true);
    const { popup } = await captureEmbedding(driver);
    expect(await isThere(popup, OFFER)).toBe(false);
    await driver.close();
  });
});
