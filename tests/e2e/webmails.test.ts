import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, type PageHandle } from "../../scripts/driver/index.ts";
import { originalOf } from "../fixtures/webmails/originals.ts";
import { artifactBytes, request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";
import { startWebmailServer, type WebmailServer } from "./support/webmail-server.ts";

const MISSION = "Webmails";

let harness: Harness;
let server: WebmailServer;
let driver: BrowserDriver;
let desk: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  server = await startWebmailServer();
  driver = await harness.launch({ hostMap: server.hostMap });
  desk = await driver.openExtensionPage("options.html");
});
afterAll(async () => {
  await harness.end();
  await server.close();
});

/** Captures the page at an address by one click, and gives what was kept. */
async function capture(url: string) {
  const page = await driver.openPage(url);
  const outcome = await captureInPopup(driver, page, { mission: MISSION, scope: "visible" });
  await page.close();
  const detail = await request(desk, "captures.get", { captureId: outcome.captureId });
  const mails = detail.capture.artifacts.filter(({ role }) => role === "mail");
  return { outcome, ...detail, mails };
}

const SINGLE = [
  {
    name: "gmail",
    url: "https://mail.google.com/mail/u/0/#inbox/FMfcgzQXKhJlMnBv",
    original: "gmail-1893d5a0b7c48001",
    method: "gmail view=att",
    account: "camille.martin@atelier.example",
    shown: {
      subject: "Validation du devis n° 2026-014",
      from: "Julie Bernard <julie.bernard@client.example>",
      to: ["moi <camille.martin@atelier.example>"],
      date: "12 févr. 2026, 09:41",
      attachments: ["devis-2026-014-signé.pdf"],
    },
  },
  {
    name: "outlook",
    url: "https://outlook.office.com/mail/inbox/id/AAQkADk3%3D",
    original: "outlook",
    method: "outlook GetItem MimeContent",
    account: "camille.martin@atelier.example",
    shown: { subject: "Recette du site", date: "jeu. 05/03/2026 14:22", attachments: ["pv-recette.pdf"] },
  },
  {
    name: "roundcube",
    url: "https://webmail.roundcube.test/?_task=mail&_action=show&_uid=42&_mbox=INBOX",
    original: "roundcube",
    method: "roundcube viewsource",
    account: "camille@atelier.example",
    shown: { subject: "Point d’étape" },
  },
  {
    name: "sogo",
    url: "https://webmail.sogo.test/SOGo/so/camille/Mail/view#!/Mail/0/INBOX/7",
    original: "sogo",
    method: "sogo export",
    account: "camille",
    shown: { subject: "Point d’étape du 14 mars" },
  },
  {
    name: "zimbra",
    url: "https://webmail.zimbra.test/mail",
    original: "zimbra",
    method: "zimbra view=text",
    account: "camille.martin@atelier.example",
    shown: { subject: "Relance facture F-2026-031", attachments: ["echeancier.csv"] },
  },
  {
    name: "zimbra-modern",
    url: "https://webmail.zimbra.test/modern/email/Inbox/message/257",
    original: "zimbra",
    method: "zimbra view=text",
    account: "camille.martin@atelier.example",
    shown: { subject: "Relance facture F-2026-031" },
  },
  {
    name: "orange",
    url: "https://mail.orange.fr/appsuite/",
    original: "orange",
    method: "open-xchange view=eml",
    account: "camille.martin@orange.example",
    shown: { subject: "Bon pour accord", attachments: ["accord.pdf"] },
  },
  {
    name: "yahoo",
    url: "https://mail.yahoo.com/d/folders/1/messages/ABkZ00001",
    original: "yahoo",
    method: "yahoo rawplaintext",
    account: "camille.martin@yahoo.example",
    shown: { subject: "Retour sur la livraison", to: ["Camille Martin"] },
  },
] as const;

describe.each(SINGLE)("$name", ({ url, original, method, account, shown }) => {
  test("hands out the open message, and its bytes arrive untouched", async () => {
    const { outcome, record, mails, capture: kept } = await capture(url);
    expect(outcome).toMatchObject({ state: "complete", error: "" });
    expect(record?.mail?.source).toMatchObject({ kind: "webmail", account });
    expect(record?.mail?.messages).toMatchObject([{ file: "message.eml", method, shown }]);
    expect(mails).toHaveLength(1);
    const bytes = await artifactBytes(desk, mails[0]?.id ?? "");
    expect(bytes.equals(originalOf(original))).toBe(true);
    // what its own words say leads the list, and its attachment is a file
    expect(kept).toMatchObject({ title: "Validation du devis n° 2026-014", kind: "message" });
    expect(kept.datedAt).toBe("2026-02-12T08:41:00.000Z");
    const attachment = kept.artifacts.find(({ role }) => role === "mail-attachment");
    expect((await artifactBytes(desk, attachment?.id ?? "")).toString()).toBe(`%PDF-1.4 devis ${original}`);
  });
});

test("a conversation of Gmail is kept whole, folded messages and a sent one included", async () => {
  const { outcome, record, mails } = await capture(
    "https://mail.google.com/mail/u/0/?page=conversation#inbox/FMfcgzQXKhJlMnBw",
  );
  expect(outcome).toMatchObject({ state: "complete", error: "" });
  const ids = [
    "1893d5a0b7c4800b",
    "1893d5a0b7c4800c",
    "1893d5a0b7c4800d",
    BigInt("1771000000000000014").toString(16),
    "1893d5a0b7c480ff",
  ];
  expect(record?.mail?.messages.map(({ file }) => file)).toEqual(ids.map((_, index) => `message-${index + 1}.eml`));
  for (const [index, id] of ids.entries()) {
    const bytes = await artifactBytes(desk, mails[index]?.id ?? "");
    expect(bytes.equals(originalOf(`gmail-${id}`)), id).toBe(true);
  }
});

test("each message becomes an exhibit of its own where the user wants it so", async () => {
  const settings = await request(desk, "settings.get", {});
  await request(desk, "settings.set", { ...settings, mailExhibits: "each" });
  const { capture: page } = await capture("https://mail.google.com/mail/u/0/?page=conversation#inbox/FMfcgzQXKhJlMnBw");
  await request(desk, "settings.set", settings);
  const captures = await request(desk, "captures.list", { missionId: page.missionId });
  const mails = captures.filter(
    ({ origin, journalSequence }) => origin === "mail" && journalSequence > page.journalSequence,
  );
  expect(page.artifacts.filter(({ role }) => role === "mail")).toEqual([]);
  expect(mails).toHaveLength(5);
  expect(mails.every(({ artifacts }) => artifacts.some(({ fileName }) => fileName === "message.eml"))).toBe(true);
});

describe("a webmail that does not give the original", () => {
  test.each([
    [
      "has changed",
      "https://mail.google.com/mail/u/0/?page=changed#inbox/FMfcgzQXKhJlMnBv",
      null,
      "webmail-changed",
      "Gmail",
    ],
    ["refuses", "https://mail.orange.fr/appsuite/", { status: 403, body: "no" }, "mail-not-served", "Orange"],
    [
      "sends its login page",
      "https://mail.orange.fr/appsuite/",
      { status: 200, body: "<!doctype html><title>Login</title>" },
      "webmail-changed",
      "Orange",
    ],
    ["never gives any", "https://mail.proton.me/u/0/inbox/zQ1", null, "webmail-without-originals", "Proton Mail"],
  ] as const)("%s: the page is kept, and the record names it", async (_case, url, answer, code, webmail) => {
    server.answerWith(answer);
    const { outcome, record, mails } = await capture(url);
    server.answerWith(null);
    expect(outcome.state).toBe("partial");
    expect(mails).toEqual([]);
    expect(record?.mail).toBeUndefined();
    const step = record?.steps.find(({ name }) => name === "mail");
    expect(step).toMatchObject({ outcome: "failed", reason: { code, params: { webmail } } });
    expect(record?.artifacts.some(({ role }) => role === "visible-screenshot")).toBe(true);
  });

  test("a list of messages has none open, and nothing is missing", async () => {
    const { outcome, record } = await capture("https://webmail.sogo.test/SOGo/so/camille/Mail/view#!/Mail/0/INBOX");
    expect(outcome.state).toBe("complete");
    expect(record?.mail).toBeUndefined();
  });
});
