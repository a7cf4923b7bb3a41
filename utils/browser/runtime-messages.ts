import { type Browser, browser } from "wxt/browser";

/** Who sent a message: one of our own pages, or a content script in a web page, which is trusted less. */
export type SenderKind = "extension" | "content-script";

/** Sends a message to the background; wakes it where it sleeps. */
export function sendToBackground(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Answers messages of this extension's own contexts; all others are ignored. */
export function answerMessages(handler: (message: unknown, sender: SenderKind) => Promise<unknown>): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    if (sender.id !== browser.runtime.id) return undefined;
    const fromPage = sender.url?.startsWith(browser.runtime.getURL("/" as "/options.html")) ?? false;
    void handler(message, fromPage ? "extension" : "content-script").then(sendResponse);
    return true;
  });
}

/** A one-way stream from the background to popup and desk. */
export interface Broadcast {
  send(message: unknown): void;
  /** Whether the extension's page at `path` listens. */
  isHeardBy(path: string): boolean;
}

/** The background's end: every page that listens gets `current()` at once and each message sent later. */
export function openBroadcast(name: string, current: () => unknown): Broadcast {
  const listeners = new Set<Browser.runtime.Port>();
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== name || port.sender?.id !== browser.runtime.id) return;
    listeners.add(port);
    port.onDisconnect.addListener(() => listeners.delete(port));
    port.postMessage(current());
  });
  return {
    send(message) {
      for (const listener of listeners) listener.postMessage(message);
    },
    isHeardBy: (path) =>
      [...listeners].some(({ sender }) => sender?.url?.startsWith(browser.runtime.getURL(path as "/popup.html"))),
  };
}

/** A page's end of a broadcast; connects again when the background was stopped and started. Returns how to stop. */
export function listenToBroadcast(name: string, listener: (message: unknown) => void): () => void {
  let stopped = false;
  let port: ReturnType<typeof browser.runtime.connect> | null = null;
  const connect = () => {
    if (stopped) return;
    port = browser.runtime.connect({ name });
    port.onMessage.addListener((message: unknown) => listener(message));
    port.onDisconnect.addListener(() => setTimeout(connect, 250));
  };
  connect();
  return () => {
    stopped = true;
    port?.disconnect();
  };
}

/** From the toast in a page: opens the desk on what was just captured. */
export async function openDeskFromPage(target: { missionId: string; captureId: string }): Promise<void> {
  await sendToBackground({ request: "desk.open", payload: target });
}
