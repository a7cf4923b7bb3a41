import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserDriver, exportMission, type PageHandle } from "../../scripts/driver/index.ts";
import { axeFindings } from "./support/axe.ts";
import { missionNamed } from "./support/background.ts";
import { chooseFiles } from "./support/choose-files.ts";
import { dropOnDesk } from "./support/drop.ts";
import { BROWSER, EXTENSION_DIR, type Harness, ROOT, startHarness } from "./support/harness.ts";
import { judgeDossier } from "./support/judges.ts";

const run = promisify(execFile);
const MISSION = "For the court";
const HOSTILE = "<img src=x onerror=document.title='taken'>.txt";

let harness: Harness;
let driver: BrowserDriver;
let zip: string;
let verifier: string;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch({ language: "en" });
  const desk = await driver.openExtensionPage("options.html");
  const missionId = await missionNamed(desk, MISSION);
  await dropOnDesk(desk, driver, missionId, [
    { name: "contract.pdf", bytes: Buffer.from("%PDF-1.4 contract") },
    { name: HOSTILE, bytes: Buffer.from("words") },
  ]);
  await desk.close();
  [zip = ""] = (await exportMission(driver, MISSION)).files;
  verifier = join(harness.folder, "verifier.html");
  await writeFile(verifier, await readFile(join(EXTENSION_DIR, "verifier.html")));
});

afterAll(() => harness.end());

const open = (from = driver) => from.openPage(pathToFileURL(verifier).href);

interface Outcome {
  readonly headline: string;
  readonly statements: readonly string[];
  readonly exhibits: readonly string[];
  /** Of the checks that did not pass, outcome and all of their words. */
  readonly open: Readonly<Record<string, string>>;
  readonly alert: string;
}

/** Waits for the verdict, or for the words that there is none. */
function outcomeOf(page: PageHandle): Promise<Outcome> {
  return page.waitFor(
    () => {
      const verdict = document.querySelector<HTMLElement>("[data-testid=verdict]");
      const alert = document.querySelector("[role=alert]")?.textContent ?? "";
      if (!verdict && alert === "") return null;
      const open = [...document.querySelectorAll<HTMLElement>("[data-check]")].filter(
        ({ dataset }) => dataset.outcome !== "passed",
      );
      return {
        headline: verdict?.dataset.headline ?? "",
        statements: [...document.querySelectorAll<HTMLElement>("[data-says]")].map(({ dataset }) => dataset.says ?? ""),
        exhibits: [...document.querySelectorAll("[data-testid=exhibits] tbody tr")].map((row) => row.textContent),
        open: Object.fromEntries(
          open.map((check) => [check.dataset.check ?? "", `${check.dataset.outcome} ${check.textContent}`]),
        ),
        alert,
      };
    },
    undefined,
    { timeoutMs: 60_000, label: "the verdict" },
  ) as Promise<Outcome>;
}

/** What the disk's folder has, as an input of folders gives it: Firefox's protocol takes no folders. */
async function chooseUnpacked(page: PageHandle, folder: string): Promise<void> {
  if (BROWSER === "chromium") return chooseFiles(page, BROWSER, "choose-folder", [folder]);
  const { stdout } = await run("find", [folder, "-type", "f", "-printf", "%P\n"]);
  const files = await Promise.all(
    stdout
      .trim()
      .split("\n")
      .map(async (path) => ({ path, base64: (await readFile(join(folder, path))).toString("base64") })),
  );
  await page.evaluate((all) => {
    const data = new DataTransfer();
    for (const { path, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      data.items.add(new File([bytes], path.slice(path.lastIndexOf("/") + 1)));
    }
    const input = document.querySelector<HTMLInputElement>("[data-testid=choose-folder]");
    if (!input) throw new Error("no input");
    input.files = data.files;
    for (const [index, { path }] of all.entries()) {
      Object.defineProperty(input.files[index], "webkitRelativePath", { value: `dossier/${path}` });
    }
    input.dispatchEvent(new Event("change"));
  }, files);
}

describe("opened from the disk", () => {
  test("says that a dossier is intact, and shows hostile text as text", async () => {
    const page = await open();
    expect(await axeFindings(page)).toEqual([]);
    await chooseFiles(page, BROWSER, "choose-zips", [zip]);
    const outcome = await outcomeOf(page);
    expect(outcome.headline).toBe("intact");
    expect(Object.entries(outcome.open).filter(([, words]) => words.startsWith("failed"))).toEqual([]);
    expect(outcome.statements.length).toBeGreaterThan(0);
    expect(await page.evaluate(() => [document.title, document.activeElement?.id])).toEqual([
      "Bordereau verifier",
      "headline",
    ]);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewport({ width: 320, height: 600 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await axeFindings(page)).toEqual([]);
    await page.close();
  });

  test("names the file that was changed", async () => {
    const bytes = await readFile(zip);
    const at = bytes.indexOf("%PDF-1.4 contract");
    bytes[at + 12] = (bytes[at + 12] ?? 0) ^ 1;
    const changed = join(harness.folder, "changed.zip");
    await writeFile(changed, bytes);
    const page = await open();
    await chooseFiles(page, BROWSER, "choose-zips", [changed]);
    const { headline, open: checks } = await outcomeOf(page);
    expect(headline).toBe("altered");
    expect(checks["hashes-match"]).toMatch(/^failed .*contract\.pdf/);
    expect(await axeFindings(page)).toEqual([]);
    await page.close();
  });

  test("takes the unpacked folder, and names what was changed in it", async () => {
    const folder = await judgeDossier(zip, harness.folder);
    const page = await open();
    await chooseUnpacked(page, folder);
    const intact = await outcomeOf(page);
    expect(intact.headline).toBe("intact");
    expect(intact.statements).toContain("unpacked");
    await page.click({ testId: "again" });
    const { stdout } = await run("find", [folder, "-name", "contract.pdf"]);
    await writeFile(stdout.trim(), "%PDF-1.4 c0ntract");
    await writeFile(join(folder, "more.txt"), "more");
    await chooseUnpacked(page, folder);
    const { headline, open: checks } = await outcomeOf(page);
    expect(headline).toBe("altered");
    expect(checks["hashes-match"]).toMatch(/^failed .*contract\.pdf/);
    expect(checks["nothing-added"]).toMatch(/^failed .*more\.txt/);
    await page.close();
  });

  test("has a sentence for what is no dossier, and for dossiers that are mixed", async () => {
    const text = join(harness.folder, "letter.zip");
    await writeFile(text, "Dear Sir");
    const page = await open();
    await chooseFiles(page, BROWSER, "choose-zips", [text]);
    expect((await outcomeOf(page)).headline).toBe("not-a-dossier");
    await page.click({ testId: "again" });
    await chooseFiles(page, BROWSER, "choose-zips", [zip, join(ROOT, "tests/formats/dossier-v2.zip")]);
    expect((await outcomeOf(page)).headline).toBe("mixed");
    await page.close();
  });

  test("verifies dossiers of every format before", async () => {
    const page = await open();
    for (const name of ["dossier-v1.zip", "dossier-v2.zip"]) {
      await chooseFiles(page, BROWSER, "choose-zips", [join(ROOT, "tests/formats", name)]);
      expect([name, await outcomeOf(page)]).toMatchObject([name, { headline: "intact", statements: ["no-witnesses"] }]);
      await page.click({ testId: "again" });
    }
    await page.close();
  });

  test("speaks both languages", async () => {
    const page = await open();
    await page.fill({ testId: "language" }, "fr");
    expect(await page.evaluate(() => [document.documentElement.lang, document.title])).toEqual([
      "fr",
      "Vérificateur Bordereau",
    ]);
    await chooseFiles(page, BROWSER, "choose-zips", [zip]);
    expect(await outcomeOf(page)).toMatchObject({ headline: "intact" });
    expect(await page.evaluate(() => document.querySelector("#headline")?.textContent)).toBe("Ce dossier est intact");
    await page.fill({ testId: "language" }, "en");
    expect(await page.evaluate(() => document.querySelector("#headline")?.textContent)).toBe("This dossier is intact");
    await page.close();
  });

  test("stops when it is told to", async () => {
    const page = await open();
    // faster than any mouse: the dossier is small
    await page.evaluate(() => {
      new MutationObserver(() => {
        document.querySelector<HTMLElement>("[data-testid=cancel]")?.click();
      }).observe(document.body, { childList: true });
    });
    await chooseFiles(page, BROWSER, "choose-zips", [zip]);
    expect((await outcomeOf(page)).alert).toMatch(/cancelled/);
    await page.close();
  });

  test("cannot reach the network, by any way, and tries none", async () => {
    const page = await open();
    await chooseFiles(page, BROWSER, "choose-zips", [zip]);
    await outcomeOf(page);
    expect(await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name))).toEqual([]);
    const before = harness.requestCount();
    const blocked = await page.evaluate(async (origin) => {
      const directives = new Set<string>();
      document.addEventListener("securitypolicyviolation", (event) => directives.add(event.effectiveDirective));
      const settled = [fetch(`${origin}/?fetch`, { mode: "no-cors" }).catch(() => "refused")];
      for (const tag of ["img", "iframe", "script", "audio"] as const) {
        const made = document.createElement(tag);
        made.src = `${origin}/?${tag}`;
        settled.push(new Promise((resolve) => made.addEventListener("error", () => resolve("refused"))));
        if (tag === "iframe") settled.pop();
        document.body.append(made);
      }
      navigator.sendBeacon(`${origin}/?beacon`, "x");
      const style = document.createElement("style");
      style.textContent = `body { background: url(${origin}/?style) }`;
      document.head.append(style);
      document.body.setAttribute("style", `background: url(${origin}/?attribute)`);
      const form = document.createElement("form");
      form.action = `${origin}/?form`;
      form.method = "post";
      document.body.append(form);
      try {
        form.submit();
      } catch {
        // Firefox says at once that the policy forbids it
      }
      const answers = await Promise.all(settled);
      const end = performance.now() + 5_000;
      while (!directives.has("form-action") && performance.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 20));
      return { answers, directives: [...directives].sort() };
    }, harness.origin);
    expect(new Set(blocked.answers)).toEqual(new Set(["refused"]));
    // Firefox does not always tell of a frame; the server would
    expect(blocked.directives).toEqual(
      expect.arrayContaining(["connect-src", "form-action", "img-src", "media-src", "script-src-elem"]),
    );
    expect(harness.requestCount()).toBe(before);
    // the server does count: what the policy does not cover reaches it
    await page.goto(`${harness.origin}/tall?height=300`);
    expect(harness.requestCount()).toBeGreaterThan(before);
    await page.close();
  });
});

describe("in the desk", () => {
  const PROBLEM = "[data-testid=verify-problem]";
  let desk: PageHandle;
  beforeAll(async () => {
    desk = await driver.openExtensionPage("options.html#/verify");
  });

  /** The words of the verdict, of each check, or of what went wrong. */
  const result = () =>
    desk.waitFor(
      (problem) => {
        const verdict = document.querySelector<HTMLElement>("[data-testid=verdict]");
        const words = document.querySelector(problem)?.textContent ?? "";
        if (!verdict && words === "") return null;
        const checks = [...document.querySelectorAll<HTMLElement>("[data-check]")];
        const failed = checks.filter(({ dataset }) => dataset.outcome === "failed");
        return {
          headline: verdict?.dataset.headline ?? "",
          failed: failed.map(({ dataset, textContent }) => `${dataset.check} ${textContent}`),
          problem: words,
        };
      },
      PROBLEM,
      { timeoutMs: 60_000, label: "the verdict" },
    );

  test("the same dossier is intact", async () => {
    expect(await axeFindings(desk)).toEqual([]);
    await chooseFiles(desk, BROWSER, "verify-zips", [zip]);
    expect(await result()).toEqual({ headline: "intact", failed: [], problem: "" });
    expect(await axeFindings(desk)).toEqual([]);
    await desk.click({ testId: "verify-again" });
  });

  test("a changed one is not, and the file is named", async () => {
    const bytes = await readFile(zip);
    const at = bytes.indexOf("%PDF-1.4 contract");
    bytes[at + 9] = (bytes[at + 9] ?? 0) ^ 1;
    await desk.evaluate((base64) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], "dossier.zip"));
      document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    }, bytes.toString("base64"));
    const { headline, failed } = (await result()) ?? {};
    expect(headline).toBe("altered");
    expect(failed?.find((words) => words.startsWith("hashes-match"))).toContain("contract.pdf");
    expect(await axeFindings(desk)).toEqual([]);
    await desk.click({ testId: "verify-again" });
  });

  test("a check can be cancelled, and what is no dossier has its sentence", async () => {
    await desk.evaluate(() => {
      new MutationObserver((_changes, observer) => {
        const button = document.querySelector<HTMLElement>("[data-testid=verify-cancel]");
        if (button) observer.disconnect();
        button?.click();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await chooseFiles(desk, BROWSER, "verify-zips", [zip]);
    expect((await result())?.problem).toMatch(/cancelled/);
    const text = join(harness.folder, "words.zip");
    await writeFile(text, "Dear Sir");
    await chooseFiles(desk, BROWSER, "verify-zips", [text]);
    await desk.waitFor((problem) => document.querySelector(problem) === null, PROBLEM, { label: "the next check" });
    expect((await result())?.headline).toBe("not-a-dossier");
    await desk.click({ testId: "verify-again" });
  });

  test("the verifier that it saves is the one of the package", async () => {
    await desk.click({ testId: "verifier-save" });
    const saved = join(driver.downloadDir, "verifier.html");
    const expected = await readFile(join(EXTENSION_DIR, "verifier.html"), "utf8");
    await expect.poll(() => readFile(saved, "utf8").catch(() => ""), { timeout: 15_000 }).toBe(expected);
  });
});

test("axe finds nothing in the dark", async () => {
  const dark = await harness.launch({ language: "en", colorScheme: "dark" });
  const page = await open(dark);
  await chooseFiles(page, BROWSER, "choose-zips", [zip]);
  await outcomeOf(page);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(21, 28, 37)");
  expect(await axeFindings(page)).toEqual([]);
  await dark.close();
});
