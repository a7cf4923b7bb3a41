import { resolve } from "node:path";
import type { LaunchOptions } from "./types.ts";

/** The part of the options that the program's arguments depend on. */
export type ArgumentOptions = Pick<LaunchOptions, "headless" | "language" | "colorScheme" | "windowSize" | "hostMap">;

/** What Chromium is started with, whatever is loaded into it: driven over the pipe, quiet, on a profile of ours. */
export function chromiumArguments(profileDir: string, options: ArgumentOptions, more: readonly string[]): string[] {
  const { width, height } = options.windowSize ?? { width: 1280, height: 800 };
  const mapped = Object.entries(options.hostMap ?? {}).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`);
  const rules = [...mapped, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1", "EXCLUDE localhost"].join(", ");
  return [
    "--remote-debugging-pipe",
    `--user-data-dir=${resolve(profileDir)}`,
    ...more,
    ...(options.headless === false ? [] : ["--headless=new", "--hide-scrollbars", "--mute-audio"]),
    // Chromium refuses its sandbox to root
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ...(options.hostMap === undefined ? [] : [`--host-resolver-rules=${rules}`, "--ignore-certificate-errors"]),
    ...(options.colorScheme === "dark" ? ["--force-dark-mode"] : []),
    `--lang=${options.language ?? "en"}`,
    `--window-size=${width},${height}`,
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-search-engine-choice-screen",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-crash-restore-bubble",
    "--password-store=basic",
    "--use-mock-keychain",
    "about:blank",
  ];
}
