import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BuiltExtension } from "./extension.ts";
import type { LaunchOptions } from "./types.ts";

type Preferences = Record<string, unknown>;

/** Writes what Chromium has no flag for into the profile's preferences, and keeps what is there already. */
export function seedPreferences(profileDir: string, extension: BuiltExtension, options: LaunchOptions): void {
  const folder = join(profileDir, "Default");
  const file = join(folder, "Preferences");
  mkdirSync(folder, { recursive: true });
  const preferences = readPreferences(file);
  const language = options.language ?? "en";
  merge(preferences, {
    download: { default_directory: resolve(options.downloadDir), prompt_for_download: false },
    browser: { theme: { color_scheme2: options.colorScheme === "dark" ? 2 : 1 } },
    intl: {
      accept_languages: language === "en" ? "en-US,en" : "fr-FR,fr,en",
      selected_languages: language === "en" ? "en-US,en" : "fr-FR,fr,en",
    },
    extensions: { settings: { [extension.chromiumId]: heldPermissions(options) } },
  });
  writeFileSync(file, JSON.stringify(preferences));
}

/** An extension's entry that holds optional permissions: the browser's question cannot be answered from outside. */
function heldPermissions({ grantedPermissions: api = [], grantedHosts: hosts = [] }: LaunchOptions): Preferences {
  if (api.length + hosts.length === 0) return {};
  const held = { api: [...api], explicit_host: [...hosts], manifest_permissions: [], scriptable_host: [] };
  return { runtime_granted_permissions: held, active_permissions: held };
}

function readPreferences(file: string): Preferences {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Preferences;
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Preferences {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function merge(into: Preferences, from: Preferences): void {
  for (const [key, value] of Object.entries(from)) {
    const present = into[key];
    if (isObject(present) && isObject(value)) merge(present, value);
    else into[key] = value;
  }
}
