import { browser } from "wxt/browser";

const SCRIPT_ID = "mail-button";
const SCRIPT = "/content-scripts/webmail.js" as const;
const PORT_NAME = "mail-button";

/** Has the capture button in the pages of these sites from now on, and nowhere else; `matches` are granted patterns. */
export async function putMailButtonOn(matches: readonly string[]): Promise<void> {
  const { scripting } = browser;
  const registered = await scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  const [before] = registered;
  if (matches.length === 0) {
    if (before) await scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
    return;
  }
  const script = { id: SCRIPT_ID, matches: [...matches], js: [SCRIPT.slice(1)], runAt: "document_idle" as const };
  if (!before) await scripting.registerContentScripts([script]);
  else if ([...(before.matches ?? [])].sort().join() !== [...matches].sort().join()) {
    await scripting.updateContentScripts([script]);
  } else return;
  // pages that are open already
  for (const { id } of await browser.tabs.query({ url: [...matches] })) {
    if (id !== undefined)
      await scripting.executeScript({ target: { tabId: id }, files: [SCRIPT] }).catch(() => undefined);
  }
}

/** A press of the button; `listener` resolves when the capture is over. */
export function onMailButton(listener: (tabId: number) => Promise<void>): void {
  browser.runtime.onConnect.addListener((port) => {
    const { tab, frameId, id } = port.sender ?? {};
    if (port.name !== PORT_NAME || id !== browser.runtime.id || frameId !== 0 || tab?.id === undefined) return;
    void listener(tab.id).finally(() => port.disconnect());
  });
}

/** The page's end: asks for a capture of this page, and resolves when it is over. */
export function pressMailButton(): Promise<void> {
  return new Promise((resolve) => {
    const port = browser.runtime.connect({ name: PORT_NAME });
    port.onDisconnect.addListener(() => resolve());
  });
}

/** The user took a permission back, here or in the browser's own settings. */
export function onPermissionsRemoved(listener: () => void): void {
  browser.permissions.onRemoved.addListener(() => listener());
}
