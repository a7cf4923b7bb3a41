import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import {
  type BrowserKind,
  captureInPopup,
  DESK,
  openMission,
  type PageHandle,
  waitForElement,
  waitForZip,
} from "../scripts/driver/index.ts";
import { SAMPLE_PAGES } from "../scripts/start/sample-server.ts";
import { formatTable } from "../scripts/start/table.ts";
import { type BrowserMemory, readBrowserMemory } from "./processes.ts";
import { addDistinctFiles, createMission, ROOT, type Session, withSession } from "./session.ts";

/*
 * npm run bench -- export-memory [--browser chromium|firefox] [--files 1000] [--mb 1] [--pages 100] [--extension DIR]
 * How much memory the export of a large mission takes above what the idle desk has: of files, or of captures of a page
 * of 1280 by 8000 pixels, which go through the PDF copies.
 */

const MISSION = "Memory";
const MEGABYTE = 1_000_000;
const BATCH_FILES = 50;
/** Until the freshly opened desk has come to rest. */
const SETTLE_MS = 10_000;
const IDLE_SAMPLES = 20;
const SAMPLE_MS = 100;
/** Of files that pass by, and with screenshots that are put into PDF files. */
const FILES_LIMIT_BYTES = 250 * MEGABYTE;
const PAGES_LIMIT_BYTES = 400 * MEGABYTE;
const PAGE_SIZE = { width: 1280, height: 8_000 };
const EXPORT_TIMEOUT_MS = 30 * 60_000;

const run = promisify(execFile);

/** Values of one quantity over time, in bytes. */
class Series {
  readonly values: number[] = [];

  get median(): number {
    return this.values.toSorted((a, b) => a - b)[Math.floor(this.values.length / 2)] ?? Number.NaN;
  }

  get peak(): number {
    return Math.max(...this.values);
  }
}

/** The series that the table has a row for each of. */
const QUANTITIES: Readonly<Record<string, (memory: BrowserMemory) => number | null>> = {
  "renderers, RSS": ({ renderers }) => renderers.rssBytes,
  "renderers, PSS": ({ renderers }) => renderers.pssBytes,
  "renderers, number": ({ rendererCount }) => rendererCount * MEGABYTE,
  "other processes, RSS": ({ others }) => others.rssBytes,
  "other processes, PSS": ({ others }) => others.pssBytes,
};

type Samples = Readonly<Record<string, Series>>;

function newSamples(): Samples {
  return Object.fromEntries(Object.keys(QUANTITIES).map((name) => [name, new Series()]));
}

function sample(session: Session, into: Samples): void {
  const memory = readBrowserMemory(session.driver.kind, session.driver.profileDir);
  for (const [name, series] of Object.entries(into)) {
    const value = QUANTITIES[name]?.(memory);
    if (value !== null && value !== undefined) series.values.push(value);
  }
}

async function fill(session: Session, files: number, sizeBytes: number): Promise<void> {
  const setup = await session.driver.openExtensionPage("options.html");
  const missionId = await createMission(setup, MISSION);
  for (let added = 0; added < files; added += BATCH_FILES) {
    await addDistinctFiles(setup, missionId, Math.min(BATCH_FILES, files - added), sizeBytes);
  }
  await setup.close();
}

/** Captures a tall page again and again; its text is another each time. */
async function fillWithPages(session: Session, pages: number): Promise<void> {
  const { driver, origin } = session;
  const page = await driver.openPage(`${origin}/${SAMPLE_PAGES[0]}`);
  for (let number = 0; number < pages; number++) {
    await page.evaluate(
      ({ number, height }) => {
        const columns = Array.from({ length: height / 24 }, (_, line) => {
          const hue = (line * 7 + number * 13) % 360;
          return `<p style="height:24px;margin:0;background:linear-gradient(90deg,hsl(${hue} 60% 92%),#fff)">Ligne ${line} de la capture ${number} : livraison, recette, facture et validation du ${line % 28} mars</p>`;
        });
        document.body.innerHTML = `<main style="font:16px/24px sans-serif">${columns.join("")}</main>`;
      },
      { number, height: PAGE_SIZE.height },
    );
    const { state, error } = await captureInPopup(driver, page, { mission: MISSION });
    if (state === "failed" || state === "cancelled") throw new Error(`capture ${number}: ${error}`);
  }
  await page.close();
}

/** Exports by clicking, sampling until the zip lies whole in the download folder. */
async function exportSampled(
  session: Session,
  desk: PageHandle,
  busy: Map<string, Samples>,
): Promise<{ zip: string; durationMs: number }> {
  const { driver } = session;
  await desk.click(DESK.exportOpen);
  await waitForElement(desk, DESK.exportStart);
  const startedAt = performance.now();
  await desk.click(DESK.exportStart);
  for (;;) {
    const { phase, names, error } = await desk.evaluate(
      ({ progress, result, error }) => ({
        phase: document.querySelector<HTMLElement>(progress)?.dataset.phase ?? "delivering",
        names: document.querySelector<HTMLElement>(result)?.dataset.files ?? null,
        error: document.querySelector(error)?.textContent ?? null,
      }),
      { progress: DESK.exportProgress, result: DESK.exportResult, error: DESK.exportError },
    );
    if (error !== null) throw new Error(error);
    const samples = busy.get(phase) ?? newSamples();
    busy.set(phase, samples);
    sample(session, samples);
    if (names !== null) {
      const [first = ""] = JSON.parse(names) as string[];
      const zip = await waitForZip(driver.downloadDir, first, EXPORT_TIMEOUT_MS);
      sample(session, samples);
      return { zip, durationMs: performance.now() - startedAt };
    }
    if (performance.now() - startedAt > EXPORT_TIMEOUT_MS) throw new Error("The export takes too long");
    await sleep(SAMPLE_MS);
  }
}

const inMegabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(0);

function report(idle: Samples, busy: ReadonlyMap<string, Samples>): string {
  const phases = [...busy.keys()];
  const rows = Object.entries(idle)
    .filter(([, series]) => series.values.length > 0)
    .map(([name, series]) => {
      const peaks = phases.map((phase) => busy.get(phase)?.[name]?.peak ?? Number.NaN);
      const peak = Math.max(...peaks);
      return [
        name,
        inMegabytes(series.median),
        ...peaks.map(inMegabytes),
        inMegabytes(peak),
        inMegabytes(peak - series.median),
      ];
    });
  return formatTable(["Memory, MB", "Idle", ...phases, "Peak", "Above idle"], rows);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      browser: { type: "string", default: "chromium" },
      files: { type: "string", default: "1000" },
      mb: { type: "string", default: "1" },
      pages: { type: "string", default: "0" },
      extension: { type: "string" },
    },
  });
  const browser: BrowserKind = values.browser === "firefox" ? "firefox" : "chromium";
  const files = Number(values.files);
  const sizeBytes = Number(values.mb) * MEGABYTE;
  const pages = Number(values.pages);
  const limitBytes = pages > 0 ? PAGES_LIMIT_BYTES : FILES_LIMIT_BYTES;
  return withSession(
    browser,
    async (session) => {
      const filledAt = performance.now();
      if (pages > 0) await fillWithPages(session, pages);
      else await fill(session, files, sizeBytes);
      const fillSeconds = (performance.now() - filledAt) / 1_000;
      const desk = await openMission(session.driver, MISSION);
      await sleep(SETTLE_MS);
      const idle = newSamples();
      for (let count = 0; count < IDLE_SAMPLES; count++) {
        sample(session, idle);
        await sleep(SAMPLE_MS);
      }
      const busy = new Map<string, Samples>();
      const { zip, durationMs } = await exportSampled(session, desk, busy);
      const { size } = await stat(zip);
      const { stdout } = await run("npm", ["run", "--silent", "verify", "--", zip], {
        cwd: ROOT,
        maxBuffer: 64 * 1024 * 1024,
      });
      const verdict = stdout.trim().split("\n").at(-1) ?? "";

      const what = pages > 0 ? `${pages} captured pages` : `${files} files of ${values.mb} MB`;
      console.log(`${browser}, ${what}, filled in ${fillSeconds.toFixed(0)} s\n`);
      console.log(report(idle, busy));
      const seconds = durationMs / 1_000;
      const rate = size / MEGABYTE / seconds;
      console.log(
        `\nExported in ${seconds.toFixed(1)} s: ${inMegabytes(size)} MB, ${rate.toFixed(1)} MB/s; ${verdict}`,
      );
      const above = (name: string) =>
        Math.max(...[...busy.values()].map((samples) => samples[name]?.peak ?? 0)) - (idle[name]?.median ?? 0);
      const within = above("renderers, RSS") <= limitBytes;
      console.log(`At most ${inMegabytes(limitBytes)} MB above idle: ${within ? "yes" : "NO"}`);
      return within ? 0 : 1;
    },
    values.extension === undefined ? {} : { extensionDir: values.extension },
  );
}

process.exitCode = await main();
