import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDriver, type PageHandle, waitForElement } from "../../scripts/driver/index.ts";
import { originalOf } from "../fixtures/webmails/originals.ts";
import { artifactBytes, missionNamed, request } from "./support/background.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";
import { startWebmailServer, type WebmailServer } from "./support/webmail-server.ts";

const GMAIL = "https://mail.google.com/mail/u/0/#inbox/FMfcgzQXKhJlMnBv";
const SITES = ["https://mail.google.com", "https://mail-attachment.googleusercontent.com"];

let harness: Harness;
let server: WebmailServer;
let driver: BrowserDriver;
let desk: PageHandle;
let missionId: string;

beforeAll(async () => {
  harness = await startHarness();
  server = await startWebmailServer();
  driver = await harness.launch({ hostMap: server.hostMap, grantedHosts: SITES.map((site) => `${site}/*`) });
  desk = await driver.openExtensionPage("options.html#/settings");
  missionId = await missionNamed(desk, "Button");
});
afterAll(async () => {
  await harness.end();
  await server.close();
});

const buttons = (page: PageHandle) => page.evaluate(() => document.querySelectorAll("bordereau-mail-button").length);

test("the button is in no page until the user adds it", async () => {
  const before = await driver.openPage(GMAIL);
  expect(await buttons(before)).toBe(0);
  await desk.activate();
  await desk.click("[data-testid=mail-button-gmail]");
  // pages that are open already get it, too
  await before.waitFor(() => document.querySelector("bordereau-mail-button") !== null);
  const other = await driver.openPage("https://webmail.sogo.test/SOGo/so/camille/Mail/view#!/Mail/0/INBOX/7");
  expect(await buttons(other)).toBe(0);
  await other.close();
  await before.close();
});

test("a press keeps the message; a page cannot press it", async () => {
  const page = await driver.openPage(GMAIL);
  await waitForElement(page, "bordereau-mail-button");
  const at = await page.evaluate(() => {
    const button = document.querySelector("bordereau-mail-button") as HTMLElement;
    button.click();
    const { left, top, width, height } = button.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2, closed: button.shadowRoot === null };
  });
  expect(at.closed).toBe(true);
  await page.click("bordereau-mail-button");
  const captureId = await desk.waitFor(
    async (mission) => {
      const envelope = { request: "captures.list", payload: { missionId: mission } };
      const reply = (await (globalThis.browser ?? chrome).runtime.sendMessage(envelope)) as {
        answer: { id: string }[];
      };
      return reply.answer[0]?.id;
    },
    missionId,
    { timeoutMs: 60_000, label: "the capture" },
  );
  const { capture, record } = await request(desk, "captures.get", { captureId: captureId ?? "" });
  expect(await request(desk, "captures.list", { missionId })).toHaveLength(1);
  expect(record?.trigger).toBe("page-button");
  const mail = capture.artifacts.find(({ role }) => role === "mail");
  expect((await artifactBytes(desk, mail?.id ?? "")).equals(originalOf("gmail-1893d5a0b7c48001"))).toBe(true);
  // without a click on the toolbar no browser lets the window be photographed: what is missing is said
  expect(record?.outcome).toBe("partial");
  const photograph = record?.steps.find(({ name }) => name === "visible-screenshot");
  expect(photograph).toMatchObject({ outcome: "failed", reason: { code: "photograph-not-allowed" } });
  if (BROWSER === "chromium") expect(capture.artifacts.some(({ role }) => role === "rendering")).toBe(true);
  // the button is back, and was in no copy
  await waitForElement(page, "bordereau-mail-button");
  const copy = capture.artifacts.find(({ role }) => role === "page");
  expect((await artifactBytes(desk, copy?.id ?? "")).toString("utf8")).not.toContain("bordereau-mail-button");
  await page.close();
});

test("taken away, it is in no page that is opened from then on", async () => {
  await desk.activate();
  await desk.click("[data-testid=mail-button-gmail]");
  await desk.waitFor(
    async () => (await (globalThis.browser ?? chrome).scripting.getRegisteredContentScripts()).length === 0,
  );
  const page = await driver.openPage(GMAIL);
  expect(await buttons(page)).toBe(0);
  await page.close();
});
