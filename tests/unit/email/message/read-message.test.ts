import PostalMime from "postal-mime";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { MailSummarySchema } from "@/utils/core";
import { readMessage } from "@/utils/email/message";
import { bytes, MAILS } from "../../../fixtures/mail/build";
import { mailFixture } from "../../../fixtures/mail/read";

const read = (name: string) => readMessage(mailFixture(name));
const OTHER_PROGRAMS = ["nodemailer-attachments.eml", "python-attachments.eml"];
const ALL = [...Object.keys(MAILS), ...OTHER_PROGRAMS];

describe("readMessage", () => {
  it.each(ALL)("gives a summary of its schema for %s, that JSON keeps", async (name) => {
    const { summary } = await read(name);
    expect(v.parse(MailSummarySchema, JSON.parse(JSON.stringify(summary)))).toEqual(summary);
  });

  it.each(ALL.filter((name) => !name.startsWith("malformed")))("has nothing to complain of in %s", async (name) => {
    expect((await read(name)).summary.problems).toEqual([]);
  });

  it("says who wrote to whom, when, and which message it answers", async () => {
    const { summary, text } = await read("conversation-5.eml");
    expect(summary).toMatchObject({
      subject: "Re: Livraison du lot 4",
      from: { shown: [{ name: "Hélène Dupré", address: "helene.dupre@atelier-dupre.example" }], total: 1 },
      to: { shown: [{ name: "Marc Lefort", address: "marc@lefort-conseil.example" }], total: 1 },
      sender: null,
      cc: { shown: [], total: 0 },
      date: "2026-03-03T14:15:00.000Z",
      dateText: "Tue, 03 Mar 2026 15:15:00 +0100",
      messageId: "conversation-5@atelier-dupre.example",
      inReplyTo: "conversation-4@atelier-dupre.example",
    });
    expect(summary.references).toEqual({
      shown: [1, 2, 3, 4].map((place) => `conversation-${place}@atelier-dupre.example`),
      total: 4,
    });
    expect(text).toBe("Message 5 de la conversation.\n");
  });

  it.each([
    ["plain.eml", "Devis n° 12 — accepté", "1 200 €, sous réserve d'un acompte de 30 %."],
    ["lf-only.eml", "Devis n° 12 — accepté", "1 200 €, sous réserve d'un acompte de 30 %."],
    ["iso-8859-1.eml", "Facture impayée", "La facture n° 7 reste impayée, malgré deux relances."],
    ["windows-1252.eml", "Le chèque de 50 €", "Le “chèque” de 50 € n’est pas arrivé…"],
    ["utf-8-8bit.eml", "Réunion décalée à 14 h", "dans la salle du rez-de-chaussée.\n> Elle est maintenue ?"],
    ["iso-2022-jp.eml", "契約書", "契約書 PDF"],
    ["python-attachments.eml", "Réclamation n° 7 — délai dépassé", "Bonjour,\n\nLe délai est dépassé."],
  ])("decodes %s", async (name, subject, text) => {
    const message = await read(name);
    expect(message.summary.subject).toBe(subject);
    expect(message.text).toContain(text);
  });

  it("makes text of HTML where there is no other", async () => {
    const { text, html, summary } = await read("html-only.eml");
    expect(text).toBe("Bonjour Marc,\n\n- un\n- deux\n\nTotal\t85,50€\n\nVoir <https://suivi.test/x>");
    expect(html).toContain("<script>alert(1)</script>");
    expect(summary).toMatchObject({ textBytes: 0, htmlBytes: 411 });
  });

  it("takes the plain form of alternatives as text, the other as HTML", async () => {
    const { text, html } = await read("attachments.eml");
    expect(text).toBe("Bonjour, voici les pièces.");
    expect(html).toContain("<p>Bonjour, voici les <b>pièces</b>.</p>");
  });

  it("reads text in several parts, of both kinds", async () => {
    const mail = [
      "From: a@b.test",
      "Date: Tue, 03 Mar 2026 10:15:00 +0100",
      "Content-Type: multipart/mixed; boundary=b",
      "",
      "--b",
      "",
      "un < deux",
      "--b",
      "Content-Type: text/html",
      "",
      "<p>trois</p>",
      "--b--",
    ].join("\r\n");
    const { text, html } = await readMessage(bytes(mail));
    expect(text).toBe("un < deux\ntrois");
    expect(html).toBe('<pre style="white-space:pre-wrap">un &lt; deux</pre>\n<p>trois</p>');
  });

  it.each([
    ["malformed-truncated.eml", [{ code: "multipart-truncated", params: { part: "" } }]],
    ["malformed-no-header.eml", [{ code: "no-header", params: {} }]],
    [
      "malformed-injection.eml",
      [
        { code: "line-break-in-field", params: { field: "subject" } },
        { code: "line-break-in-field", params: { field: "from" } },
      ],
    ],
    [
      "malformed-charset.eml",
      [
        { code: "charset-unknown", params: { charset: "x-inconnu", field: "subject" } },
        { code: "charset-unknown", params: { charset: "x-inconnu", part: "1" } },
      ],
    ],
    ["malformed-base64.eml", [{ code: "base64-broken", params: { part: "1" } }]],
    [
      "malformed-nul.eml",
      [
        { code: "nul-bytes", params: { part: "header" } },
        { code: "control-characters", params: { field: "subject" } },
        { code: "nul-bytes", params: { part: "1" } },
      ],
    ],
    [
      "malformed-repeated.eml",
      [
        { code: "field-repeated", params: { field: "from", count: 2 } },
        { code: "field-repeated", params: { field: "subject", count: 2 } },
        { code: "date-unreadable", params: { text: "demain matin" } },
      ],
    ],
    ["malformed-bidi.eml", [{ code: "control-characters", params: { field: "file-name" } }]],
  ])("says what is wrong with %s", async (name, problems) => {
    expect((await read(name)).summary.problems).toEqual(problems);
  });

  it("shows a name without what turns its letters around, and without line breaks", async () => {
    expect((await read("malformed-bidi.eml")).summary.attachments.shown[0]?.fileName).toBe("facturefdp.exe");
    const { from, subject } = (await read("malformed-injection.eml")).summary;
    expect(from.shown[0]).toEqual({ name: "Banque Bcc: victime@client.test", address: "banque@banque.test" });
    expect(subject).toBe("Virement Bcc: autre@client.test");
  });

  it("shows the text of a message whose parts cannot be told apart", async () => {
    for (const boundary of ["", "; boundary=absent"]) {
      const mail = `From: a@b.test\nDate: 3 Mar 2026 10:15 GMT\nContent-Type: multipart/mixed${boundary}\n\n--b\n\ntexte\n--b--\n`;
      const { text, attachments, summary } = await readMessage(bytes(mail));
      expect(text).toBe("--b\n\ntexte\n--b--\n");
      expect(attachments).toEqual([]);
      expect(summary.problems).toContainEqual({ code: "multipart-unreadable", params: { part: "" } });
    }
  });

  it("shows all of a file that has no header as text", async () => {
    expect((await read("malformed-no-header.eml")).text).toBe("Ceci n'est qu'un texte\nsans aucun champ\n");
  });

  it.each(["charset=us-ascii", "charset=", "format=fixed"])(
    "guesses bytes beyond ASCII under %s",
    async (parameter) => {
      const mail = (body: string) =>
        bytes(`From: a@b.test\nDate: 3 Mar 2026 10:15 GMT\nContent-Type: text/plain; ${parameter}\n\n${body}`);
      const code = parameter === "charset=us-ascii" ? "charset-mismatch" : "charset-missing";
      for (const body of ["\xc3\xa9t\xc3\xa9", "\xe9t\xe9"]) {
        const { text, summary } = await readMessage(mail(body));
        expect(text).toBe("été");
        expect(summary.problems.map((problem) => problem.code)).toEqual([code]);
      }
    },
  );

  it("says that a part's bytes are not of its charset, and shows them nevertheless", async () => {
    const mail = "From: a@b.test\nDate: 3 Mar 2026 10:15 GMT\nContent-Type: text/plain; charset=utf-8\n\nimpay\xe9e";
    const { text, summary } = await readMessage(bytes(mail));
    expect(text).toBe("impay\ufffde");
    expect(summary.problems).toEqual([{ code: "charset-mismatch", params: { charset: "utf-8", part: "1" } }]);
  });

  it("keeps the bytes that it was given", async () => {
    const given = mailFixture("attachments.eml");
    const { attachments } = await readMessage(given);
    for (const { bytes: file } of attachments) file.fill(0);
    expect(given).toEqual(mailFixture("attachments.eml"));
  });

  it.each(ALL.filter((name) => !name.startsWith("malformed")))(
    "finds in %s what another reader finds",
    async (name) => {
      const other = await PostalMime.parse(mailFixture(name), { forceRfc822Attachments: true });
      const { summary, attachments, html } = await read(name);
      expect(summary.messageId).toBe(other.messageId?.slice(1, -1));
      expect(summary.date).toBe(other.date);
      expect(summary.from.shown).toEqual([other.from]);
      expect(summary.to.shown).toEqual(other.to);
      expect(attachments.map(({ fileName, mediaType }) => [fileName, mediaType])).toEqual(
        other.attachments.map(({ filename, mimeType }) => [filename, mimeType]),
      );
      expect(html?.trim()).toBe(other.html?.trim());
    },
  );
});
