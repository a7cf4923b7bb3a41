import { browser } from "wxt/browser";

export type MenuTarget = "page" | "selection" | "image" | "link";

/** A right click on something in a page. */
export interface MenuClick {
  readonly target: MenuTarget;
  readonly url: string | null;
  readonly text: string | null;
}

/** The context menus, made once at installation and update. */
export function createMenus(titles: Readonly<Record<MenuTarget, string>>): void {
  browser.contextMenus.removeAll().then(() => {
    for (const target of ["page", "selection", "image", "link"] as const) {
      browser.contextMenus.create({ id: target, title: titles[target], contexts: [target] });
    }
  });
}

export function onMenuClick(listener: (tabId: number, click: MenuClick) => void): void {
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    const target = info.menuItemId as MenuTarget;
    const url = target === "image" ? info.srcUrl : target === "link" ? info.linkUrl : undefined;
    // Chromium has no text for a link
    const text = info.selectionText ?? (info as { linkText?: string }).linkText;
    listener(tab.id, { target, url: url ?? null, text: text ?? null });
  });
}

/** A click on the toolbar button while it has no popup. */
export function onToolbarClick(listener: (tabId: number) => void): void {
  browser.action.onClicked.addListener((tab) => {
    if (tab.id !== undefined) listener(tab.id);
  });
}

export function onShortcut(command: string, listener: (tabId: number) => void): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === command && tab?.id !== undefined) listener(tab.id);
  });
}

/** With one-click mode the button has no popup and captures at once. */
export function setPopupEnabled(enabled: boolean): Promise<void> {
  return browser.action.setPopup({ popup: enabled ? "popup.html" : "" });
}

export function onInstalled(listener: () => void): void {
  browser.runtime.onInstalled.addListener(() => listener());
}

/** A start of the browser: what is set on the toolbar button does not outlive the one before. */
export function onBrowserStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(() => listener());
}
