import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, exportMission } from "../../scripts/driver/index.ts";
import { SECRET_PLACES, secretOf } from "../fixtures/features/secrets.ts";
import { type FeatureServer, startFeatureServer } from "./support/feature-server.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";

const MISSION = "Secrets";
const VISIBLE = "A visible value";

let harness: Harness;
let server: FeatureServer;
let driver: BrowserDriver;

beforeAll(async () => {
  harness = await startHarness();
  server = await startFeatureServer();
  driver = await harness.launch();
});
afterAll(async () => {
  await harness.end();
  await server.close();
});

test("nothing that a page keeps to itself is in the export", async () => {
  const page = await driver.openPage(`${server.origin}/feature/secrets.html`);
  await page.waitFor(() => document.documentElement.dataset.ready === "yes");
  const outcome = await captureInPopup(driver, page, { mission: MISSION });
  expect(["complete", "partial"]).toContain(outcome.state);
  const { files } = await exportMission(driver, MISSION);
  const texts = textsOf(unpack(files));
  // the search finds what is there
  expect(texts.some(({ text }) => text.includes(VISIBLE))).toBe(true);
  const leaks = SECRET_PLACES.flatMap((place) =>
    texts.flatMap(({ path, text }) => (text.includes(secretOf(place)) ? [`${place} in ${path}`] : [])),
  );
  expect(leaks).toEqual([]);
});

function unpack(zips: readonly string[]): string {
  const folder = join(harness.folder, `secrets-${BROWSER}`);
  mkdirSync(folder, { recursive: true });
  for (const zip of zips) execFileSync("unzip", ["-q", "-o", zip, "-d", folder]);
  return folder;
}

/** Every file of a folder as text; what is gzip, whatever its name, unpacked as well; base64 and escapes read. */
function textsOf(folder: string): { readonly path: string; readonly text: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const path = join(folder, name);
    if (!statSync(path).isFile()) return [];
    const bytes = readFileSync(path);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    const text = plain.toString("utf8");
    return [{ path: name, text: [text, ...embedded(text)].join("\n") }];
  });
}

/** What `data:` URLs of a text hold, one level deep. */
function embedded(text: string): string[] {
  const urls = text.matchAll(/data:[\w/+.-]*(?:;[\w=-]+)*;base64,([A-Za-z0-9+/=]+)/g);
  return Array.from(urls, ([, base64 = ""]) => Buffer.from(base64, "base64").toString("utf8"));
}
