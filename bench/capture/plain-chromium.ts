import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { findBrowser } from "../../scripts/driver/binaries.ts";
import { BrowserProcess } from "../../scripts/driver/browser-process.ts";
import { chromiumArguments } from "../../scripts/driver/chromium-arguments.ts";
import { createCdpPage } from "../../scripts/driver/chromium-page.ts";
import type { PageHandle } from "../../scripts/driver/index.ts";
import { pipeWire, RpcClient } from "../../scripts/driver/rpc.ts";

/** Chromium without the extension, on a profile of its own that goes with it. */
export interface PlainChromium {
  /** A blank tab in front; with a proxy, in a fresh private profile whose every connection goes through it. */
  newPage(proxyPort?: number): Promise<PageHandle>;
  close(): Promise<void>;
}

export interface PlainOptions {
  readonly windowSize: { readonly width: number; readonly height: number };
  readonly arguments?: readonly string[];
}

/** Starts it. */
export async function launchPlainChromium(options: PlainOptions): Promise<PlainChromium> {
  const profileDir = mkdtempSync(join(tmpdir(), "bordereau-bench-chromium-"));
  const args = chromiumArguments(profileDir, { windowSize: options.windowSize }, options.arguments ?? []);
  const browser = new BrowserProcess(findBrowser("chromium"), args, { pipes: true, temporaryDirs: [profileDir] });
  const [, , , input, output] = browser.child.stdio;
  const cdp = new RpcClient(pipeWire(input as Writable, output as Readable));
  void browser.exited.then(() => cdp.end());
  await cdp.request("Browser.setDownloadBehavior", { behavior: "deny" });
  return {
    async newPage(proxyPort) {
      const context = proxyPort === undefined ? {} : await privateContext(cdp, proxyPort);
      const { targetId } = await cdp.request<{ targetId: string }>("Target.createTarget", {
        url: "about:blank",
        ...context,
      });
      return createCdpPage(cdp, targetId);
    },
    async close() {
      await cdp.request("Browser.close").catch(() => {});
      await browser.ended();
    },
  };
}

function privateContext(cdp: RpcClient, proxyPort: number): Promise<{ browserContextId: string }> {
  // without the exception, Chromium reaches this machine past any proxy
  const proxy = { proxyServer: `http://127.0.0.1:${proxyPort}`, proxyBypassList: "<-loopback>" };
  return cdp.request("Target.createBrowserContext", { ...proxy, disposeOnDetach: true });
}
