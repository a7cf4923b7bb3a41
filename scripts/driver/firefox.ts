import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import WebSocket from "ws";
import { findBrowser } from "./binaries.ts";
import { BrowserProcess } from "./browser-process.ts";
import { readExtension } from "./extension.ts";
import * as chromeWindow from "./firefox-chrome.ts";
import { createBidiPage, evaluateInContext } from "./firefox-page.ts";
import { EXTENSION_UUID, writePreferences } from "./firefox-profile.ts";
import { startHostProxy } from "./host-proxy.ts";
import { callExpression } from "./page.ts";
import { poll } from "./poll.ts";
import { RpcClient, socketWire } from "./rpc.ts";
import { type BrowserDriver, DriverError, type LaunchOptions } from "./types.ts";

interface Context {
  readonly context: string;
  readonly url: string;
}

/** Starts Firefox with the extension installed for this run, driven over WebDriver BiDi. */
export async function launchFirefox(options: LaunchOptions): Promise<BrowserDriver> {
  const extension = readExtension(options.extensionDir);
  const geckoId = extension.geckoId;
  if (geckoId === undefined) throw new DriverError(`${extension.dir} was not built for Firefox: it has no gecko id`);
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), "bordereau-firefox-"));
  mkdirSync(profileDir, { recursive: true });
  mkdirSync(options.downloadDir, { recursive: true });
  const proxy = options.hostMap === undefined ? undefined : await startHostProxy(options.hostMap);
  writePreferences(profileDir, geckoId, options, proxy?.port);
  const browser = new BrowserProcess(findBrowser("firefox"), firefoxArguments(profileDir, options), {
    env: firefoxEnvironment(options),
    temporaryDirs: options.profileDir === undefined ? [profileDir] : [],
  });
  void browser.exited.then(() => proxy?.close());

  try {
    const address = await browser.announced(/WebDriver BiDi listening on (ws:\S+)/);
    const socket = new WebSocket(`${address}/session`, { maxPayload: 512 * 1024 * 1024 });
    await new Promise<void>((opened, failed) => socket.once("open", opened).once("error", failed));
    const bidi = new RpcClient(socketWire(socket));
    void browser.exited.then(() => bidi.end());
    await bidi.request("session.new", { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    return await driveFirefox(bidi, browser, { geckoId, dir: extension.dir, profileDir, options });
  } catch (error) {
    await browser.kill();
    throw error;
  }
}

interface Installed {
  readonly geckoId: string;
  readonly dir: string;
  readonly profileDir: string;
  readonly options: LaunchOptions;
}

async function driveFirefox(bidi: RpcClient, browser: BrowserProcess, installed: Installed): Promise<BrowserDriver> {
  const { geckoId, options } = installed;
  const extensionOrigin = `moz-extension://${EXTENSION_UUID}`;
  const trees = async (scope?: object) =>
    (await bidi.request<{ contexts: Context[] }>("browsingContext.getTree", { maxDepth: 0, ...scope })).contexts;
  const chromeContext = (await poll(async () => (await trees({ "moz:scope": "chrome" }))[0], "Firefox's window"))
    .context;
  const inChrome = async <T, A>(fn: (arg: A) => T | Promise<T>, arg: A): Promise<T> =>
    JSON.parse(await evaluateInContext(bidi, chromeContext, callExpression(fn, arg))) as T;

  if (options.language !== undefined)
    await inChrome(chromeWindow.useLanguage, options.language === "fr" ? "fr" : "en-US");
  await bidi.request("webExtension.install", { extensionData: { type: "path", path: installed.dir } });
  const origins = [...(options.grantedHosts ?? [])];
  if (origins.length > 0) await inChrome(chromeWindow.grantHosts, { geckoId, origins });

  const openPage: BrowserDriver["openPage"] = async (url, waitUntil = "load") => {
    const page = createBidiPage(bidi, await openTab(bidi));
    if (url !== "about:blank") await page.goto(url, waitUntil);
    return page;
  };
  const findView = (viewType: string) => inChrome(chromeWindow.findView, { geckoId, viewType });

  return {
    kind: "firefox",
    extensionId: geckoId,
    extensionOrigin,
    profileDir: installed.profileDir,
    downloadDir: options.downloadDir,
    exited: browser.exited,
    openPage,
    openExtensionPage: (path) => openPage(`${extensionOrigin}/${path}`),
    async adoptPage(urlPrefix, waitOptions = {}) {
      const tab = await poll(
        async () => (await trees()).find((each) => each.url.startsWith(urlPrefix)),
        `a tab at ${urlPrefix}`,
        waitOptions.timeoutMs,
      );
      return createBidiPage(bidi, tab.context);
    },
    async clickToolbarButton(page) {
      await page.activate();
      await inChrome(chromeWindow.triggerToolbarButton, geckoId);
    },
    async popup(waitOptions = {}) {
      const context = await poll(() => findView("popup"), "the popup", waitOptions.timeoutMs);
      const page = createBidiPage(bidi, context, () => inChrome(chromeWindow.closePopup, geckoId));
      await page.waitFor(() => document.readyState === "complete", undefined, { label: "the popup's document" });
      return page;
    },
    async backgroundEvaluate(fn: (...args: never[]) => unknown, arg?: unknown): Promise<never> {
      await inChrome(chromeWindow.wakeEventPage, geckoId);
      const context = await poll(() => findView("background"), "the event page");
      return JSON.parse(await evaluateInContext(bidi, context, callExpression(fn, arg))) as never;
    },
    async stopBackground() {
      await inChrome(chromeWindow.stopEventPage, geckoId);
      await poll(async () => (await findView("background")) === null, "the event page to stop");
    },
    kill: () => browser.kill(),
    async close() {
      await bidi.request("browser.close").catch(() => {});
      await browser.ended();
    },
  };
}

/**
 * Firefox now and then replaces a new tab's context while it waits for the tab to be shown: the request then fails
 * although nothing is wrong with the browser, and is made once more.
 */
async function openTab(bidi: RpcClient): Promise<string> {
  const open = () => bidi.request<Context>("browsingContext.create", { type: "tab", background: false });
  try {
    return (await open()).context;
  } catch (error) {
    if (!(error instanceof DriverError && error.message.includes("DiscardedBrowsingContextError"))) throw error;
    return (await open()).context;
  }
}

function firefoxArguments(profileDir: string, options: LaunchOptions): string[] {
  const { width, height } = options.windowSize ?? { width: 1280, height: 800 };
  return [
    ...(options.headless === false ? [] : ["--headless"]),
    "--no-remote",
    "--profile",
    resolve(profileDir),
    "--remote-debugging-port=0",
    // the toolbar and the popup belong to the browser's own window
    "--remote-allow-system-access",
    "--width",
    String(width),
    "--height",
    String(height),
    "about:blank",
  ];
}

function firefoxEnvironment(options: LaunchOptions): NodeJS.ProcessEnv {
  const { width, height } = options.windowSize ?? { width: 1280, height: 800 };
  return {
    LANGUAGE: options.language ?? "en",
    MOZ_HEADLESS_WIDTH: String(width),
    MOZ_HEADLESS_HEIGHT: String(height),
    MOZ_CRASHREPORTER_DISABLE: "1",
  };
}
