// Plain Node, built-in modules only: this is what brings the dependencies.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Complaint, ROOT, run } from "./tools.mjs";

const MINIMUM_NODE = [20, 12];

/** Debian's packages. */
const BROWSER_PACKAGES = { chromium: "chromium", firefox: "firefox-esr" };
const TOOL_PACKAGES = { unzip: "unzip", sha256sum: "coreutils", qpdf: "qpdf", pdftotext: "poppler-utils" };

/**
 * Makes a fresh clone ready: Node's version, the dependencies, the browsers and other programs. Quick when nothing is
 * to do.
 * @param {{ browsers?: readonly ("chromium" | "firefox")[], tools?: readonly (keyof typeof TOOL_PACKAGES)[] }} [needs]
 * @throws {Complaint} when something is missing that cannot be installed from here
 */
export async function setUp({ browsers = [], tools = [] } = {}) {
  checkNode();
  if (!dependenciesAreInstalled()) await installDependencies();
  const missing = [];
  for (const browser of browsers) {
    const problem = await browserProblem(browser);
    if (problem !== null) missing.push({ name: BROWSER_PACKAGES[browser], advice: problem });
  }
  for (const tool of tools) {
    const { code } = await run(tool, ["--help"]);
    if (code === 127) missing.push({ name: TOOL_PACKAGES[tool], advice: `${tool} is missing: please install it.` });
  }
  if (missing.length === 0) return;
  await installPackages(missing);
  for (const browser of browsers) {
    const problem = await browserProblem(browser);
    if (problem !== null) throw new Complaint(problem);
  }
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [minimumMajor, minimumMinor] = MINIMUM_NODE;
  if (major > minimumMajor || (major === minimumMajor && minor >= minimumMinor)) return;
  throw new Complaint(`Node ${MINIMUM_NODE.join(".")} or newer is needed; this is ${process.versions.node}.`);
}

/** Compares what npm noted when it last finished installing with what the lock file wants. */
function dependenciesAreInstalled() {
  const wanted = lockedPackages("package-lock.json");
  const installed = lockedPackages(join("node_modules", ".package-lock.json"));
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(([path, { version, integrity, link, optional, devOptional }]) => {
    const found = installed[path];
    // an optional package may be for another platform
    if (path === "" || link || (!found && (optional || devOptional))) return true;
    return found?.version === version && found?.integrity === integrity;
  });
}

function lockedPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), "utf8")).packages;
  } catch {
    return null;
  }
}

async function installDependencies() {
  console.log("Installing the dependencies (npm ci)…");
  // npm names itself to what it runs; called any other way, its command is a shell script on Windows
  const npm = process.env.npm_execpath;
  const [command, ...args] = npm?.endsWith("js") ? [process.execPath, npm] : ["npm"];
  const { code } = await run(command, [...args, "ci", "--no-audit", "--no-fund"], { show: true });
  if (code !== 0) throw new Complaint("npm ci failed; its own message is above.");
}

/** Null where the browser is there, else what to do about it. */
async function browserProblem(browser) {
  const { tsImport } = await import("tsx/esm/api");
  const { findBrowser } = await tsImport("./driver/binaries.ts", import.meta.url);
  try {
    findBrowser(browser);
    return null;
  } catch (error) {
    return error.message;
  }
}

async function installPackages(missing) {
  const names = missing.map(({ name }) => name);
  const advice = missing.map((each) => each.advice).join("\n");
  const sudo = await aptPrefix();
  if (sudo === null) throw new Complaint(advice);
  console.log(`Installing ${names.join(", ")} (apt-get)…`);
  const [command = "apt-get", ...prefix] = [...sudo, "apt-get"];
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const update = await run(command, [...prefix, "update", "-qq"], { env });
  const install = await run(command, [...prefix, "install", "-y", "-qq", "--no-install-recommends", ...names], { env });
  if (install.code !== 0) throw new Complaint(`${update.output}${install.output}\napt-get failed. ${advice}`);
}

/** What goes before `apt-get`; null where packages cannot be installed without asking somebody. */
async function aptPrefix() {
  if (process.platform !== "linux" || (await run("apt-get", ["--version"])).code !== 0) return null;
  if (process.getuid?.() === 0) return [];
  return (await run("sudo", ["-n", "true"])).code === 0 ? ["sudo", "-n"] : null;
}
