import { readFileSync, writeFileSync } from "node:fs";
import MsgReader from "@kenjiuno/msgreader";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { MailSummarySchema } from "@/utils/core";
import { readMsg } from "@/utils/email/mailbox";
import { PROPERTY } from "@/utils/email/mailbox/msg/properties";
import { PDF, PNG } from "../../../fixtures/mail/build";
import { type OutlookParts, outlookFile } from "./support/outlook-file";

const SENT = new Date("2026-03-03T09:15:00Z");

const PARTS: OutlookParts = {
  properties: {
    [PROPERTY.subject]: "Devis n° 12 — accepté",
    [PROPERTY.senderName]: "Dupré, Hélène",
    [PROPERTY.senderAddress]: "/O=EXCHANGE/OU=FR/CN=HDUPRE",
    [PROPERTY.senderSmtpAddress]: "helene.dupre@atelier-dupre.example",
    [PROPERTY.clientSubmitTime]: SENT,
    [PROPERTY.body]: "Bonjour,\r\n\r\nLe devis est accepté.\r\n",
    [PROPERTY.html]: new TextEncoder().encode('<p>Le devis est <b>accepté</b>.</p><img src="cid:logo@atelier">'),
    [PROPERTY.internetCodePage]: 65_001,
    [PROPERTY.messageId]: "<outlook@atelier-dupre.example>",
    [PROPERTY.references]: "<a@b.test> <c@d.test>",
  },
  recipients: [
    {
      [PROPERTY.displayName]: "Marc Lefort",
      [PROPERTY.smtpAddress]: "marc@lefort-conseil.example",
      [PROPERTY.recipientType]: 1,
    },
    {
      [PROPERTY.displayName]: "anne@lefort-conseil.example",
      [PROPERTY.address]: "anne@lefort-conseil.example",
      [PROPERTY.recipientType]: 2,
    },
  ],
  attachments: [
    {
      [PROPERTY.attachLongName]: "Contrat signé.pdf",
      [PROPERTY.attachMediaType]: "application/pdf",
      [PROPERTY.attachData]: PDF,
      [PROPERTY.attachMethod]: 1,
    },
    {
      [PROPERTY.attachLongName]: "logo.png",
      [PROPERTY.attachMediaType]: "image/png",
      [PROPERTY.attachData]: PNG,
      [PROPERTY.attachContentId]: "logo@atelier",
      [PROPERTY.attachHidden]: true,
    },
    {
      [PROPERTY.attachLongName]: "grand.bin",
      [PROPERTY.attachData]: Uint8Array.from({ length: 20_000 }, (_, index) => index % 251),
    },
    {
      properties: { [PROPERTY.displayName]: "Réclamation", [PROPERTY.attachMethod]: 5 },
      message: {
        properties: {
          [PROPERTY.subject]: "Réclamation",
          [PROPERTY.body]: "Le colis est arrivé ouvert.",
          [PROPERTY.senderAddress]: "client@client.test",
        },
        attachments: [{ [PROPERTY.attachLongName]: "photo.bin", [PROPERTY.attachData]: Uint8Array.of(0, 1, 2, 3) }],
      },
    },
  ],
};

const FIXTURE = new URL("../../../fixtures/mail/outlook.msg", import.meta.url);
const fixture = () => Uint8Array.from(readFileSync(FIXTURE));

describe("readMsg", () => {
  it("reads the fixture, which is what is built here", () => {
    if (process.env.UPDATE_MAIL_FIXTURES) writeFileSync(FIXTURE, outlookFile(PARTS));
    expect(fixture()).toEqual(outlookFile(PARTS));
  });

  it("says who wrote to whom, and when", () => {
    const { summary, text, html, fields } = readMsg(fixture());
    expect(v.parse(MailSummarySchema, JSON.parse(JSON.stringify(summary)))).toEqual(summary);
    expect(summary).toMatchObject({
      subject: "Devis n° 12 — accepté",
      from: { shown: [{ name: "Dupré, Hélène", address: "helene.dupre@atelier-dupre.example" }], total: 1 },
      to: { shown: [{ name: "Marc Lefort", address: "marc@lefort-conseil.example" }], total: 1 },
      cc: { shown: [{ name: "", address: "anne@lefort-conseil.example" }], total: 1 },
      bcc: { shown: [], total: 0 },
      date: "2026-03-03T09:15:00.000Z",
      dateText: null,
      messageId: "outlook@atelier-dupre.example",
      references: { shown: ["a@b.test", "c@d.test"], total: 2 },
      problems: [],
    });
    expect(text).toBe("Bonjour,\n\nLe devis est accepté.\n");
    expect(html).toContain("<b>accepté</b>");
    expect(fields).toEqual([]);
  });

  it("gives its files with their bytes", () => {
    const { attachments } = readMsg(fixture());
    expect(
      attachments.map(({ fileName, mediaType, inline, rebuilt }) => [fileName, mediaType, inline, rebuilt]),
    ).toEqual([
      ["Contrat signé.pdf", "application/pdf", false, false],
      ["logo.png", "image/png", true, false],
      ["grand.bin", "application/octet-stream", false, false],
      ["Réclamation.msg", "application/vnd.ms-outlook", false, true],
    ]);
    expect(attachments[0]?.bytes).toEqual(PDF);
    expect(attachments[1]?.bytes).toEqual(PNG);
    expect(attachments[2]?.bytes).toEqual(Uint8Array.from({ length: 20_000 }, (_, index) => index % 251));
  });

  it("makes a file of a message inside of it, which can be read in turn", () => {
    const inner = readMsg(readMsg(fixture()).attachments[3]?.bytes ?? new Uint8Array(0));
    expect(inner.summary.subject).toBe("Réclamation");
    expect(inner.summary.from.shown).toEqual([{ name: "", address: "client@client.test" }]);
    expect(inner.text).toBe("Le colis est arrivé ouvert.");
    expect(inner.attachments[0]?.bytes).toEqual(Uint8Array.of(0, 1, 2, 3));
  });

  it("believes the header that the message came with before Outlook's own words", () => {
    const header =
      "From: Vrai <vrai@client.test>\r\nSubject: =?UTF-8?Q?Re=C3=A7u?=\r\nDate: Tue, 03 Mar 2026 10:15:00 +0100\r\nReceived: by mx.test; Tue, 03 Mar 2026 10:15:04 +0100\r\n\r\n";
    const { summary, fields } = readMsg(
      outlookFile({ ...PARTS, properties: { ...PARTS.properties, [PROPERTY.transportHeaders]: header } }),
    );
    expect(summary).toMatchObject({
      subject: "Reçu",
      from: { shown: [{ name: "Vrai", address: "vrai@client.test" }] },
      to: { shown: [{ name: "Marc Lefort" }] },
      dateText: "Tue, 03 Mar 2026 10:15:00 +0100",
    });
    expect(fields.map(({ name }) => name)).toEqual(["from", "subject", "date", "received"]);
  });

  it("reads files of old, whose strings are bytes", () => {
    const { summary, text } = readMsg(
      outlookFile({
        ansi: true,
        properties: {
          [PROPERTY.subject]: "Facture impay\xe9e",
          [PROPERTY.body]: "50 \x80",
          [PROPERTY.messageCodePage]: 1_252,
        },
      }),
    );
    expect([summary.subject, text]).toEqual(["Facture impayée", "50 €"]);
  });

  it("says what it cannot read", () => {
    const { summary, text } = readMsg(
      outlookFile({
        properties: { [PROPERTY.subject]: "x", [PROPERTY.rtf]: Uint8Array.of(1, 2, 3) },
        attachments: [{ [PROPERTY.attachLongName]: "ailleurs.docx", [PROPERTY.attachMethod]: 4 }],
      }),
    );
    expect(text).toBe("");
    expect(summary.problems).toEqual([
      { code: "msg-formatted-text-unread", params: {} },
      { code: "attachment-missing", params: { field: "ailleurs.docx" } },
    ]);
  });

  it("refuses what is no Outlook message", () => {
    expect(() => readMsg(PDF)).toThrow(expect.objectContaining({ code: "mail-unreadable" }));
    expect(() => readMsg(new Uint8Array(0))).toThrow(expect.objectContaining({ code: "mail-unreadable" }));
  });

  it("is read the same by another reader", () => {
    const file = fixture();
    const other = new MsgReader(file.buffer);
    const data = other.getFileData();
    const own = readMsg(file);
    expect(data.subject).toBe(own.summary.subject);
    expect(data.body?.replace(/\r\n/g, "\n")).toBe(own.text);
    expect(data.recipients?.map(({ name }) => name)).toEqual(["Marc Lefort", "anne@lefort-conseil.example"]);
    for (const [index, attachment] of own.attachments.entries()) {
      if (!attachment.rebuilt) expect(Uint8Array.from(other.getAttachment(index).content)).toEqual(attachment.bytes);
    }
    const inner = new MsgReader(own.attachments[3]?.bytes.buffer as ArrayBuffer).getFileData();
    expect([inner.subject, inner.body]).toEqual(["Réclamation", "Le colis est arrivé ouvert."]);
  });

  it("never hangs and throws nothing but its own error, whatever is changed", () => {
    const whole = fixture();
    const number = fc.oneof(
      fc.integer({ min: 0, max: 40 }),
      fc.constantFrom(0xfffffffe, 0xffffffff, 0xfffffffa, 0x7fffffff),
    );
    // anywhere, but mostly where the tables are: in the header and at the end
    const place = fc.oneof(
      fc.nat({ max: 511 }),
      fc.nat({ max: whole.length - 4 }),
      fc.nat({ max: 3_000 }).map((at) => whole.length - 4 - at),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(place, number), { minLength: 1, maxLength: 8 }),
        fc.nat({ max: whole.length }),
        (changes, cut) => {
          const changed = whole.slice(0, whole.length - (cut % 3 === 0 ? cut : 0));
          const view = new DataView(changed.buffer);
          for (const [at, value] of changes) if (at + 4 <= changed.length) view.setUint32(at, value, true);
          try {
            const { summary, attachments } = readMsg(changed);
            expect(v.is(MailSummarySchema, summary)).toBe(true);
            expect(attachments.reduce((total, file) => total + file.bytes.length, 0)).toBeLessThan(8 * whole.length);
          } catch (error) {
            expect(error).toMatchObject({ code: "mail-unreadable" });
          }
        },
      ),
      { numRuns: 2_000 },
    );
  }, 60_000);
});
