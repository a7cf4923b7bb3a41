import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type BrowserDriver,
  captureInPopup,
  captureOutcome,
  openPopup,
  type PageHandle,
  POPUP,
  startCapture,
} from "../../scripts/driver/index.ts";
import type { CaptureDetail } from "../../utils/messages/protocol.ts";
import { request } from "./support/background.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";

const MISSION = "Difficult pages";

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  desk = await driver.openExtensionPage("options.html");
});
afterAll(() => harness.end());

async function capture(url: string): Promise<{ state: string; error: string; detail: CaptureDetail | null }> {
  const page = await driver.openPage(url);
  const { state, error, captureId } = await captureInPopup(driver, page, { mission: MISSION });
  const detail = captureId ? await request(desk, "captures.get", { captureId }) : null;
  await page.close();
  return { state, error, detail };
}

function roles(detail: CaptureDetail | null): string[] {
  return (detail?.capture.artifacts ?? []).map(({ role }) => role);
}

function failures(detail: CaptureDetail | null): (string | undefined)[] {
  return (detail?.record?.steps ?? []).flatMap(({ name, outcome, reason }) =>
    outcome === "failed" ? [`${name} ${reason?.code}`] : [],
  );
}

test("a page of the browser itself is kept as a picture and marked partial", async () => {
  const { state, detail } = await capture(BROWSER === "chromium" ? "chrome://version/" : "about:license");
  expect(state).toBe("partial");
  expect(roles(detail)).toEqual(["visible-screenshot"]);
  expect(failures(detail)).toEqual(["page-information page-protected"]);
});

test("a PDF is kept with the file itself where the browser lets us, as a picture elsewhere", async () => {
  const { state, detail } = await capture(`${harness.origin}/document.pdf`);
  if (BROWSER === "chromium") {
    expect(state).toBe("complete");
    const original = detail?.capture.artifacts.find(({ role }) => role === "original");
    expect(original).toMatchObject({ fileName: "original.pdf", mediaType: "application/pdf" });
    expect(roles(detail)).not.toContain("page");
  } else {
    expect(state).toBe("partial");
    expect(roles(detail)).toEqual(["visible-screenshot"]);
  }
});

test("two hundred frames are all in the saved page", async () => {
  const { state, detail } = await capture(`${harness.origin}/frames?count=200`);
  expect(state).toBe("complete");
  expect(detail?.record?.missing).toEqual([]);
  const page = detail?.capture.artifacts.find(({ role }) => role === "page");
  expect(page?.sizeBytes).toBeGreaterThan(200 * 300);
});

test("60,000 px are all in the pictures, none beyond what viewers show", async () => {
  const { state, detail } = await capture(`${harness.origin}/tall?height=60000`);
  expect(state).toBe("complete");
  const pictures = detail?.capture.artifacts.filter(({ role }) => role === "full-page-screenshot") ?? [];
  expect(pictures.map(({ fileName }) => fileName)).toEqual(["page-entiere-1.png", "page-entiere-2.png"]);
});

test("a page taller than the limit is cut there and marked partial", async () => {
  const settings = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...settings, maxPageHeightPx: 3_000 });
  const { state, detail } = await capture(`${harness.origin}/tall?height=9000`);
  await request(desk, "settings.set", settings);
  expect(state).toBe("partial");
  expect(detail?.record?.missing).toEqual([expect.objectContaining({ what: "screenshot-area" })]);
});

test("a page that goes away in the middle gives a partial capture of what was there, or a clear error", async () => {
  const page = await driver.openPage(`${harness.origin}/leaving`);
  const popup = await openPopup(driver, page);
  await startCapture(popup, { mission: MISSION });
  await popup.waitFor((cancel) => document.querySelector(cancel) !== null, POPUP.cancel);
  await page.evaluate(() => setTimeout("leave()", 0));
  const { state, error, captureId } = await captureOutcome(popup);
  if (state === "failed") expect(error).not.toBe("");
  else {
    expect(state).toBe("partial");
    const { record } = await request(desk, "captures.get", { captureId });
    expect(record?.page?.finalUrl).toBe(`${harness.origin}/leaving`);
    expect(record?.steps.some(({ reason }) => reason?.code === "page-changed")).toBe(true);
  }
  await popup.close();
  await page.close();
});

test("a page whose script never yields does not hang the capture", async () => {
  const page = await driver.openPage(`${harness.origin}/titled?title=Busy`);
  const popup = await openPopup(driver, page);
  await page.evaluate(() => setTimeout("const end = Date.now() + 40000; while (Date.now() < end);", 0));
  await startCapture(popup, { mission: MISSION });
  const { state, error } = await captureOutcome(popup);
  expect(["partial", "failed"]).toContain(state);
  if (state === "failed") expect(error).not.toBe("");
  await popup.close();
});

test("a tab that is not in front, or was discarded, is refused with a reason", async () => {
  const page = await driver.openPage(`${harness.origin}/titled?title=Behind`);
  const tabId = await driver.backgroundEvaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id ?? -1;
  });
  await desk.activate();
  const missions = await request(desk, "missions.list", {});
  const order = { missionId: missions[0]?.mission.id ?? "", kind: "page", note: "", scope: "page" } as const;
  const outcomeOf = async (tab: number) => {
    const { attemptId } = await request(desk, "captures.start", { ...order, tabId: tab });
    for (;;) {
      const attempt = (await request(desk, "captures.attempts", {})).find((each) => each.attemptId === attemptId);
      if (attempt && attempt.state !== "running") return attempt.error?.code;
    }
  };
  expect(await outcomeOf(tabId)).toBe("tab-not-visible");
  const discardedId = await driver.backgroundEvaluate(async (id) => {
    const tab = await chrome.tabs.discard(id);
    return tab?.id ?? id;
  }, tabId);
  expect(await outcomeOf(discardedId)).toBe("tab-discarded");
  expect(await outcomeOf(999_999_999)).toBe("tab-missing");
  await page.close().catch(() => undefined);
});

test("a page of a host without https, where scripts have less to work with, is captured whole", async () => {
  const host = "client.example";
  const port = Number(new URL(harness.origin).port);
  const plain = await harness.launch({ hostMap: { [host]: port } });
  const page = await plain.openPage(`http://${host}/titled?title=Plain`);
  expect(await page.evaluate(() => isSecureContext)).toBe(false);
  const { state, captureId } = await captureInPopup(plain, page, { mission: MISSION });
  expect(state).toBe("complete");
  const itsDesk = await plain.openExtensionPage("options.html");
  const detail = await request(itsDesk, "captures.get", { captureId: captureId ?? "" });
  expect(failures(detail)).toEqual([]);
  expect(roles(detail)).toEqual(expect.arrayContaining(["visible-screenshot", "page", "text", "text-layer"]));
  await plain.close();
});
