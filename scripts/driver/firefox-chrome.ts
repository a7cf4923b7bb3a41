/**
 * What runs in Firefox's own window, with the browser's rights. Each function travels there as text: it may use
 * nothing but its argument and the globals declared here.
 */

interface XulBrowser {
  permanentKey?: object;
  readonly isConnected: boolean;
  readonly currentURI?: { readonly spec: string };
  closest(selector: string): { readonly state?: string; hidePopup?(): void } | null;
}

interface FirefoxExtension {
  readonly views: Iterable<{ readonly viewType: string; readonly xulBrowser?: XulBrowser }>;
  readonly backgroundState?: string;
  terminateBackground(options?: object): Promise<void>;
  wakeupBackground?(): Promise<void>;
}

interface ExtensionParentModule {
  readonly ExtensionParent: {
    readonly apiManager: {
      readonly global: { browserActionFor(extension: unknown): { triggerAction(window: Window): Promise<void> } };
    };
  };
}

interface ExtensionPermissionsModule {
  readonly ExtensionPermissions: { add(geckoId: string, permissions: object, extension: unknown): Promise<void> };
}

interface NavigableManager {
  getIdForBrowser(browser: XulBrowser): string;
  getBrowserById(id: string): XulBrowser | null;
}

declare const ChromeUtils: { importESModule<T>(url: string): T };
declare const WebExtensionPolicy: { getByID(id: string): { readonly extension: FirefoxExtension } | null };
declare const Services: { readonly locale: { availableLocales: string[]; requestedLocales: string[] } };

/** Makes Firefox speak a language without its language pack: the extension's messages follow it. */
export function useLanguage(language: string): void {
  if (!Services.locale.availableLocales.includes(language)) {
    Services.locale.availableLocales = [language, ...Services.locale.availableLocales];
  }
  Services.locale.requestedLocales = [language];
}

/** Clicks the toolbar button in the tab in front. */
export async function triggerToolbarButton(geckoId: string): Promise<void> {
  const { ExtensionParent } = ChromeUtils.importESModule<ExtensionParentModule>(
    "resource://gre/modules/ExtensionParent.sys.mjs",
  );
  const action = ExtensionParent.apiManager.global.browserActionFor(WebExtensionPolicy.getByID(geckoId)?.extension);
  await action.triggerAction(window);
}

/**
 * The context of the popup or of the background, null while there is none. WebDriver BiDi knows tabs only, so the
 * view's browser is made known to it first.
 */
export function findView({ geckoId, viewType }: { geckoId: string; viewType: string }): string | null {
  const extension = WebExtensionPolicy.getByID(geckoId)?.extension;
  const view = [...(extension?.views ?? [])].find((each) => each.viewType === viewType);
  const browser = view?.xulBrowser;
  if (!browser?.isConnected || !browser.currentURI?.spec.startsWith("moz-extension:")) return null;
  // a popup loads in a hidden panel first and moves to another browser element when it is shown
  const isShown = browser.closest("panelview") !== null && browser.closest("panel")?.state === "open";
  if (viewType === "popup" && !isShown) return null;
  const { NavigableManager: manager } = ChromeUtils.importESModule<{ NavigableManager: NavigableManager }>(
    "chrome://remote/content/shared/NavigableManager.sys.mjs",
  );
  if (browser.permanentKey === undefined) {
    browser.permanentKey = {};
    const id = manager.getIdForBrowser(browser);
    const others = manager.getBrowserById.bind(manager);
    manager.getBrowserById = (wanted) => (wanted === id && browser.isConnected ? browser : others(wanted));
  }
  return manager.getIdForBrowser(browser);
}

/** Closes the popup the way a click beside it does. */
export function closePopup(geckoId: string): void {
  const views = WebExtensionPolicy.getByID(geckoId)?.extension.views ?? [];
  for (const { viewType, xulBrowser } of views) {
    if (viewType === "popup") xulBrowser?.closest("panel")?.hidePopup?.();
  }
}

/** Grants optional host permissions: nobody can answer the browser's question. */
export async function grantHosts({ geckoId, origins }: { geckoId: string; origins: string[] }): Promise<void> {
  const { ExtensionPermissions } = ChromeUtils.importESModule<ExtensionPermissionsModule>(
    "resource://gre/modules/ExtensionPermissions.sys.mjs",
  );
  const extension = WebExtensionPolicy.getByID(geckoId)?.extension;
  await ExtensionPermissions.add(geckoId, { permissions: [], origins, data_collection: [] }, extension);
}

export async function stopEventPage(geckoId: string): Promise<void> {
  await WebExtensionPolicy.getByID(geckoId)?.extension.terminateBackground({ ignoreDevToolsAttached: true });
}

export async function wakeEventPage(geckoId: string): Promise<void> {
  await WebExtensionPolicy.getByID(geckoId)?.extension.wakeupBackground?.();
}
