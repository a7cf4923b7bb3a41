import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, exportMission, type PageHandle } from "../../scripts/driver/index.ts";
import { artifactBytes, request } from "./support/background.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";
import { HARD_MESSAGES } from "./support/webmail-servers/hard-messages.ts";
import { startRoundcube } from "./support/webmail-servers/roundcube.ts";
import {
  logInToRoundcube,
  openRoundcubeMessage,
  previewRoundcubeMessage,
} from "./support/webmail-servers/roundcube-pages.ts";
import { startSogo } from "./support/webmail-servers/sogo.ts";
import { logInToSogo, openSogoMessage } from "./support/webmail-servers/sogo-pages.ts";
import type { StartedWebmail, Webmail } from "./support/webmail-servers/webmail.ts";

/** The first start on a machine installs packages. Milliseconds. */
const START_MS = 900_000;

const WEBMAILS = [
  {
    name: "Roundcube",
    id: "roundcube",
    start: startRoundcube,
    logIn: logInToRoundcube,
    open: openRoundcubeMessage,
    marksAsRead: true,
  },
  {
    name: "SOGo",
    id: "sogo",
    start: startSogo,
    logIn: logInToSogo,
    open: (page: PageHandle, _webmail: Webmail, uid: number) => openSogoMessage(page, uid),
    marksAsRead: false,
  },
] as const;

let harness: Harness;
let driver: BrowserDriver;
let desk: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  desk = await driver.openExtensionPage("options.html");
});
afterAll(() => harness.end());

describe.each(WEBMAILS)("a real $name", ({ name, id, start, logIn, open, marksAsRead }) => {
  let started: StartedWebmail;
  beforeAll(async () => {
    started = await start();
  }, START_MS);
  afterAll(async () => {
    await started?.webmail?.close();
  });

  test("gives back by one click exactly what was delivered, and nothing is marked as read by that", async (context) => {
    const { webmail, reason } = started;
    if (!webmail) return context.skip(reason);
    // its login hangs in a Firefox that is driven from outside
    if (id === "sogo" && BROWSER === "firefox") return context.skip("SOGo is tried in Chromium");
    const uids: number[] = [];
    for (const { bytes } of HARD_MESSAGES) uids.push((await webmail.deliver(bytes)).uid);
    const page = await driver.openPage("about:blank");
    await logIn(page, webmail);
    for (const [index, { name: message, bytes }] of HARD_MESSAGES.entries()) {
      const uid = uids[index] ?? 0;
      await open(page, webmail, uid);
      const imap = await webmail.imap();
      if (marksAsRead) {
        // opening does, sooner or later; the capture must not
        await expect.poll(() => imap.fetchFlags("INBOX", uid), { timeout: 15_000 }).toContain("\\Seen");
        await imap.setFlag("INBOX", uid, "\\Seen", false);
      }
      expect(await imap.fetchFlags("INBOX", uid), message).not.toContain("\\Seen");
      const outcome = await captureInPopup(driver, page, { mission: name, scope: "visible" });
      expect(outcome, message).toMatchObject({ state: "complete", error: "" });
      const { capture, record } = await request(desk, "captures.get", { captureId: outcome.captureId });
      expect(record?.mail?.source, message).toMatchObject({ kind: "webmail", webmail: id });
      const mail = capture.artifacts.find(({ role }) => role === "mail");
      const kept = await artifactBytes(desk, mail?.id ?? "");
      expect(kept.equals(Buffer.from(bytes)), message).toBe(true);
      expect(await imap.fetchFlags("INBOX", uid), message).not.toContain("\\Seen");
      await imap.logOut();
    }
    await page.close();
    expect((await exportMission(driver, name)).files).toHaveLength(1);
  });
});

test("the preview pane of Roundcube counts as the open message", async (context) => {
  const { webmail, reason } = await startRoundcube();
  if (!webmail) return context.skip(reason);
  try {
    const message = HARD_MESSAGES[0];
    if (!message) throw new Error("no message");
    const { uid } = await webmail.deliver(message.bytes);
    const page = await driver.openPage("about:blank");
    await logInToRoundcube(page, webmail);
    await previewRoundcubeMessage(page, uid);
    const outcome = await captureInPopup(driver, page, { mission: "Preview", scope: "visible" });
    const { capture } = await request(desk, "captures.get", { captureId: outcome.captureId });
    const mail = capture.artifacts.find(({ role }) => role === "mail");
    expect((await artifactBytes(desk, mail?.id ?? "")).equals(Buffer.from(message.bytes))).toBe(true);
    await page.close();
  } finally {
    await webmail.close();
  }
});
