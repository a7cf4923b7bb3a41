import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type BrowserDriver,
  captureInPopup,
  DESK,
  exportMission,
  openMission,
  openPopup,
  type PageHandle,
  POPUP,
  startCapture,
} from "../../scripts/driver/index.ts";
import { addRandomFiles, missionNamed, request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";
import { verifyDossier } from "./support/judges.ts";

const MISSION = "Interrupted";

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.end());

/** Begins a capture that takes long, and returns once it is being photographed from top to bottom. */
async function beginLongCapture(driver: BrowserDriver, height: number): Promise<void> {
  const page = await driver.openPage(`${harness.origin}/tall?height=${height}`);
  const popup = await openPopup(driver, page);
  await startCapture(popup, { mission: MISSION });
  await popup.waitFor((cancel) => document.querySelector(cancel) !== null, POPUP.cancel, {
    label: "a running capture",
  });
}

/** What must hold after any interruption: the finished capture is there, the other left nothing, the journal holds. */
async function expectOneWholeCapture(desk: PageHandle): Promise<void> {
  const missionId = await missionNamed(desk, MISSION);
  const captures = await request(desk, "captures.list", { missionId });
  expect(captures.map(({ outcome }) => outcome)).toEqual(["complete"]);
  const stored = await desk.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("bordereau");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const count = (store: string) =>
      new Promise<number>((resolve) => {
        const counting = database.transaction(store).objectStore(store).count();
        counting.onsuccess = () => resolve(counting.result);
      });
    const counts = { bytes: await count("artifactBytes"), thumbnails: await count("thumbnails") };
    database.close();
    return counts;
  });
  expect(stored).toEqual({ bytes: captures[0]?.artifacts.length, thumbnails: 1 });
  expect(await request(desk, "journal.check", {})).toMatchObject({ brokenAt: null });
  const { interrupted } = await request(desk, "storage.status", {});
  expect(interrupted).toHaveLength(1);
}

async function captureWhole(driver: BrowserDriver): Promise<void> {
  const page = await driver.openPage(`${harness.origin}/titled?title=Whole`);
  expect(await captureInPopup(driver, page, { mission: MISSION })).toMatchObject({ state: "complete" });
  await page.close();
}

describe("a capture", () => {
  test("of which the background is stopped leaves nothing, and is reported", async () => {
    const driver = await harness.launch();
    await captureWhole(driver);
    await beginLongCapture(driver, 110_000);
    await driver.stopBackground();
    const desk = await driver.openExtensionPage("options.html");
    await expectOneWholeCapture(desk);
    await desk.waitFor(() => document.querySelector('[data-testid="interrupted"]') !== null);
    await driver.close();
  });

  test("of which the browser is killed leaves nothing, and is reported", async () => {
    const profileDir = await mkdtemp(join(harness.folder, "profile-"));
    const driver = await harness.launch({ profileDir });
    await captureWhole(driver);
    await beginLongCapture(driver, 110_000);
    await driver.kill();
    const again = await harness.launch({ profileDir });
    await expectOneWholeCapture(await again.openExtensionPage("options.html"));
    await captureWhole(again);
    await again.close();
  });

  test("that is cancelled leaves nothing and the page as it was", async () => {
    const driver = await harness.launch();
    await captureWhole(driver);
    const page = await driver.openPage(`${harness.origin}/tall?height=110000`);
    await page.evaluate(() => scrollTo(0, 1_234));
    const popup = await openPopup(driver, page);
    await startCapture(popup, { mission: MISSION });
    await popup.click(POPUP.cancel);
    await popup.waitFor(
      (result) => document.querySelector(result)?.getAttribute("data-state") === "cancelled",
      POPUP.result,
    );
    await page.waitFor(() => scrollY === 1_234 && document.documentElement.getAttribute("style") === null);
    const desk = await driver.openExtensionPage("options.html");
    const captures = await request(desk, "captures.list", { missionId: await missionNamed(desk, MISSION) });
    expect(captures).toHaveLength(1);
    expect((await request(desk, "storage.status", {})).interrupted).toEqual([]);
    await driver.close();
  });
});

describe("an export", () => {
  async function withLargeMission(driver: BrowserDriver): Promise<PageHandle> {
    const setup = await driver.openExtensionPage("options.html");
    const missionId = await missionNamed(setup, MISSION);
    for (let batch = 0; batch < 3; batch++) await addRandomFiles(setup, missionId, 10, 4 * 1024 * 1024);
    await setup.close();
    return openMission(driver, MISSION);
  }

  async function beginExport(desk: PageHandle): Promise<void> {
    await desk.click(DESK.exportOpen);
    await desk.click(DESK.exportStart);
    await desk.waitFor(
      (progress) => document.querySelector(progress)?.getAttribute("data-phase") === "writing",
      DESK.exportProgress,
    );
  }

  /** Runs in the desk: whether no zip lies in the private file system any more. */
  const nothingExported = async () => {
    type Entries = AsyncIterable<[string, FileSystemDirectoryHandle]>;
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle("dossiers", { create: true });
    try {
      for await (const [, handle] of folder as unknown as Entries) {
        for await (const _file of handle as unknown as Entries) return false;
      }
      return true;
    } catch {
      // a folder that is being removed while it is read: look again
      return false;
    }
  };

  test("that is cancelled leaves no file and can be made again", async () => {
    const driver = await harness.launch();
    const desk = await withLargeMission(driver);
    await beginExport(desk);
    await desk.click(DESK.exportCancel);
    await desk.waitFor((progress) => document.querySelector(progress) === null, DESK.exportProgress);
    await desk.waitFor(nothingExported);
    await desk.close();
    const { files } = await exportMission(driver, MISSION);
    await verifyDossier(files[0] ?? "");
    await driver.close();
  });

  test("of which the browser is killed loses nothing and leaves no file", async () => {
    const profileDir = await mkdtemp(join(harness.folder, "profile-"));
    const driver = await harness.launch({ profileDir });
    await beginExport(await withLargeMission(driver));
    await driver.kill();
    const again = await harness.launch({ profileDir });
    const desk = await again.openExtensionPage("options.html");
    // the desk removes what the killed one left
    await desk.waitFor(nothingExported);
    const missionId = await missionNamed(desk, MISSION);
    expect(await request(desk, "captures.list", { missionId })).toHaveLength(30);
    // beginning, mission, key and files
    expect(await request(desk, "journal.check", {})).toMatchObject({ brokenAt: null, entries: 33 });
    await desk.close();
    const { files } = await exportMission(again, MISSION);
    await verifyDossier(files[0] ?? "");
    await again.close();
  });
});
