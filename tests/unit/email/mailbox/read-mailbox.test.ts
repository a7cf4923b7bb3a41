import { describe, expect, it } from "vitest";
import { MAILBOX_LIMITS, readMailbox } from "@/utils/email/mailbox";
import { writeCfb } from "@/utils/email/mailbox/msg/cfb-writer";
import { bytes, MAILS, PDF } from "../../../fixtures/mail/build";
import { mailFixture } from "../../../fixtures/mail/read";

const SEPARATOR = "From a@b.test Tue Mar  3 10:15:00 2026\n";
const kind = async (name: string, content: string | Uint8Array<ArrayBuffer>) =>
  (await readMailbox(name, new Blob([typeof content === "string" ? bytes(content) : content]))).kind;

describe("readMailbox", () => {
  it.each(Object.keys(MAILS).filter((name) => name !== "malformed-no-header.eml"))(
    "takes %s for a message",
    async (name) => {
      expect(await kind("sans-extension", mailFixture(name))).toBe("eml");
    },
  );

  it.each([
    ["courrier.mbox", `${SEPARATOR}Subject: x\n\ntexte\n`, "mbox"],
    ["courrier.eml", `${SEPARATOR}Subject: x\n\ntexte\n`, "mbox"],
    ["courrier", `\r\n${SEPARATOR}Subject: x\n\ntexte\n`, "mbox"],
    ["a.eml", "\xef\xbb\xbfFrom: a@b.test\nSubject: x\n\ntexte", "eml"],
    ["a.eml", ">From a@b.test\nFrom: a@b.test\nSubject: x\n\ntexte", "eml"],
    ["a.eml", "Subject: x\n\ntexte", "eml"],
    ["a.txt", "Subject: x\n\ntexte", "none"],
    ["a.txt", "Note: acheter du pain\nDate: demain\n", "none"],
    ["a.txt", "From here on, nothing.\nSubject: x\nTo: y\n", "eml"],
    ["a.eml", "Bonjour,\nFrom: a@b.test\n", "none"],
    ["a.eml", "", "none"],
    ["a.msg", PDF, "none"],
    ["a.msg", mailFixture("outlook.msg"), "msg"],
    ["a.pdf", mailFixture("outlook.msg"), "msg"],
    ["a.msg", writeCfb([{ name: "WordDocument", bytes: PDF }]), "none"],
    ["a.msg", mailFixture("outlook.msg").slice(0, 8), "none"],
  ])("knows %s by its content", async (name, content, expected) => {
    expect(await kind(name, content)).toBe(expected);
  });

  it("hands a message on untouched", async () => {
    for (const name of ["attachments.eml", "lf-only.eml", "malformed-nul.eml"]) {
      const mailbox = await readMailbox(name, new Blob([mailFixture(name)]));
      expect(mailbox.kind === "eml" && (await mailbox.bytes())).toEqual(mailFixture(name));
    }
  });

  it("reads what it knows", async () => {
    const mbox = await readMailbox("x", new Blob([`${SEPARATOR}Subject: x\n\ntexte\n`]));
    const found = [];
    if (mbox.kind === "mbox") for await (const item of mbox.messages()) found.push(item);
    expect(found).toHaveLength(1);
    const msg = await readMailbox("x", new Blob([mailFixture("outlook.msg")]));
    expect(msg.kind === "msg" && (await msg.read()).summary.subject).toBe("Devis n° 12 — accepté");
  });

  it("reads only the beginning of a large file to tell, and refuses one message of such a size", async () => {
    const large = (start: string) => {
      const blob = new Blob([start]);
      Object.defineProperty(blob, "size", { value: MAILBOX_LIMITS.messageBytes + 1 });
      return blob;
    };
    expect((await readMailbox("x", large(`${SEPARATOR}Subject: x\n\n`))).kind).toBe("mbox");
    await expect(readMailbox("gros.eml", large("From: a@b.test\nSubject: x\n\n"))).rejects.toMatchObject({
      code: "file-too-large",
      params: { name: "gros.eml" },
    });
  });

  it("says that a file can no longer be read", async () => {
    const blob = new Blob([SEPARATOR]);
    const failing = { arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) };
    blob.slice = () => failing as unknown as Blob;
    await expect(readMailbox("x", blob)).rejects.toMatchObject({ code: "file-unreadable" });
  });
});
