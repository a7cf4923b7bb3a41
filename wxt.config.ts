import { execFileSync } from "node:child_process";
import { defineConfig } from "wxt";
import { buildVerifier } from "./scripts/verifier/build.ts";

/** Commit of the source that a build was made from, "unknown" outside a checkout; it goes into every capture's record. */
function sourceRevision(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short=12", "HEAD"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown";
  }
}

const contentSecurityPolicy = [
  "default-src 'none'",
  // hash-wasm hashes files too large for one WebCrypto call
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "media-src blob: data:",
  // files of other sites, where the user lets the extension read them
  "connect-src 'self' blob: data: https: http:",
  "frame-src 'self' blob: data:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

export default defineConfig({
  modules: ["@wxt-dev/module-react", "@wxt-dev/webextension-polyfill", "@wxt-dev/i18n/module"],
  manifestVersion: 3,
  hooks: {
    // copied into every dossier, and saved from the desk
    "build:publicAssets": async (_wxt, files) => {
      files.push({ relativeDest: "verifier.html", contents: await buildVerifier() });
    },
  },
  imports: false,
  vite: () => ({ define: { __BUILD_REVISION__: JSON.stringify(sourceRevision()) } }),
  manifest: ({ browser }) => ({
    name: "__MSG_extension_name__",
    description: "__MSG_extension_description__",
    default_locale: "en",
    permissions: [
      "activeTab",
      "alarms",
      "scripting",
      "contextMenus",
      "unlimitedStorage",
      // what a reloaded page's server answers; warns of nothing. Chromium tells nothing to who was granted it later
      ...(browser === "firefox" ? [] : ["webRequest"]),
    ],
    // both warn of access to all sites, so they are asked for only when complete copies are switched on
    optional_host_permissions: ["<all_urls>"],
    ...(browser === "firefox"
      ? // the certificates can be read while a request waits only; asked for with the site that is reloaded
        { optional_permissions: ["webRequest", "webRequestBlocking"] }
      : { optional_permissions: ["pageCapture"], minimum_chrome_version: "121" }),
    // shows the saved page inside the page that it was made from, for the comparison
    web_accessible_resources: [
      {
        resources: ["replay.html"],
        matches: ["<all_urls>"],
        // sites cannot tell by it that the extension is there
        ...(browser === "firefox" ? {} : { use_dynamic_url: true }),
      },
    ],
    action: { default_title: "__MSG_action_title__" },
    commands: {
      _execute_action: { suggested_key: { default: "Alt+Shift+B" } },
      "capture-now": {
        suggested_key: { default: "Alt+Shift+K" },
        description: "__MSG_command_captureNow__",
      },
    },
    content_security_policy: { extension_pages: contentSecurityPolicy },
    ...(browser === "firefox"
      ? {
          browser_specific_settings: {
            gecko: {
              id: "bordereau@bordereau.app",
              strict_min_version: "140.0",
              data_collection_permissions: { required: ["none"] },
            },
          },
        }
      : {}),
  }),
});
