import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import type { CapturedMail } from "@/utils/capture";
import { CaptureRecordSchema } from "@/utils/core";
import type { LookUpTxt } from "@/utils/email/dns";
import { readMessage } from "@/utils/email/message";
import { eraseCapture } from "@/utils/services/captures";
import { addMail, MailChecks, mailApart, mailTogether, ownDate, ownTitle } from "@/utils/services/mail";
import { mailFiles } from "@/utils/services/mail/mail-files";
import { getArtifactBytes } from "@/utils/store";
import { rsaKey } from "../../email/dkim/support/keys";
import { signMail } from "../../email/dkim/support/mailauth";
import { tickingClock } from "../../store/open-store";
import { facts, platform, testDependencies } from "../test-dependencies";

const fixture = (name: string) =>
  new Uint8Array(readFileSync(join(__dirname, "../../../fixtures/mail", name))) as Uint8Array<ArrayBuffer>;
const SHOWN = { subject: "", from: "", to: [], date: "", attachments: [] };

function captured(...names: string[]): CapturedMail {
  const messages = names.map((name) => ({ shown: SHOWN, bytes: fixture(name), method: "gmail view=att" }));
  return { webmail: "gmail", account: null, messages };
}

async function added(bytes: Uint8Array<ArrayBuffer>) {
  const deps = { ...(await testDependencies()), clock: tickingClock("2026-04-01T09:00:00.000Z") };
  const message = await readMessage(bytes);
  const input = { message, original: new Blob([bytes]), container: "eml", number: null, method: "file" } as const;
  const { files, message: described } = mailFiles({ ...input, shown: null, view: "<p>view</p>" });
  const mail = {
    source: { kind: "file" as const, fileName: "a.eml", container: "eml" as const },
    messages: [described],
  };
  const order = { missionId: deps.mission.id, kind: "message", note: "", datedAt: null } as const;
  const capture = await addMail(deps, { ...order, mail, files, facts, platform });
  return { deps, capture };
}

describe("a message as a capture", () => {
  it("is dated and named by itself, and keeps original, readable forms and attachments", async () => {
    const { deps, capture } = await added(fixture("attachments.eml"));
    expect(capture).toMatchObject({ origin: "mail", datedAt: "2026-03-03T09:15:00.000Z", title: "Pieces du dossier" });
    expect(capture.artifacts.map(({ role }) => role).slice(0, 3)).toEqual(["mail", "mail-view", "mail-text"]);
    const attachments = capture.artifacts.filter(({ role }) => role === "mail-attachment");
    expect(attachments.every(({ fileName }) => fileName.startsWith("message-pj-"))).toBe(true);
    const original = await getArtifactBytes(deps.db, capture.artifacts[0]?.id ?? "");
    expect(new Uint8Array((await original?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(fixture("attachments.eml"));
    const record = v.parse(CaptureRecordSchema, JSON.parse(capture.recordJson ?? ""));
    expect(record.statedDate).toBe("2026-03-03T09:15:00.000Z");
    expect(record.mail?.messages[0]?.summary.subject).toBe("Pieces du dossier");
    expect(record.software.options).not.toHaveProperty("mailButtonSites");
  });

  it("is never dated in the future by its own word", async () => {
    const { mail } = await mailTogether(captured("plain.eml"));
    expect(ownDate(mail, new Date("2020-01-01T00:00:00Z"))).toBeNull();
    expect(ownDate(mail, new Date("2030-01-01T00:00:00Z"))).not.toBeNull();
  });
});

describe("a conversation", () => {
  const names = ["conversation-1.eml", "conversation-2.eml", "conversation-3.eml"];

  it("is one exhibit with numbered files, dated by its last message", async () => {
    const { files, mail } = await mailTogether(captured(...names));
    const originals = files.filter(({ role }) => role === "mail");
    expect(originals.map(({ fileName }) => fileName)).toEqual(["message-1.eml", "message-2.eml", "message-3.eml"]);
    const dates = mail.messages.map(({ summary }) => summary.date ?? "");
    expect(ownDate(mail, new Date("2030-01-01T00:00:00Z"))).toBe(dates.sort().at(-1));
    expect(mail.source).toMatchObject({ webmail: "gmail", account: "not collected" });
  });

  it("or one exhibit a message", async () => {
    const parts = await mailApart(captured(...names));
    expect(parts).toHaveLength(3);
    for (const { files, mail } of parts) {
      expect(files[0]?.fileName).toBe("message.eml");
      expect(mail.messages).toHaveLength(1);
      expect(ownTitle(mail)).not.toBe("");
    }
  });
});

describe("checks of signatures", () => {
  const refuse: LookUpTxt = async (name) => ({
    name,
    resolver: "https://dns.test/",
    askedAt: "2026-03-01T09:00:00.000Z",
    status: "temporary",
    reason: "unreachable",
    detail: "offline",
  });

  async function signed() {
    const key = rsaKey(2048);
    const signatureData = [{ signingDomain: "client.example", selector: "s1", privateKey: key.pem }];
    const mail =
      "From: julie@client.example\r\nDate: Thu, 12 Feb 2026 09:41:00 +0100\r\nSubject: ok\r\n\r\nBonjour\r\n";
    const text = await signMail(mail, { signatureData, signTime: new Date("2026-02-12T09:00:00Z") });
    const answer: LookUpTxt = async (name) => ({
      name,
      resolver: "https://dns.test/",
      askedAt: "2026-03-01T09:00:00.000Z",
      status: "found",
      records: [`v=DKIM1; k=rsa; p=${key.spki}`],
      authenticated: true,
    });
    return { ...(await added(new Uint8Array(Buffer.from(text, "latin1")))), answer };
  }

  it("wait while no resolver is reached, and are made once one is; the journal has their hash", async () => {
    const { deps, capture, answer } = await signed();
    let lookUp: LookUpTxt | null = null;
    const checks = new MailChecks({ ...deps, lookUp: async () => lookUp });
    for (const failing of [null, refuse]) {
      lookUp = failing;
      await checks.run();
      expect(await checks.ofCapture(capture.id)).toMatchObject([{ authentication: null, checkedAt: null }]);
    }
    lookUp = answer;
    await checks.run();
    const [state] = await checks.ofCapture(capture.id);
    expect(state?.authentication?.summary.code).toBe("aligned");
    const events = (await deps.journal.entriesOfCapture(capture.id)).map(({ body }) => body?.event);
    expect(events.at(-1)).toMatchObject({ type: "mail-checked", artifactId: capture.artifacts[0]?.id });
    // made once
    const { sequence } = await deps.journal.head();
    await checks.run();
    expect((await deps.journal.head()).sequence).toBe(sequence);
  });

  it("need no resolver to say that a message is not signed", async () => {
    const { deps, capture } = await added(fixture("plain.eml"));
    const checks = new MailChecks({ ...deps, lookUp: async () => null });
    await checks.run();
    expect((await checks.ofCapture(capture.id))[0]?.authentication?.summary.code).toBe("unsigned");
  });

  it("go with the message when it is erased", async () => {
    const { deps, capture, answer } = await signed();
    const checks = new MailChecks({ ...deps, lookUp: async () => answer });
    await eraseCapture(deps, capture.id);
    await checks.run();
    expect(await checks.ofCapture(capture.id)).toEqual([]);
    expect(await deps.db.getAll("mailChecks")).toEqual([]);
  });
});
