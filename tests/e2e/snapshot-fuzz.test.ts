import { afterAll, beforeAll, expect, test } from "vitest";
import type { BrowserDriver } from "../../scripts/driver/index.ts";
import { fuzzSnapshots } from "./support/feature-fuzz.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";

/** More of them, from other seeds, by `tests/e2e/support/snapshot-fuzz.ts`. */
const DOCUMENTS = 300;

let harness: Harness;
let driver: BrowserDriver;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
});
afterAll(() => harness.end());

test.runIf(BROWSER === "chromium")(
  "of generated hostile documents, no script and no request survives in the saved page",
  async () => {
    const { saved, findings } = await fuzzSnapshots(driver, { count: DOCUMENTS, firstSeed: 1, folder: harness.folder });
    expect(findings).toEqual([]);
    expect(saved).toBe(DOCUMENTS);
  },
);
