import { type Browser, browser } from "wxt/browser";
import { BordereauError, describeThrown } from "../core";
import { DirectLine } from "./direct-line";

/** A line to the content script in a page's main frame; it breaks when the page goes away. */
export interface PagePort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

const MAX_TRIES = 5;
/** Milliseconds. */
const RETRY_AFTER_MS = 40;

/**
 * Injects a content script into the main frame, under the access that the user's click granted.
 * @throws BordereauError `page-protected` where the browser forbids it (its own pages, web stores, viewers)
 */
export async function injectScript(
  tabId: number,
  file: "/content-scripts/capture.js" | "/content-scripts/mail.js" | "/content-scripts/render.js",
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await browser.scripting.executeScript({ target: { tabId }, files: [file], injectImmediately: true });
      return;
    } catch (cause) {
      const detail = describeThrown(cause);
      // the click's access reaches the page's process a moment after the click itself
      const mayBeEarly = /Cannot access contents of/.test(detail) && tries < MAX_TRIES;
      if (!mayBeEarly) throw new BordereauError("page-protected", { cause, detail });
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    }
  }
}

/**
 * Injects the capturing script into every frame that the extension may look into, the main one excepted.
 * Gives the frames that it reached.
 */
export async function injectIntoFrames(tabId: number): Promise<number[]> {
  const file = "/content-scripts/capture.js" as const;
  const reached = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: [file],
    injectImmediately: true,
  });
  return reached.map(({ frameId }) => frameId).filter((frameId) => frameId !== 0);
}

export function connectToPage(tabId: number, name: string, frameId = 0): PagePort {
  return toPagePort(browser.tabs.connect(tabId, { name, frameId }));
}

/**
 * A frame or an element of the name "chrome" stands before the browser's own object in Chromium's content scripts too,
 * if it is there first. This puts an object there that lets them start; they are then reached by `connectDirectly`.
 * Gives whether that was the matter.
 */
export async function standInForBrowser(tabId: number): Promise<boolean> {
  const standIn = () => {
    const own = (globalThis as { chrome?: { runtime?: { id?: unknown } } }).chrome;
    if (typeof own?.runtime?.id === "string") return false;
    const nobody = { id: "none", onConnect: { addListener: () => undefined } };
    Object.defineProperty(globalThis, "chrome", { value: { runtime: nobody } });
    return true;
  };
  const [answer] = await browser.scripting.executeScript({ target: { tabId }, func: standIn, injectImmediately: true });
  return answer?.result === true;
}

/** A line to the content script in a page's main frame that needs none of the browser's objects there. */
export function connectDirectly(tabId: number, name: string): PagePort {
  const onMessage = new Set<(message: unknown) => void>();
  const onClose = new Set<() => void>();
  const order = async (message: unknown) => {
    const [answer] = await browser.scripting.executeScript({
      target: { tabId },
      injectImmediately: true,
      args: [name, message],
      func: (line: string, asked: unknown) => {
        const found = (globalThis as Accepting).bordereauLines?.get(line);
        return asked === null ? found?.close() : found?.ask(asked as { id: number });
      },
    });
    return answer?.result;
  };
  return {
    async post(message) {
      const answer = await order(message).catch(() => undefined);
      if (answer) for (const listener of onMessage) listener(answer);
      else for (const listener of onClose) listener();
    },
    onMessage: (listener) => onMessage.add(listener),
    onClose: (listener) => onClose.add(listener),
    close: () => void order(null).catch(() => undefined),
  };
}

/** Lines that this content script already listens to: a script injected again must not answer twice. */
interface Accepting {
  bordereauLines?: Map<string, DirectLine>;
}

/** The content script's end: calls back for each connection from the background. */
export function acceptConnections(name: string, listener: (port: PagePort) => void): void {
  // a page may have a frame of that name
  if (!Object.hasOwn(globalThis, "bordereauLines")) {
    Object.defineProperty(globalThis, "bordereauLines", { value: new Map() });
  }
  const lines = (globalThis as Accepting).bordereauLines;
  if (!lines || lines.has(name)) return;
  lines.set(name, new DirectLine(listener));
  browser.runtime.onConnect.addListener((port) => {
    if (port.name === name) listener(toPagePort(port));
  });
}

export function toPagePort(port: Browser.runtime.Port): PagePort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message: unknown) => listener(message)),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  };
}
