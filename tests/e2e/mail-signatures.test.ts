import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDriver, exportMission, type PageHandle, waitForElement } from "../../scripts/driver/index.ts";
import type { MailAuthentication } from "../../utils/core/index.ts";
import { verifyMail } from "../../utils/email/dkim/index.ts";
import { lookUpFrom } from "../../utils/email/dns/index.ts";
import { rsaKey } from "../unit/email/dkim/support/keys.ts";
import { signMail } from "../unit/email/dkim/support/mailauth.ts";
import { missionNamed, request } from "./support/background.ts";
import { dropOnDesk } from "./support/drop.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";
import { startResolver, type TestResolver } from "./support/resolver.ts";

const MISSION = "Signatures";
const KEY_NAME = "s2026._domainkey.client.example";

let harness: Harness;
let resolver: TestResolver;
let driver: BrowserDriver;
let desk: PageHandle;
let missionId: string;
let signed: Buffer;

beforeAll(async () => {
  harness = await startHarness();
  const key = rsaKey(2048);
  resolver = await startResolver({ [KEY_NAME]: `v=DKIM1; k=rsa; p=${key.spki}` });
  driver = await harness.launch({ hostMap: resolver.hostMap, grantedHosts: ["https://dns.google/*"] });
  desk = await driver.openExtensionPage("options.html");
  missionId = await missionNamed(desk, MISSION);
  const mail = [
    "From: Julie Bernard <julie.bernard@client.example>",
    "To: camille.martin@atelier.example",
    "Date: Thu, 12 Feb 2026 09:41:00 +0100",
    "Subject: Devis valide",
    "Message-ID: <signed@client.example>",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: 8bit",
    "",
    "Le devis n\xc2\xb0 2026-014 est valid\xc3\xa9.  ",
    "",
    "",
  ].join("\r\n");
  const signatureData = { signingDomain: "client.example", selector: "s2026", privateKey: key.pem };
  const signTime = new Date("2026-02-12T08:41:05.000Z");
  signed = Buffer.from(await signMail(mail, { signatureData: [signatureData], signTime }), "latin1");
});
afterAll(async () => {
  await harness.end();
  await resolver.close();
});

async function checkOf(captureId: string): Promise<MailAuthentication | null> {
  return (await request(desk, "mails.checks", { captureId }))[0]?.authentication ?? null;
}

test("without lookups nothing is asked, and nothing is said to be checked", async () => {
  const [capture] = await dropOnDesk(desk, driver, missionId, [{ name: "signed.eml", bytes: signed }]);
  await request(desk, "mails.check", {});
  expect(await checkOf(capture?.id ?? "")).toBeNull();
  expect(resolver.asked).toEqual([]);
});

test("a resolver that fails leaves the check open; it is made once the key is there, and told on the desk", async () => {
  resolver.failWith(503);
  const settings = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...settings, mailResolver: "google" });
  await request(desk, "mails.check", {});
  const [capture] = await request(desk, "captures.list", { missionId });
  const captureId = capture?.id ?? "";
  expect(await checkOf(captureId)).toBeNull();
  expect(resolver.asked).toEqual([KEY_NAME]);

  resolver.failWith(null);
  await desk.goto(`${driver.extensionOrigin}/options.html#/missions/${missionId}/captures/${captureId}`);
  await desk.click({ testId: "check-signatures" });
  await waitForElement(desk, "[data-testid=verdict][data-code=aligned]");
  const sentence = await desk.evaluate(() => document.querySelector("[data-testid=verdict]")?.textContent ?? "");
  expect(sentence).toMatch(/Signed by client\.example on .*2026; content unchanged since\./);
  // only the key's name left the device
  expect(new Set(resolver.asked)).toEqual(new Set([KEY_NAME]));
  expect((await checkOf(captureId))?.summary.code).toBe("aligned");
});

test("a message that was changed is told apart", async () => {
  const changed = Buffer.from(signed.toString("latin1").replace("2026-014 est", "2026-015 est"), "latin1");
  const [capture] = await dropOnDesk(desk, driver, missionId, [{ name: "changed.eml", bytes: changed }]);
  await request(desk, "mails.check", {});
  expect((await checkOf(capture?.id ?? ""))?.summary.code).toBe("fail");
});

test("the dossier holds message, check and key: anybody comes to the same verdict without a network", async () => {
  const { files } = await exportMission(driver, MISSION);
  const folder = join(harness.folder, `signatures-${BROWSER}`);
  mkdirSync(folder, { recursive: true });
  for (const zip of files) execFileSync("unzip", ["-q", "-o", zip, "-d", folder]);
  execFileSync("sha256sum", ["-c", "--quiet", "--strict", "SHA256SUMS"], { cwd: folder });
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const checks = paths.filter((path) => path.endsWith("message-dkim.json"));
  expect(checks).toHaveLength(2);
  const verdicts = new Set<string>();
  for (const path of checks) {
    const kept = JSON.parse(readFileSync(join(folder, path), "utf8")) as MailAuthentication;
    const eml = readFileSync(join(folder, path.replace(/-dkim\.json$/, ".eml")));
    const now = () => new Date(kept.judgedAt);
    const again = await verifyMail(new Uint8Array(eml), { lookUp: lookUpFrom(kept.dnsAnswers), now });
    expect(again).toEqual(kept);
    verdicts.add(kept.summary.code);
    expect(kept.dnsAnswers[0]).toMatchObject({ name: KEY_NAME, resolver: "https://dns.google/resolve" });
  }
  expect(verdicts).toEqual(new Set(["aligned", "fail"]));
  const index = readFileSync(join(folder, "bordereau-de-pieces.html"), "utf8");
  expect(index).toContain("julie.bernard@client.example");
});
