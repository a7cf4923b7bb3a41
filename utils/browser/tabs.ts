import { browser } from "wxt/browser";
import { BordereauError } from "../core";

/** The tab that a capture is about, as it was when the capture began. */
export interface TabSnapshot {
  readonly tabId: number;
  readonly windowId: number;
  readonly url: string;
  readonly title: string;
  readonly privateWindow: boolean;
}

/**
 * The tab as it is now; its address is known only while the user's click grants access to it.
 * @throws BordereauError `tab-missing`, `tab-discarded`, `tab-not-visible`
 */
export async function readVisibleTab(tabId: number): Promise<TabSnapshot> {
  const tab = await browser.tabs.get(tabId).catch((cause: unknown) => {
    throw new BordereauError("tab-missing", { cause });
  });
  if (tab.discarded) throw new BordereauError("tab-discarded");
  if (!tab.active || tab.windowId === undefined) throw new BordereauError("tab-not-visible");
  return {
    tabId,
    windowId: tab.windowId,
    url: tab.url ?? "",
    title: tab.title ?? "",
    privateWindow: tab.incognito,
  };
}

/**
 * Checks, just before or after a shot, that the tab is still in front and still shows the same document.
 * The fragment may change: pages rewrite it while they are scrolled.
 * @throws BordereauError `page-changed`, or as `readVisibleTab`
 */
export async function assertSamePage(before: TabSnapshot): Promise<void> {
  const now = await readVisibleTab(before.tabId);
  if (now.windowId !== before.windowId) throw new BordereauError("tab-not-visible");
  if (withoutFragment(now.url) !== withoutFragment(before.url)) {
    throw new BordereauError("page-changed", { detail: `from ${before.url} to ${now.url || "an unreadable page"}` });
  }
}

function withoutFragment(url: string): string {
  const hash = url.indexOf("#");
  return hash < 0 ? url : url.slice(0, hash);
}

/** The tab in front of the window that the user last used; null where there is none. */
export async function activeTab(): Promise<{ tabId: number; title: string; url: string } | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return null;
  return { tabId: tab.id, title: tab.title ?? "", url: tab.url ?? "" };
}

/** The page zoom, 1 for 100 %. */
export function zoomOf(tabId: number): Promise<number> {
  return browser.tabs.getZoom(tabId);
}

/** Opens a page of the extension in front; an open desk is reused. */
export async function openExtensionPage(pathAndHash: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(pathAndHash as "/options.html") });
}
