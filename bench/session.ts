import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type BrowserDriver,
  type BrowserKind,
  type LaunchOptions,
  launchBrowser,
  type PageHandle,
} from "../scripts/driver/index.ts";
import { type SampleServer, startSampleServer } from "../scripts/start/sample-server.ts";
import { request } from "../tests/e2e/support/background.ts";
import type { MissionDraft } from "../utils/core/index.ts";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

export const BUILDS: Record<BrowserKind, string> = { chromium: ".output/chrome-mv3", firefox: ".output/firefox-mv3" };

/** A browser with the built extension, the bundled pages beside it, and a folder that goes with them. */
export interface Session {
  readonly driver: BrowserDriver;
  /** Of the bundled pages. */
  readonly origin: string;
  readonly folder: string;
}

/** Runs a step in a browser of its own and removes all that it left. */
export async function withSession<T>(
  browser: BrowserKind,
  step: (session: Session) => Promise<T>,
  options: Partial<LaunchOptions> = {},
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bordereau-bench-"));
  const server: SampleServer = await startSampleServer();
  let driver: BrowserDriver | undefined;
  try {
    driver = await launchBrowser(browser, {
      extensionDir: join(ROOT, BUILDS[browser]),
      downloadDir: join(folder, "downloads"),
      hostMap: {},
      ...options,
    });
    return await step({ driver, origin: server.origin, folder });
  } finally {
    await driver?.close();
    await server.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Creates a mission of which only the title is given; answers its identifier. */
export async function createMission(page: PageHandle, title: string): Promise<string> {
  const draft: MissionDraft = {
    title,
    client: "",
    reference: "",
    trade: "general",
    description: "",
    currency: "EUR",
    startDate: null,
    endDate: null,
    amountCents: null,
    parties: [],
  };
  return (await request(page, "missions.create", draft)).id;
}

/** Adds files of random bytes, no two alike, over the channel that the desk uses. At most 1,000 at once. */
export async function addDistinctFiles(
  page: PageHandle,
  missionId: string,
  count: number,
  sizeBytes: number,
): Promise<void> {
  await page.evaluate(
    async (order) => {
      const { browser, chrome } = globalThis as unknown as Record<"browser" | "chrome", typeof globalThis.chrome>;
      // the most that one call of the browser's generator fills
      const pieceBytes = 65_536;
      const blobs = Array.from({ length: order.count }, () => {
        const bytes = new Uint8Array(order.sizeBytes);
        for (let at = 0; at < bytes.length; at += pieceBytes)
          crypto.getRandomValues(bytes.subarray(at, at + pieceBytes));
        return new Blob([bytes], { type: "application/octet-stream" });
      });
      const channel = crypto.randomUUID();
      const offer = new BroadcastChannel(channel);
      offer.onmessage = ({ data }) => data === "ready" && offer.postMessage(blobs);
      const payload = {
        missionId: order.missionId,
        kind: "other",
        title: "",
        note: "",
        datedAt: null,
        channel,
        names: blobs.map((_, index) => `file-${index}.bin`),
      };
      const message = { request: "files.add", payload };
      const reply = (await (browser ?? chrome).runtime.sendMessage(message)) as { error?: unknown };
      offer.close();
      if (reply.error) throw new Error(JSON.stringify(reply.error));
    },
    { missionId, count, sizeBytes },
  );
}
