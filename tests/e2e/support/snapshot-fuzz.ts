/**
 * Saves generated hostile documents and looks for what survived:
 * `npx tsx tests/e2e/support/snapshot-fuzz.ts [--count 10000] [--seed 1] [--browser chromium] [--engine FILE] [--out DIR]`.
 */
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { launchBrowser } from "../../../scripts/driver/index.ts";
import { fuzzSnapshots } from "./feature-fuzz.ts";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    browser: { type: "string", default: "chromium" },
    engine: { type: "string" },
    extension: { type: "string" },
    out: { type: "string", default: join(tmpdir(), "snapshot-fuzz") },
  },
});

async function main(): Promise<void> {
  const kind = values.browser === "firefox" ? "firefox" : "chromium";
  const folder = resolve(values.out);
  mkdirSync(folder, { recursive: true });
  const extensionDir = values.extension ?? (kind === "firefox" ? ".output/firefox-mv3" : ".output/chrome-mv3");
  const driver = await launchBrowser(kind, { extensionDir, downloadDir: folder, hostMap: {} });
  try {
    const { saved, findings } = await fuzzSnapshots(driver, {
      count: Number(values.count),
      firstSeed: Number(values.seed),
      folder,
      engine: values.engine === undefined ? undefined : resolve(values.engine),
      progress: (done, found) => process.stdout.write(`\r${done} documents, ${found} findings`),
    });
    console.log(`\n${saved} documents saved; ${findings.length} findings`);
    for (const { seed, what } of findings.slice(0, 50)) console.log(`${seed}: ${what}`);
    if (findings.length > 0) console.log(`The saved pages are in ${folder}`);
    process.exitCode = findings.length === 0 ? 0 : 1;
  } finally {
    await driver.close();
  }
}

await main();
