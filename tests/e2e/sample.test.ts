import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type BrowserDriver,
  DESK,
  exportMission,
  type PageHandle,
  waitForElement,
} from "../../scripts/driver/index.ts";
import { PdfJudge } from "../support/pdf-judges.ts";
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

test("it exports like any other mission, with copies and index that a lawyer can read", async () => {
  await desk.goto(`${driver.extensionOrigin}/options.html#/missions`);
  await waitForElement(desk, DESK.missionRow);
  const [summary] = await request(desk, "missions.list", {});
  const { files } = await exportMission(driver, summary?.mission.title ?? "");
  expect(files).toHaveLength(1);
  const [zip = ""] = files;
  const root = await judgeDossier(zip, harness.folder);
  await verifyDossier(zip);

  const folders = await readdir(join(root, "pieces"));
  expect(folders).toHaveLength(CAPTURES);
  const copies = folders.map((folder) => join(root, "pieces", folder, `${folder.slice(0, "piece-001".length)}.pdf`));
  for (const path of [...copies, join(root, "bordereau-de-pieces.pdf"), join(root, "liasse-de-pieces.pdf")]) {
    const judge = PdfJudge.at(path);
    await judge.check();
    for (const font of await judge.fonts()) expect(font, path).toMatchObject({ embedded: true });
  }
  const index = await PdfJudge.at(join(root, "bordereau-de-pieces.pdf")).text();
  expect(index).toContain("Version 1");
  expect(index).toMatch(/14 +Vase Onde, verre soufflé bleu/);
  const vase = await PdfJudge.at(copies[13] ?? "").text();
  // of the page's picture, of a script that no font of ours has, and of the record
  for (const words of ["Soufflé à la volée", "とても美しい花瓶", "Fiche technique"]) expect(vase).toContain(words);
});

test("numbers that were exported stay when captures are added, and the next index says what is new", async () => {
  const [summary] = await request(desk, "missions.list", {});
  const missionId = summary?.mission.id ?? "";
  const before = await request(desk, "exhibits.numbers", { missionId });
  expect(before).toMatchObject({ version: 1, withdrawn: [] });
  expect(before.exhibits.every(({ frozen }) => frozen)).toBe(true);
  const note = { missionId, kind: "meeting", text: "Appel", datedAt: "2020-01-01T09:00:00.000Z" } as const;
  await request(desk, "notes.create", { ...note, title: "Premier contact" });
  await request(desk, "notes.create", { ...note, title: "Second contact", datedAt: "2020-01-02T09:00:00.000Z" });

  await desk.goto(`${driver.extensionOrigin}/options.html#/missions/${missionId}/exhibits`);
  await desk.waitFor(() => document.querySelectorAll("[data-testid=exhibit-row][data-frozen=false]").length === 2);
  const titles = () =>
    desk.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-testid=exhibit-row][data-frozen=false]")].map(
        (row) => `${row.dataset.number} ${row.querySelector("a")?.textContent}`,
      ),
    );
  expect(await titles()).toEqual([`${CAPTURES + 1} Premier contact`, `${CAPTURES + 2} Second contact`]);
  await desk.click("[data-testid=exhibit-row][data-frozen=false] [data-testid=exhibit-down]:not([disabled])");
  await desk.waitFor(() =>
    /Second/.test(document.querySelector("[data-testid=exhibit-row][data-frozen=false]")?.textContent ?? ""),
  );

  const { files } = await exportMission(driver, summary?.mission.title ?? "");
  const root = await judgeDossier(files[0] ?? "", harness.folder);
  await verifyDossier(files[0] ?? "");
  const index = await PdfJudge.at(join(root, "bordereau-de-pieces.pdf")).text();
  expect(index).toContain("Version 2");
  expect(index).toContain(`Pièces ajoutées : ${CAPTURES + 1}–${CAPTURES + 2}`);
  expect(index).toMatch(/14 +Vase Onde/);
  expect(index).toMatch(new RegExp(`${CAPTURES + 1} +Second contact`));
});
