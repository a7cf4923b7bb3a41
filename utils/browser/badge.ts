import { browser } from "wxt/browser";

const COLORS = { running: "#1f3a6e", done: "#1a6b3c", partial: "#8a5a00", failed: "#a11d1d" } as const;

/** Shows a capture's state on the toolbar button of its tab; an empty text clears it. */
export async function showBadge(tabId: number, text: string, state: keyof typeof COLORS): Promise<void> {
  // the tab may be gone: the badge is a courtesy
  await Promise.all([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: COLORS[state] }),
  ]).catch(() => undefined);
}
