import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type BrowserDriver,
  type BrowserKind,
  type LaunchOptions,
  launchBrowser,
} from "../../../scripts/driver/index.ts";
import { type SampleServer, startSampleServer } from "../../../scripts/start/sample-server.ts";
import { respondWithGeneratedPage } from "./generated-pages.ts";
import { respondWithScrollPage } from "./scroll-pages.ts";

export const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

/** The browser that this run of the tests is about. */
export const BROWSER: BrowserKind = process.env.BORDEREAU_BROWSER === "firefox" ? "firefox" : "chromium";

const BUILDS: Record<BrowserKind, string> = { chromium: ".output/chrome-mv3", firefox: ".output/firefox-mv3" };
/** `npm test` names a copy of its build here. */
export const EXTENSION_DIR = process.env.BORDEREAU_EXTENSION ?? join(ROOT, BUILDS[BROWSER]);

/** What a test file works with: fixture pages, a folder of its own and browsers that end with it. */
export interface Harness {
  readonly origin: string;
  /** Removed at the end. */
  readonly folder: string;
  launch(options?: Partial<LaunchOptions>): Promise<BrowserDriver>;
  /** Requests that reached the fixture server so far. */
  requestCount(): number;
  /** Closes browsers and server and removes the folder. */
  end(): Promise<void>;
}

export async function startHarness(): Promise<Harness> {
  const folder = await mkdtemp(join(tmpdir(), "bordereau-e2e-"));
  let requests = 0;
  // a run that is broken off skips `end`
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const server: SampleServer = await startSampleServer((url, request, response) => {
    requests++;
    return respondWithGeneratedPage(url, request, response) || respondWithScrollPage(url, request, response);
  });
  const drivers = new Set<BrowserDriver>();
  return {
    origin: server.origin,
    folder,
    requestCount: () => requests,
    async launch(options = {}) {
      const driver = await launchBrowser(BROWSER, {
        extensionDir: EXTENSION_DIR,
        downloadDir: join(folder, "downloads"),
        // the tests need no host but this one
        hostMap: {},
        ...options,
      });
      drivers.add(driver);
      return driver;
    },
    async end() {
      for (const driver of drivers) await driver.close();
      await server.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
