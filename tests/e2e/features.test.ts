import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BrowserDriver, PageHandle } from "../../scripts/driver/index.ts";
import { FEATURE_CELLS, type FeatureCell } from "../fixtures/features/index.ts";
import { completeAccess } from "./support/feature-access.ts";
import { type FeatureAccess, KNOWN_LIMITS } from "./support/feature-limits.ts";
import { MAX_DIFFERENCE, prepareFeatureRun, runFeature } from "./support/feature-run.ts";
import { FEATURE_SAMPLE } from "./support/feature-sample.ts";
import { type FeatureServer, startFeatureServer } from "./support/feature-server.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";

const CELL_TIMEOUT_MS = 60_000;

let harness: Harness;
let server: FeatureServer;

beforeAll(async () => {
  harness = await startHarness();
  server = await startFeatureServer();
});
afterAll(async () => {
  await harness.end();
  await server.close();
});

/** One test a cell, so that a lost feature shows by its name. */
function describeFeatures(access: FeatureAccess, cells: readonly FeatureCell[]): void {
  let driver: BrowserDriver;
  let desk: PageHandle;
  beforeAll(async () => {
    driver = await harness.launch(access === "complete" ? completeAccess(BROWSER) : {});
    desk = await prepareFeatureRun(driver);
  });
  afterAll(() => driver.close());

  test.each(cells.map((cell) => [cell.id, cell] as const))("%s", { timeout: CELL_TIMEOUT_MS }, async (id, cell) => {
    const limit = KNOWN_LIMITS[BROWSER][access][id];
    const order = { server, cell, folder: harness.folder };
    if (limit !== undefined) {
      const holds = await runFeature(driver, desk, order).then(
        (result) => result.holds,
        () => false,
      );
      expect(holds, `no limit any more: ${limit}`).toBe(false);
      return;
    }
    const result = await runFeature(driver, desk, order);
    expect(result).toMatchObject({ scripts: 0, requests: 0 });
    expect(result.difference, result.missing.join("\n")).toBeLessThan(MAX_DIFFERENCE);
    expect(result.check[1]).toBe(result.check[0]);
  });
}

const all = process.env.BORDEREAU_ALL_FEATURES === "1";
const cells = FEATURE_CELLS.filter(({ id }) => all || FEATURE_SAMPLE.has(id));
describe("kept after a click on the button", () => describeFeatures("button", cells));

const crossSite = FEATURE_CELLS.filter((cell) => cell.crossSite === true);
describe.runIf(all || BROWSER === "chromium")("kept with complete copies granted", () =>
  describeFeatures("complete", crossSite),
);

test("the limits name cells that exist", () => {
  const ids = new Set(FEATURE_CELLS.map(({ id }) => id));
  expect(ids.size).toBe(FEATURE_CELLS.length);
  for (const limits of Object.values(KNOWN_LIMITS[BROWSER])) {
    for (const id of Object.keys(limits)) expect(ids).toContain(id);
  }
});
