import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserDriver, exportMission, type PageHandle, waitForElement } from "../../scripts/driver/index.ts";
import { artifactBytes, missionNamed } from "./support/background.ts";
import { type DroppedFile, dropOnDesk } from "./support/drop.ts";
import { BROWSER, type Harness, ROOT, startHarness } from "./support/harness.ts";

const MISSION = "Mail from files";
const FIXTURES = join(ROOT, "tests/fixtures/mail");

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;
let missionId: string;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  desk = await driver.openExtensionPage("options.html");
  missionId = await missionNamed(desk, MISSION);
});
afterAll(() => harness.end());

const drop = (files: readonly DroppedFile[], expected = files.length) =>
  dropOnDesk(desk, driver, missionId, files, expected);

/** Every fixture that is one message; what has no heading at all is none, and is kept as a file. */
const EML = readdirSync(FIXTURES).filter((name) => name.endsWith(".eml") && name !== "malformed-no-header.eml");

test("every message leaves as it came, through store and dossier", async () => {
  const captures = await drop(EML.map((name) => ({ name, bytes: readFileSync(join(FIXTURES, name)) })));
  for (const [index, name] of EML.entries()) {
    const original = captures[index]?.artifacts.find(({ role }) => role === "mail");
    const bytes = await artifactBytes(desk, original?.id ?? "");
    expect(bytes.equals(readFileSync(join(FIXTURES, name))), name).toBe(true);
  }
  const { files } = await exportMission(driver, MISSION);
  const folder = join(harness.folder, `mail-${BROWSER}`);
  mkdirSync(folder, { recursive: true });
  for (const zip of files) execFileSync("unzip", ["-q", "-o", zip, "-d", folder]);
  const exported = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".eml"));
  const kept = new Set(exported.map((path) => readFileSync(join(folder, path)).toString("base64")));
  for (const name of EML) expect(kept.has(readFileSync(join(FIXTURES, name)).toString("base64")), name).toBe(true);
});

describe("a mailbox", () => {
  test("becomes one capture a message, dated as the message says", async () => {
    const first = readFileSync(join(FIXTURES, EML[0] ?? ""));
    const mbox = Buffer.concat([
      Buffer.from("From a@client.example Thu Feb 12 09:41:00 2026\n"),
      first,
      Buffer.from("\nFrom b@client.example Fri Feb 13 09:41:00 2026\n"),
      Buffer.from(
        "From: b@client.example\nDate: Fri, 13 Feb 2026 09:41:00 +0100\nSubject: Second\n\nBonjour\n>From ici\n",
      ),
    ]);
    const captures = await drop([{ name: "Archives.mbox", bytes: mbox }], 2);
    expect(captures.map(({ origin }) => origin)).toEqual(["mail", "mail"]);
    expect(captures[1]).toMatchObject({ title: "Second", datedAt: "2026-02-13T08:41:00.000Z", kind: "message" });
    // quoting was taken back, and the slice of the mailbox is kept beside it
    expect(captures[1]?.artifacts.map(({ role }) => role)).toEqual(["mail", "mail-text", "original"]);
  });
});

test("a file that is no message is added as a file", async () => {
  const [capture] = await drop([{ name: "note.txt", bytes: Buffer.from("just a text") }]);
  expect(capture).toMatchObject({ origin: "files" });
});

test("the desk shows the message harmlessly, and says that its signatures were not checked", async () => {
  const body = [
    `<p id="read">Bonjour</p><img src="${harness.origin}/pixel.png"><script>document.title="ran"</script>`,
    `<form action="${harness.origin}/post"><button>Go</button></form>`,
    "",
  ].join("\r\n");
  // what was signed may still be right: only the key can tell
  const bodyHash = createHash("sha256").update(body).digest("base64");
  const hostile = Buffer.from(
    [
      "From: Mallory <m@mallory.example>",
      "Date: Thu, 12 Feb 2026 09:41:00 +0100",
      "Subject: <img src=x onerror=alert(1)>",
      `DKIM-Signature: v=1; a=rsa-sha256; d=mallory.example; s=s1; h=from; bh=${bodyHash}; b=AAAA`,
      "MIME-Version: 1.0",
      "Content-Type: text/html; charset=utf-8",
      "",
      body,
    ].join("\r\n"),
  );
  const [capture] = await drop([{ name: "hostile.eml", bytes: hostile }]);
  const requests = harness.requestCount();
  await desk.goto(`${driver.extensionOrigin}/options.html#/missions/${missionId}/captures/${capture?.id}`);
  await waitForElement(desk, "[data-testid=mail-view]");
  await waitForElement(desk, "[data-testid=verdict]");
  const framesNow = () =>
    desk.evaluateInFrames(() => ({
      read: document.querySelector("#read")?.textContent ?? null,
      title: document.title,
    }));
  // the frame has a load of its own
  await expect
    .poll(async () => (await framesNow()).some(({ read }) => read === "Bonjour"), { timeout: 15_000 })
    .toBe(true);
  const shown = await framesNow();
  expect(shown.some(({ title }) => title === "ran")).toBe(false);
  expect(harness.requestCount()).toBe(requests);
  const verdict = await desk.evaluate(() => document.querySelector<HTMLElement>("[data-testid=verdict]")?.dataset.code);
  expect(verdict).toBe("temporary");
});
