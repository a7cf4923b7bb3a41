import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, type PageHandle, waitForElement } from "../../scripts/driver/index.ts";
import { artifactBytes, request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  desk = await driver.openExtensionPage("options.html");
});
afterAll(() => harness.end());

/** Captures `/features`, and gives the saved page with the capture's own data. */
async function captureFeatures() {
  const page = await driver.openPage(`${harness.origin}/features`);
  await page.waitFor(() => document.documentElement.dataset.ready === "yes");
  const outcome = await captureInPopup(driver, page, { mission: "Saved page" });
  expect(outcome).toMatchObject({ state: "complete", error: "" });
  const { capture, record } = await request(desk, "captures.get", { captureId: outcome.captureId });
  const artifact = capture.artifacts.find(({ role }) => role === "page");
  const html = (await artifactBytes(desk, artifact?.id ?? "")).toString("utf8");
  await page.close();
  return { capture, record, html };
}

describe("the saved page", () => {
  test("shows what the live page showed, with no script and no request", async () => {
    const { html, record } = await captureFeatures();
    expect(html).not.toMatch(/<script|\son\w+=|javascript:|hunter2|https?:\/\/[^"]*\.png/i);
    const file = join(harness.folder, "saved.html");
    await writeFile(file, html);
    const saved = await driver.openPage(`file://${file}`);
    await waitForElement(saved, "h1");
    const found = await saved.evaluate(() => {
      const style = (selector: string, property: string) => {
        const element = document.querySelector(selector);
        return element ? getComputedStyle(element).getPropertyValue(property) : null;
      };
      const frame = document.querySelector("iframe");
      return {
        ran: document.documentElement.dataset.ran ?? null,
        requests: performance.getEntriesByType("resource").filter(({ name }) => /^https?:/.test(name)).length,
        sheet: style("#sheet", "color"),
        imported: style("#imported", "color"),
        inserted: style("#inserted", "color"),
        adopted: style("#adopted", "color"),
        imageWidth: document.querySelector("img")?.naturalWidth,
        background: style("#background", "background-image")?.startsWith('url("data:image/png'),
        typed: document.querySelector<HTMLInputElement>("#typed")?.value,
        checked: document.querySelector<HTMLInputElement>("#checked")?.checked,
        chosen: document.querySelector<HTMLSelectElement>("#chosen")?.value,
        area: document.querySelector<HTMLTextAreaElement>("#area")?.value,
        password: document.querySelector<HTMLInputElement>("#password")?.value,
        shadow: document.querySelector("#host")?.shadowRoot?.textContent?.trim(),
        canvas: style("#canvas", "background-image")?.startsWith('url("data:image/png'),
        frame: frame?.srcdoc.includes("Frame 7"),
        link: document.querySelector("a")?.getAttribute("href"),
        badLink: document.querySelector("#bad-link")?.getAttribute("href") ?? null,
      };
    });
    expect(found).toEqual({
      // a handler that survived would count here
      ran: null,
      requests: 0,
      sheet: "rgb(1, 2, 3)",
      imported: "rgb(4, 5, 6)",
      inserted: "rgb(7, 8, 9)",
      adopted: "rgb(10, 11, 12)",
      imageWidth: 128,
      background: true,
      typed: "typed by hand",
      checked: true,
      chosen: "two",
      area: "\nfirst line kept",
      password: "•••••••",
      shadow: "in the shadow",
      canvas: true,
      frame: true,
      link: `${harness.origin}/titled?title=x`,
      badLink: "#",
    });
    expect(record?.missing.map(({ what, url }) => [what, url])).toEqual([["image", `${harness.origin}/missing.png`]]);
    await saved.close();
  });

  test("is shown in the desk without running a script or sending a request", async () => {
    const { capture } = await captureFeatures();
    const before = harness.requestCount();
    const preview = await driver.openExtensionPage(
      `options.html#/missions/${capture.missionId}/captures/${capture.id}`,
    );
    await preview.click({ testId: "preview-tab-page" });
    await waitForElement(preview, '[data-testid="preview-page-frame"]');
    const frame = await preview.evaluate(async () => {
      const element = document.querySelector<HTMLIFrameElement>('[data-testid="preview-page-frame"]');
      return { sandbox: element?.getAttribute("sandbox"), readable: element?.contentDocument !== null };
    });
    expect(frame).toEqual({ sandbox: "", readable: false });
    expect(harness.requestCount()).toBe(before);
    await preview.close();
  });

  test("has the page's text and a filled record beside it", async () => {
    const { capture, record } = await captureFeatures();
    const text = capture.artifacts.find(({ role }) => role === "text");
    expect((await artifactBytes(desk, text?.id ?? "")).toString("utf8")).toContain("Every feature");
    expect(record).toMatchObject({
      page: { finalUrl: `${harness.origin}/features`, title: "Features", language: "fr", contentType: "text/html" },
      network: { serverIp: "not collected" },
      environment: { privateWindow: false, cookiesEnabled: true },
      trigger: "popup",
    });
    expect(record?.environment.browserVersion).toMatch(/^\d+/);
    expect(record?.environment.viewport).not.toBe("not collected");
  });
});
