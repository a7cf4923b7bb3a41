import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type BrowserDriver,
  captureInPopup,
  exportMission,
  type PageHandle,
  waitForElement,
} from "../../scripts/driver/index.ts";
import { missionNamed, request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";
import { judgeDossier, verifyDossier } from "./support/judges.ts";

const run = promisify(execFile);
const SECRET = "zephyr-4471";

let harness: Harness;
let driver: BrowserDriver;
beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
});
afterAll(() => harness.end());

interface ShownEntry {
  readonly type: string;
  readonly sequence: number;
  readonly text: string;
  readonly hashes: readonly string[];
}

/** Runs in the desk: the timeline as it is shown; null until it has so many entries. */
const shownEntries = (count: number): ShownEntry[] | null => {
  const items = [...document.querySelectorAll<HTMLElement>('[data-testid="history-entry"]')];
  if (items.length !== count) return null;
  return items.map((item) => ({
    type: item.dataset.type ?? "",
    sequence: Number(item.dataset.sequence),
    text: item.textContent ?? "",
    hashes: [...item.querySelectorAll("code")].map((code) => code.textContent ?? ""),
  }));
};

async function openCapture(missionId: string, captureId: string): Promise<PageHandle> {
  const page = await driver.openExtensionPage(`options.html#/missions/${missionId}/captures/${captureId}`);
  await page.click({ testId: "preview-tab-history" });
  return page;
}

test("a capture that was annotated, moved and erased: each is shown as the journal has it, the dossier holds", async () => {
  const page = await driver.openPage(`${harness.origin}/titled?title=${SECRET}`);
  const { captureId } = await captureInPopup(driver, page, { mission: "First" });
  await page.goto(`${harness.origin}/titled?title=Another`);
  await captureInPopup(driver, page, { mission: "Second" });
  await page.close();
  const setup = await driver.openExtensionPage("options.html");
  const [first, second] = [await missionNamed(setup, "First"), await missionNamed(setup, "Second")];
  await request(setup, "captures.annotate", { captureId, title: `T ${SECRET}`, note: `N ${SECRET}`, kind: "page" });
  await request(setup, "captures.move", { captureId, missionId: second });
  const journal = await request(setup, "captures.history", { captureId });
  const before = await request(setup, "captures.get", { captureId });

  const view = await openCapture(second, captureId);
  const shown = await view.waitFor(shownEntries, 3);
  expect(shown?.map(({ type, sequence }) => [type, sequence])).toEqual(
    journal.map(({ sequence, body }) => [body?.event.type, sequence]),
  );
  const [created, annotated, moved] = journal.map(({ body }) => body?.event);
  if (created?.type !== "capture-created" || annotated?.type !== "capture-annotated") throw new Error("wrong events");
  expect(moved).toMatchObject({ type: "capture-moved", fromMissionId: first, missionId: second });
  const seal = (index: number) => [journal[index]?.hash, journal[index]?.previousHash];
  expect(shown?.map(({ hashes }) => hashes)).toEqual([
    [created.recordSha256, ...seal(0)],
    [annotated.previousAnnotationSha256, annotated.annotationSha256, ...seal(1)],
    seal(2),
  ]);
  expect(shown?.[1]?.text).toContain("title and note");
  expect(shown?.[2]?.text).toMatch(/First.+Second/);
  await view.close();

  await request(setup, "captures.erase", { captureId });
  const tombstone = await openCapture(second, captureId);
  const after = await tombstone.waitFor(shownEntries, 4);
  expect(after?.[3]).toMatchObject({ type: "capture-erased", hashes: expect.arrayContaining([created.recordSha256]) });
  await waitForElement(tombstone, '[data-testid="history-left"] [data-state="holds"]');
  const left = await tombstone.evaluate(() => document.querySelector('[data-testid="history-left"]')?.textContent);
  for (const { sha256 } of before.capture.artifacts) expect(left).toContain(sha256);
  expect(await tombstone.evaluate(() => document.body.textContent)).not.toContain(SECRET);
  await tombstone.close();

  const { files } = await exportMission(driver, "Second");
  await verifyDossier(files[0] ?? "");
  const root = await judgeDossier(files[0] ?? "", harness.folder);
  // grep ends with 1 where nothing is found
  await expect(run("grep", ["-r", "-l", "-a", SECRET, root])).rejects.toMatchObject({ code: 1 });
  const erased = JSON.parse((await run("cat", [`${root}/manifest.json`])).stdout) as { erased: unknown[] };
  expect(erased.erased).toMatchObject([{ captureId }]);
  await setup.close();
});

test("the timeline needs no sideways scrolling on a narrow screen", async () => {
  const page = await driver.openPage(`${harness.origin}/titled?title=Narrow`);
  const { captureId } = await captureInPopup(driver, page, { mission: "Narrow" });
  const setup = await driver.openExtensionPage("options.html");
  const view = await openCapture(await missionNamed(setup, "Narrow"), captureId);
  await view.waitFor(shownEntries, 1);
  await view.setViewport({ width: 360, height: 740 });
  expect(await view.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await view.close();
  await setup.close();
});
