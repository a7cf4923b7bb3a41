import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { LaunchOptions } from "./types.ts";

/** The extension's UUID in every profile of ours: its origin is known, and its data are found again after a restart. */
export const EXTENSION_UUID = "b07de7ea-0000-4000-8000-000000000001";

type Preferences = Readonly<Record<string, string | number | boolean>>;

const QUIET: Preferences = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.region.network.url": "",
  "browser.safebrowsing.downloads.remote.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.search.update": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "browser.startup.page": 0,
  "browser.topsites.contile.enabled": false,
  "browser.newtabpage.activity-stream.feeds.system.topstories": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "extensions.update.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "termsofuse.bypassNotification": true,
  "toolkit.telemetry.enabled": false,
};

/** Writes the profile's `user.js`, which Firefox reads at every start. */
export function writePreferences(
  profileDir: string,
  geckoId: string,
  options: LaunchOptions,
  hostProxyPort: number | undefined,
): void {
  const proxyPort = options.proxyPort ?? hostProxyPort;
  const preferences: Preferences = {
    ...QUIET,
    "remote.active-protocols": 1,
    "extensions.webextensions.uuids": JSON.stringify({ [geckoId]: EXTENSION_UUID }),
    // a temporary add-on is uninstalled whenever the browser ends; its data shall outlive that
    "extensions.webextensions.keepStorageOnUninstall": true,
    "extensions.webextensions.keepUuidOnUninstall": true,
    // the permission question cannot be answered from outside
    "extensions.webextOptionalPermissionPrompts": options.headless === false,
    "browser.download.folderList": 2,
    "browser.download.dir": resolve(options.downloadDir),
    "browser.download.alwaysOpenPanel": false,
    "browser.sessionstore.resume_from_crash": false,
    "intl.accept_languages": options.language === "fr" ? "fr-FR,fr,en" : "en-US,en",
    "ui.systemUsesDarkTheme": options.colorScheme === "dark" ? 1 : 0,
    // 0 is dark, 1 is light
    "layout.css.prefers-color-scheme.content-override": options.colorScheme === "dark" ? 0 : 1,
    ...(proxyPort === undefined
      ? {}
      : {
          "network.proxy.type": 1,
          "network.proxy.http": "127.0.0.1",
          "network.proxy.http_port": proxyPort,
          "network.proxy.ssl": "127.0.0.1",
          "network.proxy.ssl_port": proxyPort,
          "network.proxy.allow_hijacking_localhost": options.proxyPort !== undefined,
          "network.proxy.no_proxies_on": options.proxyPort === undefined ? "127.0.0.1, localhost" : "",
        }),
  };
  const lines = Object.entries(preferences).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profileDir, "user.js"), `${lines.join("\n")}\n`);
}
