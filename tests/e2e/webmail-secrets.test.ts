import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, exportMission } from "../../scripts/driver/index.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";
import { startWebmailServer, WEBMAIL_SECRETS, type WebmailServer } from "./support/webmail-server.ts";

const MISSION = "Secrets of webmails";
const PAGES = [
  "https://mail.google.com/mail/u/0/?page=conversation#inbox/FMfcgzQXKhJlMnBw",
  "https://outlook.office.com/mail/inbox/id/AAQkADk3%3D",
  "https://webmail.roundcube.test/?_task=mail&_action=show&_uid=42&_mbox=INBOX",
  "https://webmail.zimbra.test/mail",
  "https://mail.orange.fr/appsuite/",
  "https://mail.yahoo.com/d/folders/1/messages/ABkZ00001",
];

let harness: Harness;
let server: WebmailServer;
let driver: BrowserDriver;

beforeAll(async () => {
  harness = await startHarness();
  server = await startWebmailServer();
  driver = await harness.launch({ hostMap: server.hostMap });
});
afterAll(async () => {
  await harness.end();
  await server.close();
});

test("no cookie, token, canary or key of a webmail is in a dossier", async () => {
  for (const url of PAGES) {
    const page = await driver.openPage(url);
    const outcome = await captureInPopup(driver, page, { mission: MISSION });
    expect(outcome).toMatchObject({ state: "complete", error: "" });
    await page.close();
  }
  // one that fails says why without saying how it asked
  server.answerWith({ status: 500, body: "no" });
  const page = await driver.openPage("https://mail.orange.fr/appsuite/");
  expect((await captureInPopup(driver, page, { mission: MISSION })).state).toBe("partial");
  const { files } = await exportMission(driver, MISSION);
  const folder = join(harness.folder, `webmail-secrets-${BROWSER}`);
  mkdirSync(folder, { recursive: true });
  for (const zip of files) execFileSync("unzip", ["-q", "-o", zip, "-d", folder]);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  // the search finds what is there
  const found = (text: string) => paths.filter((path) => readFileSync(join(folder, path)).includes(text));
  expect(found("Camille Martin").length).toBeGreaterThan(0);
  for (const secret of WEBMAIL_SECRETS) expect(found(secret), secret).toEqual([]);
  // every way needed its secret, or nothing was proved
  expect(server.requests.some((asked) => asked.includes("ik=ik-5ecre7a1b2"))).toBe(true);
  expect(server.requests.some((asked) => asked.includes("_token=5ecre7-request-token"))).toBe(true);
  expect(server.requests.some((asked) => asked.includes("wssid=5ecre7w551d"))).toBe(true);
});
