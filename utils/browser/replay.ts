import { type Browser, browser } from "wxt/browser";
import { type PagePort, toPagePort } from "./page-script";

const REPLAY_PAGE = "/replay.html";
const PORT_PREFIX = "replay:";

/** Address of the page that shows what the background hands it under this token, and nothing without. */
export function replayUrl(token: string): string {
  return `${browser.runtime.getURL(REPLAY_PAGE)}#${token}`;
}

/**
 * Waits for the replay page inside a tab to ask for what belongs to `token`. One asks once; any other page, tab or
 * token gets no answer. Call `stop` when it is no longer wanted.
 */
export function awaitReplay(tabId: number, token: string): { asked: Promise<PagePort>; stop: () => void } {
  let stop: () => void = () => undefined;
  const asked = new Promise<PagePort>((resolve) => {
    const listener = (port: Browser.runtime.Port) => {
      if (port.name !== PORT_PREFIX + token) return;
      if (port.sender?.id !== browser.runtime.id || port.sender.tab?.id !== tabId) return;
      stop();
      resolve(toPagePort(port));
    };
    stop = () => browser.runtime.onConnect.removeListener(listener);
    browser.runtime.onConnect.addListener(listener);
  });
  return { asked, stop: () => stop() };
}

/** The replay page's own line to the background, under the token in its address. */
export function askForReplay(token: string): PagePort {
  return toPagePort(browser.runtime.connect({ name: PORT_PREFIX + token }));
}
