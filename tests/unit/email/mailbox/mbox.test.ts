import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mboxMessages } from "@/utils/email/mailbox/mbox";
import { isSeparator } from "@/utils/email/mailbox/separator";
import { bytes } from "../../../fixtures/mail/build";

const SEPARATOR = "From helene@atelier.example Tue Mar  3 10:15:00 2026";
const LIMITS = { messageBytes: 1_000_000, pieceBytes: 4_096 };

async function messages(file: string, limits = LIMITS) {
  const found = [];
  for await (const item of mboxMessages(new Blob([bytes(file)]), limits)) {
    if (item.kind === "too-large") found.push(item);
    else {
      const text = (data: Uint8Array) => Buffer.from(data).toString("latin1");
      found.push({ ...item, bytes: text(item.bytes), stored: text(item.stored), verbatim: text(item.verbatim) });
    }
  }
  return found;
}
const mailed = async (file: string, limits = LIMITS) =>
  (await messages(file, limits)).map((item) => (item.kind === "message" ? item.bytes : item.kind));

describe("isSeparator", () => {
  it.each([
    "From helene@atelier.example Tue Mar  3 10:15:00 2026",
    "From - Tue Mar 03 10:15:00 2026",
    "From 1790000000@xxx Tue Mar 03 10:15:00 +0000 2026",
    "From MAILER-DAEMON  Tue Mar  3 10:15 CET 2026",
    "From ???@??? Tue, 03 Mar 2026 10:15:00 +0100",
  ])("takes %j for one", (line) => {
    expect(isSeparator(bytes(line))).toBe(true);
  });

  it.each([
    "From",
    "From ",
    "From: helene@atelier.example Tue Mar  3 10:15:00 2026",
    ">From helene@atelier.example Tue Mar  3 10:15:00 2026",
    "From here on we disagree.",
    "From March 2026 on",
    `From a Tue Mar 3 10:15:00 2026${"x".repeat(600)}`,
  ])("takes %j for none", (line) => {
    expect(isSeparator(bytes(line))).toBe(false);
  });
});

describe("mboxMessages", () => {
  it.each(["\n", "\r\n"])("cuts a mailbox into what was mailed (%j)", async (lineBreak) => {
    const file = [
      SEPARATOR,
      "Subject: un",
      "",
      "premier",
      "",
      "From here on, no separator.",
      "",
      SEPARATOR,
      "Subject: deux",
      "",
      "ligne",
      SEPARATOR,
      "sans ligne vide devant",
      "",
      "",
    ].join(lineBreak);
    expect(await mailed(file)).toEqual([
      ["Subject: un", "", "premier", "", "From here on, no separator.", ""].join(lineBreak),
      ["Subject: deux", "", "ligne", SEPARATOR, "sans ligne vide devant", ""].join(lineBreak),
    ]);
  });

  it("takes back the quoting of separators, and keeps what stands in the file", async () => {
    const file = `${SEPARATOR}\nSubject: x\n\n>From the start\n>>From there\n> From elsewhere\nx >From y\n\n`;
    expect(await messages(file)).toEqual([
      {
        kind: "message",
        offset: 0,
        bytes: "Subject: x\n\nFrom the start\n>From there\n> From elsewhere\nx >From y\n",
        stored: "Subject: x\n\n>From the start\n>>From there\n> From elsewhere\nx >From y\n",
        verbatim: file,
        altered: true,
        enclosedSeparators: 0,
      },
    ]);
  });

  it("ends with a message that lacks its blank line, or its line break", async () => {
    expect(await mailed(`${SEPARATOR}\nA: b\n\ntexte\n`)).toEqual(["A: b\n\ntexte\n"]);
    expect(await mailed(`${SEPARATOR}\nA: b\n\ntexte`)).toEqual(["A: b\n\ntexte"]);
    expect(await mailed(`\n\n${SEPARATOR}`)).toEqual([""]);
    expect(await mailed("")).toEqual([]);
  });

  it("keeps on behind a message that is too large", async () => {
    const file = `${SEPARATOR}\nA: b\n\n${"x".repeat(2_000)}\n\n${SEPARATOR}\nA: c\n\ny\n`;
    expect(await messages(file, { messageBytes: 1_000, pieceBytes: 4_096 })).toEqual([
      { kind: "too-large", offset: 0, sizeBytes: SEPARATOR.length + 2_009 },
      expect.objectContaining({ bytes: "A: c\n\ny\n" }),
    ]);
  });

  describe("with Content-Length", () => {
    const message = (subject: string, body: string, length = body.length) =>
      `${SEPARATOR}\nSubject: ${subject}\nContent-Length: ${length}\n\n${body}\n`;
    const forwarded = `voici\n\n${SEPARATOR}\nSubject: transmis\n\nfin\n`;

    it("leaves an unquoted separator in the message", async () => {
      const found = await messages(message("un", forwarded) + message("deux", "x\n"));
      expect(found).toHaveLength(2);
      expect(found[0]).toMatchObject({ enclosedSeparators: 1, bytes: expect.stringContaining("transmis\n\nfin\n") });
      expect(await mailed(message("un", "x\n") + message("deux", forwarded))).toHaveLength(2);
    });

    it("does not believe one that does not end at a separator, or at a message without one", async () => {
      expect(await mailed(message("un", forwarded, forwarded.length - 2) + message("deux", "x\n"))).toHaveLength(3);
      const plain = `${SEPARATOR}\nSubject: autre\n\nx\n\n`;
      const hidden = plain.repeat(3);
      expect(await mailed(message("hostile", "x\n", 2 + hidden.length) + hidden + plain)).toHaveLength(5);
      expect(await mailed(message("hostile", "x\n", 3 + hidden.length) + hidden)).toHaveLength(4);
    });
  });

  const line = fc.oneof(
    fc.constantFrom("", "", SEPARATOR, `>${SEPARATOR}`, "From x", "Subject: x", "Content-Length: 5"),
    fc.string({ maxLength: 30 }).map((text) => text.replace(/[\r\n]/g, "")),
  );
  const file = fc
    .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n"))
    .map(([lines, lineBreak]) => [SEPARATOR, ...lines].join(lineBreak));

  it("loses no byte, in pieces of any size", async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 200 }), async (text, pieceBytes) => {
        const found = await messages(text, { messageBytes: 1_000_000, pieceBytes });
        expect(found).toEqual(await messages(text));
        const whole = found.map((item) => (item.kind === "message" ? item.verbatim : "")).join("");
        expect(whole).toBe(Buffer.from(bytes(text)).toString("latin1"));
        for (const item of found) {
          if (item.kind === "message") expect(item.verbatim).toContain(item.stored);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives back what an mboxrd writer wrote", async () => {
    const mail = fc
      .array(
        fc.oneof(
          fc.constantFrom("", SEPARATOR, `>>${SEPARATOR}`, "From x", ">From", "texte"),
          fc.stringMatching(/^[ -~]{0,20}$/),
        ),
        {
          maxLength: 12,
        },
      )
      .map((lines) => ["Subject: x", "", ...lines, ""].join("\n"));
    await fc.assert(
      fc.asyncProperty(fc.array(mail, { minLength: 1, maxLength: 5 }), async (mails) => {
        const written = mails.map((text) => `${SEPARATOR}\n${text.replace(/^(>*From )/gm, ">$1")}\n`).join("");
        expect(await mailed(written)).toEqual(mails);
      }),
      { numRuns: 500 },
    );
  });
});
