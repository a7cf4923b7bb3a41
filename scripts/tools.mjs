// Plain Node, built-in modules only: this runs before the dependencies exist.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A failure whose message says all that is needed; no stack is shown for it. */
export class Complaint extends Error {}

const running = new Set();
// what this program started ends with it
process.once("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});

/**
 * Runs a program in the project's folder.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} [options] `show` lets the output through as it comes
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs the command-line tool of an installed package with this Node, whatever the platform's shell is.
 * @param {string} name the tool, as in `node_modules/.bin`
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean, packageName?: string }} [options]
 */
export function runTool(name, args, { packageName = name, ...options } = {}) {
  const folder = join(ROOT, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const script = join(folder, typeof bin === "string" ? bin : bin[name]);
  return run(process.execPath, [script, ...args], options);
}

/** Where each browser's build goes. */
export const BUILDS = { chromium: ".output/chrome-mv3", firefox: ".output/firefox-mv3" };

/**
 * Builds the extension for a browser.
 * @param {"chromium" | "firefox"} browser
 */
export function buildExtension(browser) {
  return runTool("wxt", browser === "firefox" ? ["build", "-b", "firefox"] : ["build"]);
}
