import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { findBrowser } from "./binaries.ts";
import { BrowserProcess } from "./browser-process.ts";
import { chromiumArguments } from "./chromium-arguments.ts";
import { createCdpPage, evaluateInSession } from "./chromium-page.ts";
import { seedPreferences } from "./chromium-profile.ts";
import { readExtension } from "./extension.ts";
import { callExpression } from "./page.ts";
import { poll } from "./poll.ts";
import { pipeWire, RpcClient } from "./rpc.ts";
import { type BrowserDriver, DriverError, type LaunchOptions, type PageHandle } from "./types.ts";

interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

interface Tab {
  readonly tabTargetId: string;
  readonly pageTargetId: string;
}

const WORKER_IS_ACTIVE = "Promise.resolve(String(self.serviceWorker.state === 'activated'))";

/** Starts Chromium with the extension loaded, driven over the DevTools pipe: it cannot outlive this process. */
export async function launchChromium(options: LaunchOptions): Promise<BrowserDriver> {
  const extension = readExtension(options.extensionDir);
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), "bordereau-chromium-"));
  mkdirSync(options.downloadDir, { recursive: true });
  seedPreferences(profileDir, extension, options);
  const withExtension = [
    "--enable-unsafe-extension-debugging",
    `--disable-extensions-except=${extension.dir}`,
    `--load-extension=${extension.dir}`,
  ];
  const browser = new BrowserProcess(findBrowser("chromium"), chromiumArguments(profileDir, options, withExtension), {
    pipes: true,
    env: { LANGUAGE: options.language ?? "en" },
    temporaryDirs: options.profileDir === undefined ? [profileDir] : [],
  });
  const [, , , input, output] = browser.child.stdio;
  const cdp = new RpcClient(pipeWire(input as Writable, output as Readable));
  void browser.exited.then(() => cdp.end());
  const extensionOrigin = `chrome-extension://${extension.chromiumId}`;
  const tabs = new Map<PageHandle, Tab>();

  const targets = async (type: string): Promise<TargetInfo[]> => {
    const { targetInfos } = await cdp.request<{ targetInfos: TargetInfo[] }>("Target.getTargets", {
      filter: [{ type }],
    });
    return targetInfos;
  };
  const worker = async (): Promise<TargetInfo | undefined> =>
    (await targets("service_worker")).find((each) => each.url.startsWith(extensionOrigin));

  /** The page target inside a tab target; `triggerAction` wants the second, everything else the first. */
  async function pageOfTab(tabTargetId: string): Promise<string> {
    let pageTargetId: string | undefined;
    const { sessionId } = await cdp.request<{ sessionId: string }>("Target.attachToTarget", {
      targetId: tabTargetId,
      flatten: true,
    });
    const stop = cdp.listen((method, params, fromSession) => {
      if (method !== "Target.attachedToTarget" || fromSession !== sessionId) return;
      pageTargetId = (params.targetInfo as TargetInfo).targetId;
    });
    const filter = [{ type: "page" }];
    await cdp.request(
      "Target.setAutoAttach",
      { autoAttach: true, waitForDebuggerOnStart: false, flatten: true, filter },
      sessionId,
    );
    const found = await poll(() => pageTargetId, "the page of a new tab");
    stop();
    await cdp.request("Target.detachFromTarget", { sessionId });
    return found;
  }

  async function adoptTab(tabTargetId: string): Promise<PageHandle> {
    const pageTargetId = await pageOfTab(tabTargetId);
    const page = await createCdpPage(cdp, pageTargetId);
    tabs.set(page, { tabTargetId, pageTargetId });
    return page;
  }

  async function openTab(url: string, waitUntil: "load" | "commit"): Promise<PageHandle> {
    const request = { url: "about:blank", forTab: true };
    const { targetId } = await cdp.request<{ targetId: string }>("Target.createTarget", request);
    const page = await adoptTab(targetId);
    if (url !== "about:blank") await page.goto(url, waitUntil);
    return page;
  }

  /** Runs a step in a page of the extension's origin that runs none of its code, behind the tab in front. */
  async function besideExtension<T>(step: (sessionId: string) => Promise<T>): Promise<T> {
    const request = { url: `${extensionOrigin}/manifest.json`, background: true };
    const { targetId } = await cdp.request<{ targetId: string }>("Target.createTarget", request);
    const attach = { targetId, flatten: true };
    const { sessionId } = await cdp.request<{ sessionId: string }>("Target.attachToTarget", attach);
    try {
      await cdp.request("ServiceWorker.enable", {}, sessionId);
      return await step(sessionId);
    } finally {
      await cdp.request("Target.closeTarget", { targetId });
    }
  }

  /** What the profile says is granted is given without a question, but only to who asks. */
  async function takeGrantedHosts(origins: readonly string[]): Promise<void> {
    await besideExtension(async (sessionId) => {
      const isThere = "Promise.resolve(String(globalThis.chrome?.permissions !== undefined))";
      await poll(() => evaluateInSession(cdp, sessionId, isThere).then(JSON.parse), "the extension's page");
      const ask = callExpression((wanted: string[]) => chrome.permissions.request({ origins: wanted }), [...origins]);
      if ((await evaluateInSession(cdp, sessionId, ask)) !== "true")
        throw new DriverError("The hosts were not granted");
    });
  }

  async function wakeWorker(): Promise<TargetInfo> {
    const running = await worker();
    if (running !== undefined) return running;
    return besideExtension(async (sessionId) => {
      await cdp.request("ServiceWorker.startWorker", { scopeURL: `${extensionOrigin}/` }, sessionId);
      return poll(worker, "the service worker");
    });
  }

  try {
    // Chromium answers once it is up; a profile that another one holds makes it leave instead
    await cdp.request("Browser.setDownloadBehavior", { behavior: "default" });
    await poll(worker, "the extension's service worker").catch((cause: unknown) => {
      throw new DriverError(
        "The browser did not load the extension. Google Chrome 137 and newer refuse --load-extension: use Chromium or Edge.",
        { cause },
      );
    });
    if (options.grantedHosts?.length) await takeGrantedHosts(options.grantedHosts);
  } catch (error) {
    await browser.kill();
    throw new DriverError(`${error instanceof Error ? error.message : error}\n${browser.output}`, { cause: error });
  }

  return {
    kind: "chromium",
    extensionId: extension.chromiumId,
    extensionOrigin,
    profileDir,
    downloadDir: options.downloadDir,
    exited: browser.exited,
    openPage: (url, waitUntil = "load") => openTab(url, waitUntil),
    openExtensionPage: (path) => openTab(`${extensionOrigin}/${path}`, "load"),
    async adoptPage(urlPrefix, waitOptions = {}) {
      const tab = await poll(
        async () => (await targets("tab")).find((each) => each.url.startsWith(urlPrefix)),
        `a tab at ${urlPrefix}`,
        waitOptions.timeoutMs,
      );
      return adoptTab(tab.targetId);
    },
    async clickToolbarButton(page) {
      const tab = tabs.get(page);
      if (tab === undefined) throw new DriverError("clickToolbarButton needs a tab that this driver opened");
      await page.activate();
      await cdp.request("Extensions.triggerAction", { id: extension.chromiumId, targetId: tab.tabTargetId });
    },
    async popup(waitOptions = {}) {
      const popup = await poll(
        async () => {
          const inTabs = new Set([...tabs.values()].map((tab) => tab.pageTargetId));
          const pages = await targets("page");
          const isPopup = (each: TargetInfo) => each.url.startsWith(`${extensionOrigin}/${extension.popupPath}`);
          return pages.find((each) => isPopup(each) && !inTabs.has(each.targetId));
        },
        "the popup",
        waitOptions.timeoutMs,
      );
      return createCdpPage(cdp, popup.targetId);
    },
    async backgroundEvaluate(fn: (...args: never[]) => unknown, arg?: unknown): Promise<never> {
      const { targetId } = await wakeWorker();
      const attach = { targetId, flatten: true };
      const { sessionId } = await cdp.request<{ sessionId: string }>("Target.attachToTarget", attach);
      try {
        // until then the extension API does not answer
        await poll(() => evaluateInSession(cdp, sessionId, WORKER_IS_ACTIVE).then(JSON.parse), "the service worker");
        return JSON.parse(await evaluateInSession(cdp, sessionId, callExpression(fn, arg))) as never;
      } finally {
        // a worker that is being watched never idles out
        await cdp.request("Target.detachFromTarget", { sessionId }).catch(() => {});
      }
    },
    stopBackground: () =>
      besideExtension(async (sessionId) => {
        const before = (await worker())?.targetId;
        await cdp.request("ServiceWorker.stopAllWorkers", {}, sessionId);
        // an open popup may have woken another one since
        await poll(
          async () => before === undefined || (await worker())?.targetId !== before,
          "the service worker to stop",
        );
      }),
    kill: () => browser.kill(),
    async close() {
      await cdp.request("Browser.close").catch(() => {});
      await browser.ended();
    },
  };
}
