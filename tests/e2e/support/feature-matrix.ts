/**
 * Prints which features a build keeps:
 * `npx tsx tests/e2e/support/feature-matrix.ts --browser chromium [--only id,id] [--match text] [--extension DIR]
 * [--complete] [--failing] [--out DIR]`. Pictures and saved pages of each cell are left in the folder.
 */
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { launchBrowser } from "../../../scripts/driver/index.ts";
import { FEATURE_CELLS } from "../../fixtures/features/index.ts";
import { completeAccess } from "./feature-access.ts";
import { type FeatureResult, prepareFeatureRun, runFeature } from "./feature-run.ts";
import { startFeatureServer } from "./feature-server.ts";

const { values } = parseArgs({
  options: {
    browser: { type: "string", default: "chromium" },
    only: { type: "string" },
    match: { type: "string", default: "" },
    extension: { type: "string" },
    complete: { type: "boolean", default: false },
    failing: { type: "boolean", default: false },
    out: { type: "string", default: join(tmpdir(), "features") },
  },
});
const kind = values.browser === "firefox" ? "firefox" : "chromium";
const folder = resolve(values.out, kind);
const wanted = values.only?.split(",");
const cells = FEATURE_CELLS.filter(({ id }) => (wanted ? wanted.includes(id) : id.includes(values.match)));

async function main(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const server = await startFeatureServer();
  const driver = await launchBrowser(kind, {
    extensionDir: values.extension ?? (kind === "firefox" ? ".output/firefox-mv3" : ".output/chrome-mv3"),
    downloadDir: join(folder, "downloads"),
    hostMap: {},
    ...(values.complete ? completeAccess(kind) : {}),
  });
  try {
    const desk = await prepareFeatureRun(driver);
    let held = 0;
    for (const cell of cells) {
      const order = { server, cell, folder };
      const result = await runFeature(driver, desk, order).catch((error: unknown) => String(error));
      if (typeof result !== "string" && result.holds) held++;
      if (!values.failing || typeof result === "string" || !result.holds) console.log(line(cell.id, result));
    }
    console.log(`${held} of ${cells.length} hold; pictures in ${folder}`);
  } finally {
    await driver.close();
    await server.close();
  }
}

function line(id: string, result: FeatureResult | string): string {
  if (typeof result === "string") return `error ${id}  ${result.split("\n")[0]}`;
  const { holds, difference, captureMs, outcome, missing, check, scripts, requests } = result;
  const figures = `${(difference * 100).toFixed(2).padStart(6)} %  ${String(captureMs).padStart(5)} ms  ${outcome}`;
  const details = [...(check[0] === check[1] ? [] : [`check ${check.join(" → ")}`]), ...missing];
  if (scripts > 0) details.push(`${scripts} scripts`);
  if (requests > 0) details.push(`${requests} requests`);
  return `${holds ? "holds" : "LOST "} ${id.padEnd(34)} ${figures}  ${details.join("; ").slice(0, 200)}`;
}

await main();
