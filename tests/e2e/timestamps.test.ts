import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, exportMission, type PageHandle } from "../../scripts/driver/index.ts";
import type { Settings } from "../../utils/core/index.ts";
import type { StampView } from "../../utils/messages/index.ts";
import { type Calendar, startCalendar } from "../support/calendar/index.ts";
import {
  type AuthorityBehaviour,
  startTimestampAuthority,
  type TimestampAuthority,
} from "../support/timestamp-authority/index.ts";
import { request } from "./support/background.ts";
import { chooseFiles } from "./support/choose-files.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;
let authorities: Readonly<Record<"rsa" | "ec", TimestampAuthority>>;
let calendar: Calendar;
let missions = 0;

beforeAll(async () => {
  harness = await startHarness();
  authorities = {
    rsa: await startTimestampAuthority({ keyType: "rsa" }),
    ec: await startTimestampAuthority({ keyType: "ec" }),
  };
  calendar = await startCalendar();
  driver = await harness.launch({ grantedHosts: ["http://127.0.0.1/*"] });
  desk = await driver.openExtensionPage("options.html");
});
afterAll(async () => {
  await harness.end();
  await Promise.all([authorities.rsa.close(), authorities.ec.close(), calendar.close()]);
});

async function choose(change: Partial<Settings>): Promise<void> {
  const before = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...before, ...change });
}

const ask = (keyType: "rsa" | "ec") => ({
  ownAuthorities: [{ id: "own-1", name: `Own ${keyType}`, url: authorities[keyType].url }],
  ownRoots: authorities[keyType].rootPem,
});

/** Captures a page into a mission of its own. */
async function capture(): Promise<{ captureId: string; mission: string }> {
  missions++;
  const mission = `Timestamps ${missions}`;
  const page = await driver.openPage(`${harness.origin}/tall?height=500`);
  const { captureId, state } = await captureInPopup(driver, page, { mission, scope: "visible" });
  expect(state).toBe("complete");
  await page.close();
  return { captureId: captureId ?? "", mission };
}

async function stampsOf(captureId: string): Promise<readonly StampView[]> {
  return (await request(desk, "proof.ofCapture", { captureId })).stamps;
}

/** The dossier, unpacked. */
async function exported(mission: string): Promise<{ folder: string; zip: string }> {
  const { files } = await exportMission(driver, mission);
  const folder = join(harness.folder, mission.replaceAll(" ", "-"));
  mkdirSync(folder);
  execFileSync("unzip", ["-q", files[0] ?? "", "-d", folder]);
  return { folder, zip: files[0] ?? "" };
}

const WITHIN = { timeout: 30_000 };

describe.each(["rsa", "ec"] as const)("an authority with an %s key", (keyType) => {
  test("stamps a capture, and openssl accepts every command that the dossier gives", async () => {
    authorities[keyType].setBehaviour("honest");
    await choose(ask(keyType));
    const { captureId, mission } = await capture();
    await expect.poll(async () => (await stampsOf(captureId))[0]?.state, WITHIN).toBe("stamped");
    expect(await stampsOf(captureId)).toMatchObject([{ trusted: true, problem: null }]);

    const { folder, zip } = await exported(mission);
    const lines = readFileSync(join(folder, "COMMENT-VERIFIER.txt"), "utf8").split("\n");
    const commands = new Set(lines.filter((line) => /^(sha256sum|openssl) [a-z-]/.test(line)));
    const stamped = [...commands].filter((line) => line.startsWith("openssl ts "));
    expect(stamped.length).toBeGreaterThan(0);
    for (const command of commands) execFileSync("sh", ["-c", command], { cwd: folder, stdio: "pipe" });
    const other = stamped[0]?.replace(/-data \S+/, "-data manifest.json") ?? "";
    expect(() => execFileSync("sh", ["-c", other], { cwd: folder, stdio: "pipe" })).toThrow();

    const roots = join(harness.folder, `${keyType}.pem`);
    execFileSync("cp", [join(folder, "preuves/autorites.pem"), roots]);
    const verify = (...args: string[]) =>
      JSON.parse(execFileSync("npm", ["run", "-s", "verify", "--", zip, "--json", ...args], { encoding: "utf8" }));
    const trusted = verify("--roots", roots);
    expect(trusted).toMatchObject({ verdict: "passed", witnesses: { signature: {} } });
    expect(trusted.witnesses.exhibits[0].existedBy.authority).toBe("Example Timestamp Authority");
    // a root that only the dossier knows is no reason to trust it
    expect(verify().witnesses.exhibits[0].existedBy).toBeNull();
  });
});

test("verifier.html trusts an authority once its root is given, and no file without a certificate", async () => {
  authorities.ec.setBehaviour("honest");
  await choose(ask("ec"));
  const { captureId, mission } = await capture();
  await expect.poll(async () => (await stampsOf(captureId))[0]?.state, WITHIN).toBe("stamped");
  const { folder, zip } = await exported(mission);
  const page = await driver.openPage(pathToFileURL(join(folder, "verifier.html")).href);
  const says = (what: string) =>
    page.waitFor((wanted) => document.querySelector(`[data-says="${wanted}"]`)?.textContent, what, {
      label: what,
      timeoutMs: 30_000,
    });
  await chooseFiles(page, BROWSER, "choose-zips", [zip]);
  expect(await says("unknown-authority")).toContain("Example Timestamp Authority");
  await chooseFiles(page, BROWSER, "choose-roots", [join(folder, "manifest.json")]);
  await page.waitFor(() => document.querySelector("[data-testid=roots] [role=alert]") !== null);
  expect(await page.evaluate(() => document.querySelector("[data-says=existed-by]"))).toBeNull();
  await chooseFiles(page, BROWSER, "choose-roots", [join(folder, "preuves/autorites.pem")]);
  expect(await says("existed-by")).toContain("Example Timestamp Authority");
  await page.close();
});

test.each([
  ["down", "authority-unreachable"],
  ["garbage", "authority-answer-invalid"],
  ["other-hash", "authority-answer-invalid"],
  ["rate-limited", "authority-busy"],
  ["expired-certificate", "authority-answer-invalid"],
  ["refuses", "authority-refused"],
  ["slow", "authority-unreachable"],
] as const satisfies readonly (readonly [AuthorityBehaviour, string])[])(
  "an authority that is %s loses no capture, is told of, and stamps later",
  async (behaviour, code) => {
    authorities.ec.setBehaviour(behaviour);
    await choose(ask("ec"));
    const { captureId } = await capture();
    await expect.poll(async () => (await stampsOf(captureId))[0]?.problem?.code, WITHIN).toBe(code);
    expect((await request(desk, "captures.get", { captureId })).capture.outcome).toBe("complete");
    expect((await stampsOf(captureId))[0]?.state).toBe("waiting");
    authorities.ec.setBehaviour("honest");
    await request(desk, "proof.stampNow", {});
    expect(await stampsOf(captureId)).toMatchObject([{ state: "stamped", trusted: true, problem: null }]);
  },
);

test("calendars promise, and the promise is in the dossier", async () => {
  await choose({ ownAuthorities: [], openTimestamps: true, openTimestampsCalendars: [calendar.url] });
  const { captureId, mission } = await capture();
  await expect.poll(async () => (await stampsOf(captureId)).at(-1)?.state, WITHIN).toBe("promised");
  const { folder } = await exported(mission);
  expect(readdirSync(join(folder, "preuves")).some((name) => name.endsWith(".ots"))).toBe(true);
  await choose({ openTimestamps: false });
});
