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

export function connectToPage(tabId: number, name: string): PagePort {
  return toPagePort(browser.tabs.connect(tabId, { name, frameId: 0 }));
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

function toPagePort(port: Browser.runtime.Port): PagePort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.onMessage.addListener((message: unknown) => listener(message)),
    onClose: (listener) => port.onDisconnect.addListener(() => listener()),
    close: () => port.disconnect(),
  };
}
