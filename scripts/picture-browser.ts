import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserDriver, type LaunchOptions, launchBrowser } from "./driver/index.ts";

/** The build that is photographed. */
export const EXTENSION = fileURLToPath(new URL("../.output/chrome-mv3", import.meta.url));

/** Runs a step in a Chromium of its own, with a folder that goes with it. */
export async function inPictureBrowser(
  options: Omit<LaunchOptions, "extensionDir" | "downloadDir">,
  step: (driver: BrowserDriver, folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bordereau-screenshots-"));
  const driver = await launchBrowser("chromium", {
    extensionDir: EXTENSION,
    downloadDir: join(folder, "downloads"),
    ...options,
  });
  try {
    await step(driver, folder);
  } finally {
    await driver.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
