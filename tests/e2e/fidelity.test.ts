import { PNG } from "pngjs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, type PageHandle } from "../../scripts/driver/index.ts";
import type { CaptureRecord } from "../../utils/core/index.ts";
import { artifactBytes, request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  desk = await driver.openExtensionPage("options.html");
});
afterAll(() => harness.end());

async function capture(path: string) {
  const page = await driver.openPage(`${harness.origin}${path}`);
  const outcome = await captureInPopup(driver, page, { mission: "Fidelity" });
  const { capture, record } = await request(desk, "captures.get", { captureId: outcome.captureId });
  const leftovers = await page.evaluate(() => document.querySelectorAll("bordereau-replay").length);
  await page.close();
  if (!record) throw new Error("no record");
  const step = record.steps.find(({ name }) => name === "fidelity");
  const picture = async (role: string) => {
    const artifact = capture.artifacts.find((each) => each.role === role);
    return artifact ? PNG.sync.read(await artifactBytes(desk, artifact.id)) : null;
  };
  return { outcome, capture, record, step, leftovers, picture };
}

function share({ fidelity }: CaptureRecord): number {
  if (fidelity === undefined || fidelity === "not collected") return Number.NaN;
  return fidelity.differingPixels / fidelity.comparedPixels;
}

describe("the saved page, shown again over the live one", () => {
  test("is compared with the photograph, and both pictures are kept", async () => {
    const { outcome, record, step, leftovers, picture } = await capture("/tall?height=2000");
    expect(outcome.state).toBe("complete");
    expect(step).toMatchObject({ outcome: "done" });
    expect(leftovers).toBe(0);
    expect(share(record)).toBeLessThan(0.001);
    const [live, copy] = [await picture("visible-screenshot"), await picture("copy-screenshot")];
    expect(copy?.width).toBe(live?.width);
    expect(record.fidelity).toMatchObject({ comparedPixels: (live?.width ?? 0) * (live?.height ?? 0) });
    // what is photographed is the copy: it has the same bands
    expect(copy?.data.subarray(0, 4)).toEqual(live?.data.subarray(0, 4));
  });

  test.each([
    ["/strict"],
    ["/strict?csp=frame-src%20'none'%3Bframe-ancestors%20'none'"],
    ["/strict?csp=default-src%20'none'%3Bstyle-src%20'unsafe-inline'%3Brequire-trusted-types-for%20'script'"],
  ])("works whatever the page's policy forbids: %s", async (path) => {
    const { outcome, record, step } = await capture(path);
    expect([outcome.state, step?.outcome, step?.reason]).toEqual(["complete", "done", null]);
    expect(share(record)).toBeLessThan(0.001);
  });

  test("is found to differ where it does", async () => {
    const { record } = await capture("/selected");
    expect(share(record)).toBeGreaterThan(0.02);
  });

  test("leaves the capture whole where a page does not let it be shown", async () => {
    const { outcome, record, step, leftovers } = await capture("/removing");
    expect(outcome.state).toBe("complete");
    expect(record.fidelity).toBe("not collected");
    expect(step).toMatchObject({ outcome: "failed", reason: { code: "comparison-failed" } });
    expect(leftovers).toBe(0);
  });

  test("is shown to nobody who has not its token", async () => {
    const page = await driver.openPage(`${harness.origin}/tall?height=100`);
    const shown = await page.evaluate(async (origin) => {
      const frame = document.createElement("iframe");
      frame.src = `${origin}/replay.html#00000000-0000-4000-8000-000000000000`;
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      document.body.append(frame);
      await loaded;
      return { frames: frame.contentWindow?.length, readable: frame.contentDocument !== null };
    }, driver.extensionOrigin);
    expect(shown).toEqual({ frames: 0, readable: false });
    await page.close();
  });
});
