import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { type BrowserKind, launchBrowser, type PageHandle } from "../../scripts/driver/index.ts";
import { BUILDS, ROOT } from "../session.ts";
import type { Live } from "./measure.ts";
import { type PageState, readSpots, readState } from "./page-state.ts";
import { launchPlainChromium } from "./plain-chromium.ts";
import { startRefusingProxy } from "./refusing-proxy.ts";
import { scrollThrough } from "./settle.ts";
import type { Copy } from "./tools/index.ts";

const SETTLE_MS = 300;

/** What a copy shows when it is opened with every connection refused. */
export interface Reading {
  readonly png: Buffer;
  readonly state: PageState;
  /** What lies where the live page's top layer was. */
  readonly spots: readonly string[];
  /** What it tried to load from the network. */
  readonly requests: readonly string[];
}

/** A browser that opens copies, each in a profile of its own where the browser can. */
export interface Reader {
  /** Opens it in a window like that of the live page. */
  read(copy: Pick<Copy, "bytes" | "form">, live: Pick<Live, "viewport" | "state">): Promise<Reading>;
  close(): Promise<void>;
}

interface ReaderBrowser {
  newPage(): Promise<PageHandle>;
  close(): Promise<void>;
}

/** Starts a browser to open copies in. */
export async function startReader(browser: BrowserKind): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), "bordereau-bench-copies-"));
  const proxy = await startRefusingProxy();
  const opened = await (browser === "chromium" ? openChromium(proxy.port) : openFirefox(proxy.port, folder));
  let count = 0;
  return {
    async read({ bytes, form }, { viewport, state: liveState }) {
      const file = join(folder, `${count++}.${form}`);
      await writeFile(file, bytes);
      const page = await opened.newPage();
      try {
        await page.setViewport(viewport);
        proxy.takeRequests();
        await page.goto(pathToFileURL(file).href);
        await scrollThrough(page);
        await sleep(SETTLE_MS);
        const state = await readState(page);
        const spots = await readSpots(page, liveState.topLayer);
        const png = await page.fullPageScreenshot();
        return { png, state, spots, requests: proxy.takeRequests() };
      } finally {
        await page.close();
      }
    },
    async close() {
      await opened.close();
      proxy.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function openChromium(proxyPort: number): Promise<ReaderBrowser> {
  const browser = await launchPlainChromium({ windowSize: { width: 1280, height: 887 } });
  return { newPage: () => browser.newPage(proxyPort), close: () => browser.close() };
}

async function openFirefox(proxyPort: number, folder: string): Promise<ReaderBrowser> {
  const driver = await launchBrowser("firefox", {
    extensionDir: join(ROOT, BUILDS.firefox),
    downloadDir: join(folder, "downloads"),
    proxyPort,
  });
  return { newPage: () => driver.openPage("about:blank"), close: () => driver.close() };
}
