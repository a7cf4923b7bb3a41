import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { MAIL_LIMITS, MailSummarySchema } from "@/utils/core";
import { readMessage } from "@/utils/email/message";
import { bytes, MAILS } from "../../../fixtures/mail/build";

const HEAD = "From: a@b.test\r\nDate: Tue, 03 Mar 2026 10:15:00 +0100\r\n";
const codes = async (mail: string | Uint8Array) => {
  const message = await readMessage(typeof mail === "string" ? bytes(mail) : mail);
  expect(v.is(MailSummarySchema, message.summary)).toBe(true);
  return { ...message, codes: message.summary.problems.map(({ code }) => code) };
};

describe("hostile messages", () => {
  it("with 10,000 fields are read", async () => {
    const { codes: found, text } = await codes(`${HEAD}${"X-A: b\r\n".repeat(10_000)}\r\ntexte`);
    expect(found).toEqual([]);
    expect(text).toBe("texte");
  });

  it("with more fields, or a larger header, than any message has are cut", async () => {
    expect((await codes(`${HEAD}${"A:b\n".repeat(MAIL_LIMITS.fields)}\ntexte`)).codes).toEqual(["too-many-fields"]);
    const large = await codes(`${HEAD}X: ${"y".repeat(MAIL_LIMITS.headerBytes)}\r\n\r\ntexte`);
    expect(large.codes).toEqual(["header-too-large"]);
    expect(large.text).toBe("texte");
    expect(large.summary.from.total).toBe(1);
  });

  it("with 10,000 parts give the first ones", async () => {
    const part = "--b\r\nContent-Type: a/b; name=x\r\n\r\nhi\r\n";
    const { codes: found, attachments } = await codes(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(10_000)}--b--`,
    );
    expect(found).toEqual(["too-many-parts", "list-cut"]);
    expect(attachments).toHaveLength(MAIL_LIMITS.parts - 1);
    expect(Buffer.from(attachments.at(-1)?.bytes ?? []).toString()).toBe("hi");
  });

  it("with 100 parts inside each other keep the rest as a file", async () => {
    const open = Array.from(
      { length: 100 },
      (_, depth) => `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n`,
    );
    const close = Array.from({ length: 100 }, (_, depth) => `\r\n--b${99 - depth}--`).join("");
    const { codes: found, attachments } = await codes(`${HEAD}${open.join("")}\r\ntexte${close}`);
    expect(found).toEqual(["too-deep"]);
    expect(attachments).toHaveLength(1);
    expect(attachments[0]?.mediaType).toBe("multipart/mixed");
    expect(Buffer.from(attachments[0]?.bytes ?? []).toString()).toContain("texte");
  });

  it("with 5,000 recipients list some and count all", async () => {
    const to = Array.from({ length: 5_000 }, (_, index) => `"N ${index}" <n${index}@b.test>`).join(",\r\n ");
    const { summary } = await codes(`${HEAD}To: ${to}\r\n\r\n`);
    expect(summary.to.total).toBe(5_000);
    expect(summary.to.shown).toHaveLength(MAIL_LIMITS.listed);
    expect(summary.problems).toEqual([{ code: "list-cut", params: { field: "to", total: 5_000 } }]);
  });

  it("have a summary that stays small, whatever they fill it with", async () => {
    const long = "\\x".repeat(700);
    const people = Array.from({ length: 150 }, () => `${long.slice(0, 400)} <${long.slice(0, 400)}@b.test>`).join(", ");
    const part = `--b\r\nContent-Type: a/${long}; name="${long}"\r\nContent-ID: <${long}>\r\n\r\n\r\n`;
    const head = ["From", "To", "Cc", "Bcc", "Reply-To"].map((name) => `${name}: ${people}\r\n`).join("");
    const ids = `References: ${`<${long}>`.repeat(150)}\r\nSubject: ${long}\r\nMessage-ID: ${long}\r\nDate: ${long}\r\n`;
    const { summary } = await codes(
      `${head}${ids}Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(300)}--b--`,
    );
    expect(JSON.stringify(summary).length).toBeLessThan(1_000_000);
    expect(summary.attachments.total).toBe(300);
  });

  it("with an endless conversation keep its beginning and its end", async () => {
    const ids = Array.from({ length: 500 }, (_, index) => `<${index}@b.test>`).join("\r\n ");
    const { references } = (await codes(`${HEAD}References: ${ids}\r\n\r\n`)).summary;
    expect(references.total).toBe(500);
    expect([references.shown[0], references.shown[1], references.shown.at(-1)]).toEqual([
      "0@b.test",
      "401@b.test",
      "499@b.test",
    ]);
  });

  it.each([
    ["words that join", `=?utf-8?B?YWFh?= `.repeat(20_000)],
    ["brackets", "<a".repeat(150_000)],
    ["comments", "(".repeat(300_000)],
    ["groups", "a:".repeat(30_000)],
    ["blanks", `x${" ".repeat(300_000)}y`],
    ["quotes", '"\\'.repeat(150_000)],
  ])("with a field of nothing but %s end", async (_, value) => {
    for (const field of ["Subject", "To", "References", "Content-Type"]) {
      expect((await codes(`${HEAD}${field}: ${value}\r\n\r\ntexte`)).text).toBe("texte");
    }
  });

  it("of 50 MB keep their attachment whole", async () => {
    const line = `${"QUJD".repeat(19)}\r\n`;
    const lines = Math.ceil(50_000_000 / line.length);
    const mail = Buffer.from(
      `${HEAD}Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${line.repeat(lines)}`,
    );
    const { codes: found, attachments } = await codes(mail);
    expect(found).toEqual([]);
    expect(attachments[0]?.bytes).toHaveLength(57 * lines);
    expect(attachments[0]?.bytes.indexOf(0)).toBe(-1);
  }, 60_000);

  it.each(["text/plain", "text/html"])(
    "far too long in %s show the beginning",
    async (type) => {
      const { codes: found, text } = await codes(
        Buffer.from(`${HEAD}Content-Type: ${type}\r\n\r\n${"<p>Bonjour &amp; merci\r\n".repeat(500_000)}`),
      );
      expect(found).toEqual(["text-cut"]);
      expect(text).toContain("Bonjour");
      expect(text.length).toBeLessThanOrEqual(MAIL_LIMITS.textBytes);
    },
    60_000,
  );

  it("that are nothing but random bytes give no exception", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (data) => {
        await codes(data);
      }),
      { numRuns: 1_000 },
    );
  });

  const mails = fc.constantFrom(...Object.values(MAILS));
  const insertion = fc.oneof(
    fc.constantFrom(
      "\r",
      "\n",
      "\r\n",
      "\0",
      "--",
      "--=_mixed",
      "=",
      "=?",
      "?=",
      '"',
      "(",
      ";",
      ":",
      "<",
      "\x1b",
      "\xff",
    ),
    fc.constantFrom("Content-Type: multipart/mixed; boundary==_mixed\r\n", "Content-Transfer-Encoding: base64\r\n"),
    fc.string({ maxLength: 5 }),
  );
  const change = fc.tuple(fc.nat(), fc.nat({ max: 40 }), insertion);

  it("made of real ones by any change give no exception, and a summary of its schema", async () => {
    await fc.assert(
      fc.asyncProperty(mails, fc.array(change, { minLength: 1, maxLength: 6 }), async (mail, changes) => {
        let changed = mail;
        for (const [place, removed, inserted] of changes) {
          const at = place % (changed.length + 1);
          changed = changed.slice(0, at) + inserted + changed.slice(at + removed);
        }
        const { text, attachments } = await codes(bytes(changed));
        expect(text.isWellFormed()).toBe(true);
        const taken = attachments.reduce((total, file) => total + file.bytes.length, 0);
        expect(taken).toBeLessThanOrEqual(changed.length);
      }),
      { numRuns: 3_000 },
    );
  }, 60_000);

  it("cut anywhere give what was there", async () => {
    const mail = MAILS["attachments.eml"] ?? "";
    for (let length = 0; length <= mail.length; length += 7) {
      const { attachments } = await codes(bytes(mail.slice(0, length)));
      expect(attachments.length).toBeLessThanOrEqual(4);
    }
  });
});
