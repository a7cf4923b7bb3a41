import { type Browser, browser } from "wxt/browser";
import { BordereauError, describeThrown } from "../core";

/** A line to the content script in a page's main frame; it breaks when the page goes away. */
export interface PagePort {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/**
 * Injects a content script into the main frame, under the access that the user's click granted.
 * @throws BordereauError `page-protected` where the browser forbids it (its own pages, web stores, viewers)
 */
export async function injectScript(
  tabId: number,
  file: "/content-scripts/capture.js" | "/content-scripts/render.js",
): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files: [file], injectImmediately: true });
  } catch (cause) {
    throw new BordereauError("page-protected", { cause, detail: describeThrown(cause) });
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

/** Ports that this content script already listens to: a script injected again must not answer twice. */
const accepted = globalThis as { bordereauPorts?: Set<string> };

/** The content script's end: calls back for each connection from the background. */
export function acceptConnections(name: string, listener: (port: PagePort) => void): void {
  accepted.bordereauPorts ??= new Set();
  if (accepted.bordereauPorts.has(name)) return;
  accepted.bordereauPorts.add(name);
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
