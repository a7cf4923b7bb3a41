import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type BrowserKind, DriverError } from "./types.ts";

/** The environment variable that names each browser's program. */
export const BINARY_VARIABLES = { chromium: "BORDEREAU_CHROMIUM", firefox: "BORDEREAU_FIREFOX" } as const;

// Google Chrome is left out on purpose: from version 137 on it ignores --load-extension
const COMMANDS: Record<BrowserKind, readonly string[]> = {
  chromium: ["chromium", "chromium-browser", "google-chrome-for-testing", "microsoft-edge", "microsoft-edge-stable"],
  firefox: ["firefox-esr", "firefox", "firefox-developer-edition"],
};

const MAC_PROGRAMS: Record<BrowserKind, readonly string[]> = {
  chromium: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  firefox: ["/Applications/Firefox.app/Contents/MacOS/firefox"],
};

const WINDOWS_PROGRAMS: Record<BrowserKind, readonly string[]> = {
  chromium: ["Chromium/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"],
  firefox: ["Mozilla Firefox/firefox.exe"],
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function candidates(browser: BrowserKind): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  if (process.platform === "win32") {
    const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((name) => process.env[name] ?? "");
    return roots.filter(Boolean).flatMap((root) => WINDOWS_PROGRAMS[browser].map((program) => join(root, program)));
  }
  const onPath = COMMANDS[browser].flatMap((command) =>
    [...folders, "/usr/bin"].map((folder) => join(folder, command)),
  );
  return process.platform === "darwin" ? [...MAC_PROGRAMS[browser], ...onPath] : onPath;
}

/**
 * The program of a browser: the environment's choice, else the first one of the usual places.
 * @throws DriverError when there is none
 */
export function findBrowser(browser: BrowserKind): string {
  const chosen = process.env[BINARY_VARIABLES[browser]];
  if (chosen) {
    if (isProgram(chosen)) return chosen;
    throw new DriverError(`${BINARY_VARIABLES[browser]} names ${chosen}, which is not a program`);
  }
  const found = candidates(browser).find(isProgram);
  if (found !== undefined) return found;
  const advice =
    browser === "chromium"
      ? "Install Chromium or Microsoft Edge (Google Chrome refuses unpacked extensions from the command line since version 137)"
      : "Install Firefox";
  throw new DriverError(`No ${browser} found. ${advice}, or set ${BINARY_VARIABLES[browser]} to its program.`);
}
