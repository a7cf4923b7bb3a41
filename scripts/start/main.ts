import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserKind, launchBrowser } from "../driver/index.ts";
import { runMainJob } from "./main-job.ts";
import { SAMPLE_PAGES, startSampleServer } from "./sample-server.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUILDS: Record<BrowserKind, string> = { chromium: ".output/chrome-mv3", firefox: ".output/firefox-mv3" };

/** What `npm start` was asked for. */
export interface StartOptions {
  readonly browser: BrowserKind;
  readonly headless: boolean;
  readonly mission: string;
  readonly out: string;
  readonly lang: "en" | "fr";
  readonly urls: readonly string[];
}

/** Opens the built extension, or does its main job without a window; answers the exit code. */
export async function startExtension(options: StartOptions): Promise<number> {
  const extensionDir = join(ROOT, BUILDS[options.browser]);
  const server = await startSampleServer();
  const urls = options.urls.length > 0 ? options.urls : SAMPLE_PAGES.map((path) => server.origin + path);
  try {
    if (options.headless) return await runMainJob({ ...options, extensionDir, urls });
    return await openWindow({ ...options, extensionDir, urls });
  } finally {
    await server.close();
  }
}

async function openWindow(options: StartOptions & { readonly extensionDir: string }): Promise<number> {
  const driver = await launchBrowser(options.browser, {
    extensionDir: options.extensionDir,
    downloadDir: options.out,
    headless: false,
    language: options.lang,
    windowSize: { width: 1280, height: 900 },
  });
  const [url = "about:blank"] = options.urls;
  await driver.openPage(url);
  console.log(`1. Click the Bordereau button in the toolbar (or the puzzle piece, then Bordereau) and capture the page.
2. Open the desk with "Open in the desk" in the popup and export the dossier: it goes to ${options.out}.
3. Close the window to end; its profile is temporary and goes with it.`);
  await driver.exited;
  await driver.kill();
  return 0;
}
