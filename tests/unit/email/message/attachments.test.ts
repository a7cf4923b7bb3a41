import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMessage } from "@/utils/email/message";
import { base64Lines, bytes, CSV, NESTED, PDF, PNG, quotedPrintable, TNEF } from "../../../fixtures/mail/build";
import { mailFixture } from "../../../fixtures/mail/read";

async function attached(mail: Uint8Array | string): Promise<Record<string, string>> {
  const { attachments } = await readMessage(typeof mail === "string" ? bytes(mail) : mail);
  return Object.fromEntries(
    attachments.map((file) => [file.fileName ?? "", Buffer.from(file.bytes).toString("latin1")]),
  );
}
const latin1 = (data: Uint8Array) => Buffer.from(data).toString("latin1");
const EVERY_BYTE = latin1(Uint8Array.from({ length: 256 }, (_, byte) => byte));

describe("attachments", () => {
  it("are what was attached: base64, quoted-printable, and as they are", async () => {
    expect(await attached(mailFixture("attachments.eml"))).toEqual({
      "logo.png": latin1(PNG),
      "Contrat signé — annexe(1).pdf": latin1(PDF),
      "relevé.csv": latin1(CSV),
      "notes.txt": "ligne 1\r\nligne 2\r\n",
    });
  });

  it("of nodemailer are those that it was given", async () => {
    const lines = "ligne 1\r\nligne 2\r\n";
    expect(await attached(mailFixture("nodemailer-attachments.eml"))).toEqual({
      "logo.png": "\x89PNG\r\n\x1a\n",
      "relevé des opérations de l’année écoulée — définitif.csv": latin1(
        new TextEncoder().encode("réf;montant\r\n1;1 200,00 €\r\n2;85,50 €\r\n"),
      ),
      "octets.bin": EVERY_BYTE,
      "notes.txt": lines,
      // it writes a line feed as a line break, so CRLF is what was mailed
      "octets-qp.bin": EVERY_BYTE.replace("\n", "\r\n"),
    });
  });

  it("of Python's library are those that it was given", async () => {
    const files = await attached(mailFixture("python-attachments.eml"));
    expect(files["octets é.bin"]).toBe(EVERY_BYTE);
    expect(files["relevé.csv"]).toBe("r\xc3\xa9f;montant\r\n1;2\r\n");
    expect(files[""]).toMatch(/^From: client@client\.test\r\n.*\r\n\r\nTexte de la plainte\.\r\n$/s);
  });

  it("stay whole messages, and whole TNEF files", async () => {
    expect(await attached(mailFixture("nested.eml"))).toEqual({ "reclamation.eml": NESTED.slice(0, -2) });
    expect(await attached(mailFixture("winmail.eml"))).toEqual({ "winmail.dat": latin1(TNEF) });
  });

  it("tells what is shown in the text", async () => {
    const { summary } = await readMessage(mailFixture("attachments.eml"));
    expect(summary.attachments.shown.map(({ inline, contentId }) => [inline, contentId])).toEqual([
      [true, "logo@atelier"],
      [false, null],
      [false, null],
      [false, null],
    ]);
  });

  it("takes a named text part for a file once there is a text", async () => {
    const part = (name: string, text: string) => `--b\r\nContent-Type: text/plain; name=${name}\r\n\r\n${text}\r\n`;
    const mail = `From: a@b.test\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${part("a.txt", "un")}${part("b.txt", "deux")}--b--`;
    const { text, attachments } = await readMessage(bytes(mail));
    expect(text).toBe("un");
    expect(attachments.map(({ fileName }) => fileName)).toEqual(["b.txt"]);
  });

  it("are all there where boundaries begin alike, are padded, quoted or commented", async () => {
    const mail = [
      'Content-Type: multipart/mixed (a comment); boundary="a:b c"',
      "",
      "--a:b c--not",
      "--a:b c \t",
      "Content-Type: multipart/mixed; boundary=a:b",
      "",
      "--a:b",
      "Content-Type: a/b; name=one",
      "",
      "1",
      "--a:bc",
      "--a:b--",
      "--a:b c",
      "Content-Type: a/b; name=two",
      "",
      "2",
      "--a:b c-- ",
      "--a:b c",
      "Content-Type: a/b; name=after",
    ].join("\r\n");
    expect(await attached(mail)).toEqual({ one: "1\r\n--a:bc", two: "2" });
  });

  it("end at an outer delimiter where the inner one is missing", async () => {
    const mail =
      "Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/mixed; boundary=i\n\n--i\n" +
      "Content-Type: a/b; name=one\n\n1\n--o\nContent-Type: a/b; name=two\n\n2\n--o--\n";
    expect(await attached(mail)).toEqual({ one: "1", two: "2" });
    const { summary } = await readMessage(bytes(mail));
    expect(summary.problems).toContainEqual({ code: "multipart-truncated", params: { part: "1" } });
  });

  it("are cut out once where a multipart has no parts", async () => {
    const mail =
      "Content-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: multipart/mixed; boundary=i; name=empty\n\nnothing\n" +
      "--o\nContent-Type: a/b; name=two\n\n2\n--o--\n";
    expect(await attached(mail)).toEqual({ empty: "nothing", two: "2" });
  });

  /** A body as lines, so that a delimiter can stand only where it is put. */
  const data = fc.uint8Array({ maxLength: 400 });
  const plainLines = fc
    .array(fc.stringMatching(/^[ -~\x80-\xff]{0,60}$/), { maxLength: 12 })
    .chain((lines) => fc.constantFrom("\r\n", "\n").map((lineBreak) => lines.join(lineBreak)));

  it("come out as they went in, whatever they are", async () => {
    await fc.assert(
      fc.asyncProperty(
        data,
        data,
        plainLines,
        fc.constantFrom("\r\n", "\n"),
        async (first, second, lines, lineBreak) => {
          const part = (name: string, encoding: string, body: string) =>
            ["--=_b", `Content-Type: a/b; name=${name}`, `Content-Transfer-Encoding: ${encoding}`, "", body, ""].join(
              lineBreak,
            );
          const mail = [
            `From: a@b.test${lineBreak}Content-Type: multipart/mixed; boundary="=_b"${lineBreak}${lineBreak}`,
            part("first", "base64", base64Lines(first).replaceAll("\r\n", lineBreak)),
            part("second", "quoted-printable", quotedPrintable(second).replaceAll("\r\n", lineBreak)),
            part("third", "8bit", lines),
            `--=_b--${lineBreak}`,
          ].join("");
          expect(await attached(mail)).toEqual({ first: latin1(first), second: latin1(second), third: lines });
        },
      ),
      { numRuns: 500 },
    );
  });
});
