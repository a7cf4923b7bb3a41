import { constants, rmSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, extname, join, resolve } from "node:path";
import {
  type BrowserDriver,
  type CaptureOutcome,
  captureInPopup,
  DriverError,
  exportMission,
  launchBrowser,
} from "../driver/index.ts";
import type { StartOptions } from "./main.ts";
import { formatTable } from "./table.ts";

const LOAD_TIMEOUT_MS = 60_000;

interface Row {
  readonly url: string;
  readonly outcome: CaptureOutcome;
}

/** Captures every page through the toolbar and the popup, exports the mission on the desk, keeps the zip. */
export async function runMainJob(options: StartOptions & { readonly extensionDir: string }): Promise<number> {
  const downloadDir = await mkdtemp(join(tmpdir(), "bordereau-downloads-"));
  // leaving by Ctrl-C skips what follows
  process.once("exit", () => rmSync(downloadDir, { recursive: true, force: true }));
  const driver = await launchBrowser(options.browser, {
    extensionDir: options.extensionDir,
    downloadDir,
    language: options.lang,
  });
  try {
    const rows: Row[] = [];
    for (const url of options.urls) {
      console.log(`Capturing ${url}`);
      rows.push({ url, outcome: await captureUrl(driver, url, options.mission) });
    }
    console.log(describeRows(rows));
    const failed = rows.filter(({ outcome }) => outcome.state === "failed" || outcome.state === "cancelled");
    for (const { url, outcome } of failed) console.error(`${url} was not captured: ${outcome.error || outcome.state}`);
    const partial = rows.filter(({ outcome }) => outcome.state === "partial").length;
    if (partial > 0) console.log(`${partial} of ${rows.length} captures are partial: the dossier says what they miss.`);
    if (failed.length < rows.length) await exportTo(driver, options);
    return failed.length === 0 ? 0 : 1;
  } finally {
    await driver.close();
    await rm(downloadDir, { recursive: true, force: true });
  }
}

async function captureUrl(driver: BrowserDriver, url: string, mission: string): Promise<CaptureOutcome> {
  const startedAt = performance.now();
  try {
    const page = await driver.openPage("about:blank");
    await Promise.race([page.goto(url), loadTimeout()]);
    const outcome = await captureInPopup(driver, page, { mission });
    await page.close();
    return outcome;
  } catch (error) {
    if (!(error instanceof DriverError)) throw error;
    const durationMs = Math.round(performance.now() - startedAt);
    return { state: "failed", files: 0, bytes: 0, captureId: "", error: error.message, durationMs };
  }
}

function loadTimeout(): Promise<never> {
  return new Promise((_, reject) => {
    const late = () => reject(new DriverError(`the page did not load within ${LOAD_TIMEOUT_MS / 1_000} s`));
    setTimeout(late, LOAD_TIMEOUT_MS).unref();
  });
}

function describeRows(rows: readonly Row[]): string {
  return formatTable(
    ["Page", "State", "Duration", "Files", "Bytes"],
    rows.map(({ url, outcome }) => [
      url,
      outcome.state,
      `${(outcome.durationMs / 1_000).toFixed(1)} s`,
      String(outcome.files),
      outcome.bytes.toLocaleString("en"),
    ]),
  );
}

async function exportTo(driver: BrowserDriver, options: StartOptions): Promise<void> {
  const { files, fingerprint, durationMs } = await exportMission(driver, options.mission);
  const folder = resolve(options.out);
  await mkdir(folder, { recursive: true });
  for (const file of files) console.log(`Dossier: ${await keep(file, folder)}`);
  console.log(`Exported in ${(durationMs / 1_000).toFixed(1)} s; fingerprint ${fingerprint}`);
}

/** Copies a file into a folder without replacing another; a rename would fail between file systems. */
async function keep(file: string, folder: string): Promise<string> {
  const extension = extname(file);
  const name = basename(file, extension);
  for (let count = 1; ; count++) {
    const target = join(folder, count === 1 ? `${name}${extension}` : `${name} (${count})${extension}`);
    try {
      await copyFile(file, target, constants.COPYFILE_EXCL);
      return target;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
