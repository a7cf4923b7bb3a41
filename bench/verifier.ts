import { execFile } from "node:child_process";
import { copyFile, mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { type BrowserKind, exportMission, type PageHandle } from "../scripts/driver/index.ts";
import { formatTable } from "../scripts/start/table.ts";
import { chooseFiles } from "../tests/e2e/support/choose-files.ts";
import { readBrowserMemory } from "./processes.ts";
import { addDistinctFiles, BUILDS, createMission, ROOT, type Session, withSession } from "./session.ts";

/*
 * npm run bench -- verifier [--browser chromium|firefox] [--files 1000] [--mb 1] [--runs 3] [--extension DIR]
 * verifier.html, opened from the disk, on a large dossier: memory above idle, and speed beside sha256sum on the same
 * files in the same run.
 */

const MISSION = "Verifier";
const MEGABYTE = 1_000_000;
const BATCH_BYTES = 50 * MEGABYTE;
/** Until the freshly opened page has come to rest. */
const SETTLE_MS = 5_000;
const IDLE_SAMPLES = 20;
const SAMPLE_MS = 100;
const TIMEOUT_MS = 10 * 60_000;
const LIMIT_BYTES = 200 * MEGABYTE;

const run = promisify(execFile);

interface Measured {
  readonly seconds: number;
  readonly aboveIdle: number;
}

/** Renderers and all other processes, the pages that they share counted once. Bytes. */
function memoryOf({ driver }: Session): number {
  const { renderers, others } = readBrowserMemory(driver.kind, driver.profileDir);
  return (renderers.pssBytes ?? renderers.rssBytes) + (others.pssBytes ?? others.rssBytes);
}

async function makeDossier(session: Session, files: number, sizeBytes: number): Promise<string> {
  const page = await session.driver.openExtensionPage("options.html");
  const missionId = await createMission(page, MISSION);
  const batch = Math.max(1, Math.floor(BATCH_BYTES / sizeBytes));
  for (let added = 0; added < files; added += batch) {
    await addDistinctFiles(page, missionId, Math.min(batch, files - added), sizeBytes);
  }
  await page.close();
  const [zip = ""] = (await exportMission(session.driver, MISSION)).files;
  return zip;
}

/** One check in a page of its own: from the choice of the file to the verdict. */
async function measure(session: Session, verifier: string, zip: string): Promise<Measured> {
  const page = await session.driver.openPage(pathToFileURL(verifier).href);
  await sleep(SETTLE_MS);
  const idle: number[] = [];
  for (let count = 0; count < IDLE_SAMPLES; count++) {
    idle.push(memoryOf(session));
    await sleep(SAMPLE_MS);
  }
  const median = idle.toSorted((a, b) => a - b)[IDLE_SAMPLES / 2] ?? Number.NaN;
  await watchTimes(page);
  await chooseFiles(page, session.driver.kind, "choose-zips", [zip]);
  let peak = 0;
  for (const until = Date.now() + TIMEOUT_MS; Date.now() < until; await sleep(SAMPLE_MS)) {
    peak = Math.max(peak, memoryOf(session));
    const { headline, seconds } = await page.evaluate(() => ({
      headline: document.querySelector<HTMLElement>("[data-testid=verdict]")?.dataset.headline,
      seconds: (globalThis as { checkSeconds?: number }).checkSeconds,
    }));
    if (headline === undefined || seconds === undefined) continue;
    if (headline !== "intact") throw new Error(`The dossier is ${headline}`);
    await page.close();
    return { seconds, aboveIdle: peak - median };
  }
  throw new Error("The check takes too long");
}

/** Notes in the page how long the check is shown to run. */
async function watchTimes(page: PageHandle): Promise<void> {
  await page.evaluate(() => {
    let startedAt: number | null = null;
    new MutationObserver(() => {
      if (document.querySelector("[data-testid=running]")) startedAt ??= performance.now();
      else if (startedAt !== null && document.querySelector("[data-testid=verdict]")) {
        (globalThis as { checkSeconds?: number }).checkSeconds ??= (performance.now() - startedAt) / 1_000;
      }
    }).observe(document.body, { childList: true });
  });
}

/** What coreutils take for the files of the dossier, in seconds. */
async function sha256sum(folder: string): Promise<number> {
  const startedAt = performance.now();
  await run("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], { cwd: folder });
  return (performance.now() - startedAt) / 1_000;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      browser: { type: "string", default: "chromium" },
      files: { type: "string", default: "1000" },
      mb: { type: "string", default: "1" },
      runs: { type: "string", default: "3" },
      extension: { type: "string" },
    },
  });
  const browser: BrowserKind = values.browser === "firefox" ? "firefox" : "chromium";
  const extensionDir = values.extension ?? join(ROOT, BUILDS[browser]);
  return withSession(
    browser,
    async (session) => {
      const zip = await makeDossier(session, Number(values.files), Number(values.mb) * MEGABYTE);
      const { size } = await stat(zip);
      const verifier = join(session.folder, "verifier.html");
      await copyFile(join(extensionDir, "verifier.html"), verifier);
      const unpacked = join(session.folder, "unpacked");
      await mkdir(unpacked);
      await run("unzip", ["-q", zip, "-d", unpacked]);

      const rows: string[][] = [];
      const ratios: number[] = [];
      let highest = 0;
      for (let count = 1; count <= Number(values.runs); count++) {
        const theirs = await sha256sum(unpacked);
        const { seconds, aboveIdle } = await measure(session, verifier, zip);
        const speed = (each: number) => (size / MEGABYTE / each).toFixed(0);
        ratios.push(theirs / seconds);
        highest = Math.max(highest, aboveIdle);
        rows.push([
          String(count),
          speed(theirs),
          speed(seconds),
          (theirs / seconds).toFixed(2),
          (aboveIdle / MEGABYTE).toFixed(0),
        ]);
      }
      console.log(`${browser}, ${values.files} files of ${values.mb} MB\n`);
      console.log(formatTable(["Run", "sha256sum, MB/s", "verifier, MB/s", "Ratio", "Above idle, MB"], rows));
      const ratio = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0;
      console.log(`\nAt least half as fast: ${ratio >= 0.5 ? "yes" : "NO"}`);
      console.log(`At most ${LIMIT_BYTES / MEGABYTE} MB above idle: ${highest <= LIMIT_BYTES ? "yes" : "NO"}`);
      return ratio >= 0.5 && highest <= LIMIT_BYTES ? 0 : 1;
    },
    { extensionDir },
  );
}

process.exitCode = await main();
