// Plain Node, built-in modules only, until the set-up has brought the dependencies.
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setUp } from "./setup.mjs";
import { BUILDS, buildExtension, Complaint, ROOT, runTool } from "./tools.mjs";

const reports = mkdtempSync(join(tmpdir(), "bordereau-reports-"));
process.once("exit", () => rmSync(reports, { recursive: true, force: true }));

/**
 * @typedef {{ code: number, output: string, passed?: number, failed?: number }} Result
 * @typedef {{ name: string, needs?: readonly string[], together?: boolean, run: () => Promise<Result> }} Stage
 */

/** In the order in which they run; a stage whose needs failed is not run and counts as failed. */
const STAGES = /** @type {const} */ ([
  { name: "lint", run: () => runTool("biome", ["ci", "--colors=off", "."], { packageName: "@biomejs/biome" }) },
  { name: "prepare", run: () => runTool("wxt", ["prepare"]) },
  { name: "types", needs: ["prepare"], run: () => runTool("tsc", ["--noEmit"], { packageName: "typescript" }) },
  {
    name: "imports",
    needs: ["prepare"],
    run: () =>
      runTool("depcruise", ["--config", ".dependency-cruiser.cjs", "entrypoints", "components", "utils", "verifier"], {
        packageName: "dependency-cruiser",
      }),
  },
  { name: "unused", needs: ["prepare"], run: () => runTool("knip", []) },
  { name: "unit", needs: ["prepare"], run: () => runVitest("unit", []) },
  { name: "build-chromium", run: () => buildForTests("chromium") },
  { name: "build-firefox", run: () => buildForTests("firefox") },
  { name: "e2e-chromium", needs: ["build-chromium"], together: true, run: () => runEndToEnd("chromium") },
  { name: "e2e-firefox", needs: ["build-firefox"], together: true, run: () => runEndToEnd("firefox") },
  {
    name: "web-ext",
    needs: ["build-firefox"],
    run: () => runTool("web-ext", ["lint", "--source-dir", ".output/firefox-mv3", "--no-config-discovery"]),
  },
]);

const testedBuild = (browser) => join(reports, `extension-${browser}`);

/** Builds, and keeps a copy to test: the next build, in another window, removes this one. */
async function buildForTests(browser) {
  const result = await buildExtension(browser);
  if (result.code === 0) cpSync(join(ROOT, BUILDS[browser]), testedBuild(browser), { recursive: true });
  return result;
}

function runEndToEnd(browser) {
  const env = { BORDEREAU_BROWSER: browser, BORDEREAU_EXTENSION: testedBuild(browser) };
  return runVitest(`e2e-${browser}`, ["--config", "vitest.e2e.config.ts"], env);
}

/** Runs vitest and counts its tests; a file that does not even load counts as one failed test. */
async function runVitest(name, args, env = {}) {
  const report = join(reports, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const result = await runTool("vitest", ["run", ...args, ...reporters], { env });
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const broken = testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
    const failed = numFailedTests + broken.length;
    return { ...result, passed: numPassedTests, failed: result.code !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return { ...result, passed: 0, failed: 1 };
  }
}

/** The stages that were asked for, with what they need. */
function chosenStages(only) {
  if (only === undefined) return [...STAGES];
  const chosen = new Set();
  const add = (name) => {
    const stage = STAGES.find((each) => each.name === name);
    if (!stage) throw new Complaint(`No stage "${name}"; there are ${STAGES.map((each) => each.name).join(", ")}.`);
    for (const need of stage.needs ?? []) add(need);
    chosen.add(stage);
  };
  for (const name of only.split(",")) add(name.trim());
  return STAGES.filter((stage) => chosen.has(stage));
}

/** Stages that may run at the same time follow each other in the list. */
function inBatches(stages) {
  const batches = [];
  for (const stage of stages) {
    if (stage.together && batches.at(-1)?.[0].together) batches.at(-1).push(stage);
    else batches.push([stage]);
  }
  return batches;
}

async function runStage(stage, failedStages) {
  const missing = stage.needs?.find((need) => failedStages.has(need));
  const startedAt = performance.now();
  const result = missing === undefined ? await stage.run() : { code: 1, output: `Not run, because ${missing} failed.` };
  const failed = result.failed ?? (result.code === 0 ? 0 : 1);
  const passed = result.passed ?? (result.code === 0 ? 1 : 0);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  const tests = result.passed === undefined ? "" : `, ${passed} passed, ${failed} failed`;
  console.log(`${failed === 0 ? "ok    " : "FAILED"} ${stage.name.padEnd(15)} ${seconds.padStart(6)} s${tests}`);
  if (failed > 0) console.log(result.output.trimEnd());
  return { stage, passed, failed };
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const stages = chosenStages(values.only);
  const browsers = ["chromium", "firefox"].filter((browser) => stages.some(({ name }) => name === `e2e-${browser}`));
  await setUp({ browsers, tools: ["unzip", "sha256sum", "qpdf", "pdftotext"] });
  const failedStages = new Set();
  const total = { passed: 0, failed: 0 };
  for (const batch of inBatches(stages)) {
    for (const { stage, passed, failed } of await Promise.all(batch.map((each) => runStage(each, failedStages)))) {
      total.passed += passed;
      total.failed += failed;
      if (failed > 0) failedStages.add(stage.name);
    }
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

try {
  process.exit(await main());
} catch (error) {
  console.error(error instanceof Complaint || error?.code?.startsWith("ERR_PARSE_ARGS") ? error.message : error);
  process.exit(2);
}
