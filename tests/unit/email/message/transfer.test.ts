import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBody } from "@/utils/email/message/mime/transfer";
import { base64Lines, bytes, quotedPrintable } from "../../../fixtures/mail/build";

const decode = (text: string, encoding: string) => {
  const { bytes: decoded, problem } = decodeBody(bytes(text), encoding);
  return [Buffer.from(decoded).toString("latin1"), problem];
};

describe("decodeBody", () => {
  it.each([
    ["QUJD", "ABC", null],
    ["QUJ\r\n DRA==\r\n", "ABCD", null],
    ["QUJDREU=", "ABCDE", null],
    ["QUI=QUJD", "ABABC", "base64-broken"],
    ["QUJDRA", "ABCD", "base64-broken"],
    ["QUJDR", "ABC", "base64-broken"],
    ["QU*JD", "ABC", "base64-broken"],
    ["====", "", null],
    ["", "", null],
  ])("decodes the base64 %j", (text, expected, problem) => {
    expect(decode(text, "base64")).toEqual([expected, problem]);
  });

  it.each([
    ["a=3Db=\r\nc", "a=bc", null],
    ["a=e9 =E9", "a\xe9 \xe9", null],
    ["one \t\r\ntwo \n", "one\r\ntwo\n", null],
    ["soft= \t\r\nline", "softline", null],
    ["kept=20\r\n", "kept \r\n", null],
    ["a=XYb", "a=XYb", "quoted-printable-broken"],
    ["a=4", "a=4", "quoted-printable-broken"],
    ["end=", "end", null],
  ])("decodes the quoted-printable %j", (text, expected, problem) => {
    expect(decode(text, "quoted-printable")).toEqual([expected, problem]);
  });

  it("leaves everything else as it is", () => {
    expect(decode("a=3D\r\n\r\n", "8bit")).toEqual(["a=3D\r\n\r\n", null]);
    expect(decode("a", "x-uuencode")).toEqual(["a", "transfer-encoding-unknown"]);
  });

  it("gives back what was encoded", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1_000 }), (data) => {
        expect(decodeBody(bytes(base64Lines(data)), "base64")).toEqual({ bytes: data, problem: null });
        expect(decodeBody(bytes(quotedPrintable(data)), "quoted-printable")).toEqual({ bytes: data, problem: null });
      }),
      { numRuns: 1_000 },
    );
  });

  it("decodes base64 with foreign characters in it as Node does", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9+/ \r\n!*]{0,80}$/), (text) => {
        const expected = Buffer.from(text.replace(/[^A-Za-z0-9+/]/g, ""), "base64").toString("latin1");
        expect(decode(text, "base64")[0]).toBe(expected);
      }),
      { numRuns: 1_000 },
    );
  });
});
