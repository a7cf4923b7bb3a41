import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDriver, exportMission, type PageHandle, waitForElement } from "../../scripts/driver/index.ts";
import { PdfJudge } from "../support/pdf-judges.ts";
import { missionNamed, request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";
import { judgeDossier, verifyDossier } from "./support/judges.ts";

const MISSION = "Rapport";
const EDITOR = ".ProseMirror";
/** What a killed browser may cost at most. */
const MAX_LOST_MS = 2_000;

let harness: Harness;
let driver: BrowserDriver;
let profileDir: string;

beforeAll(async () => {
  harness = await startHarness();
  profileDir = await mkdtemp(join(harness.folder, "profile-"));
  driver = await harness.launch({ profileDir });
});

afterAll(() => harness.end());

async function openReport(): Promise<PageHandle> {
  const desk = await driver.openExtensionPage("options.html");
  const missionId = await missionNamed(desk, MISSION);
  await desk.goto(`${driver.extensionOrigin}/options.html#/missions/${missionId}/report`);
  await waitForElement(desk, EDITOR);
  return desk;
}

/** Puts the caret behind the first paragraph and types. */
function type(desk: PageHandle, text: string): Promise<void> {
  return desk.evaluate(
    ({ editor, words }) => {
      const paragraph = document.querySelector(`${editor} p`);
      if (!paragraph) throw new Error("no paragraph");
      document.querySelector<HTMLElement>(editor)?.focus();
      getSelection()?.selectAllChildren(paragraph);
      getSelection()?.collapseToEnd();
      document.execCommand("insertText", false, words);
    },
    { editor: EDITOR, words: text },
  );
}

const saved = (desk: PageHandle) =>
  desk.waitFor(() => document.querySelector<HTMLElement>("[data-testid=report-save-state]")?.dataset.state === "saved");

async function seal(desk: PageHandle, versions: number): Promise<void> {
  await desk.click({ testId: "report-seal" });
  await desk.waitFor((count) => document.querySelectorAll("[data-testid=report-version]").length === count, versions, {
    timeoutMs: 60_000,
    label: `version ${versions}`,
  });
}

test("references to exhibits follow their numbers until these are fixed", async () => {
  const desk = await openReport();
  const missionId = await missionNamed(desk, MISSION);
  const note = { missionId, kind: "meeting", text: "Appel" } as const;
  await request(desk, "notes.create", { ...note, title: "Premier", datedAt: "2026-01-01T09:00:00.000Z" });
  await request(desk, "notes.create", { ...note, title: "Second", datedAt: "2026-01-02T09:00:00.000Z" });
  // prefilled anew, as nothing was saved
  await desk.close();
  const again = await openReport();
  const rows = () =>
    again.evaluate(() =>
      [...document.querySelectorAll(".ProseMirror tr")].flatMap((row) => {
        const number = /\d+/.exec(row.querySelector("[data-testid=report-exhibit]")?.textContent ?? "")?.[0];
        const title = /Premier|Second/.exec(row.textContent ?? "")?.[0];
        return title === undefined ? [] : [`${number} ${title}`];
      }),
    );
  await again.waitFor(() => document.querySelectorAll("[data-testid=report-exhibit]").length > 0);
  expect(await rows()).toEqual(["1 Premier", "2 Second"]);
  const { exhibits } = await request(again, "exhibits.numbers", { missionId });
  const captureIds = exhibits.map(({ captureId }) => captureId).reverse();
  await request(again, "exhibits.order", { missionId, captureIds });
  await again.waitFor(() =>
    [...document.querySelectorAll(".ProseMirror tr")].some(
      (row) =>
        /Premier/.test(row.textContent ?? "") &&
        /2/.test(row.querySelector("[data-testid=report-exhibit]")?.textContent ?? ""),
    ),
  );
  expect(await rows()).toEqual(["2 Premier", "1 Second"]);
  await again.close();
});

test("versions are sealed, each with its place in the journal, and the dossier has the report", async () => {
  const desk = await openReport();
  await type(desk, " Première rédaction.");
  await saved(desk);
  await seal(desk, 1);
  await type(desk, " Seconde rédaction.");
  await saved(desk);
  await seal(desk, 2);
  const missionId = await missionNamed(desk, MISSION);
  const captures = await request(desk, "captures.list", { missionId });
  expect(captures.filter(({ kind }) => kind === "report")).toHaveLength(2);
  expect(await request(desk, "journal.check", {})).toMatchObject({ brokenAt: null });
  const { versions } = await request(desk, "report.get", { missionId });
  expect(new Set(versions.map(({ sha256 }) => sha256)).size).toBe(2);
  await desk.close();

  const [zip = ""] = (await exportMission(driver, MISSION)).files;
  const root = await judgeDossier(zip, harness.folder);
  await verifyDossier(zip);
  const judge = PdfJudge.at(join(root, "rapport-de-mission.pdf"));
  await judge.check();
  const text = await judge.text();
  for (const words of ["Première rédaction. Seconde rédaction.", "Version 2", "Sommaire"])
    expect(text).toContain(words);
});

test("a killed browser costs at most two seconds of typing", async () => {
  const desk = await openReport();
  const typed = await desk.evaluate(async (editor) => {
    const paragraph = document.querySelector(`${editor} p`);
    if (!paragraph) throw new Error("no paragraph");
    document.querySelector<HTMLElement>(editor)?.focus();
    const words: { word: string; at: number }[] = [];
    // without a pause long enough for a save to wait for
    for (let number = 0; number < 50; number++) {
      getSelection()?.selectAllChildren(paragraph);
      getSelection()?.collapseToEnd();
      const word = `mot${number}fin`;
      document.execCommand("insertText", false, ` ${word}`);
      words.push({ word, at: Date.now() });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return words;
  }, EDITOR);
  await driver.kill();
  const killedAt = Date.now();

  driver = await harness.launch({ profileDir });
  const page = await driver.openExtensionPage("options.html");
  const report = await request(page, "report.get", { missionId: await missionNamed(page, MISSION) });
  const text = JSON.stringify(report.document);
  const lost = typed.filter(({ word }) => !text.includes(word));
  for (const { at } of lost) expect(killedAt - at).toBeLessThanOrEqual(MAX_LOST_MS);
  // saves went on while it was typed
  expect(lost.length).toBeLessThan(typed.length);
});
