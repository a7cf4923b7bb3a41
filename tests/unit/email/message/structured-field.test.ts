import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseStructured } from "@/utils/email/message/mime/structured-field";

const read = (field: string) => {
  const { value, parameters } = parseStructured(field);
  return { value, ...Object.fromEntries(parameters) };
};

describe("parseStructured", () => {
  it.each([
    ["Text/Plain; Charset=UTF-8", { value: "text/plain", charset: "UTF-8" }],
    ['multipart/mixed; boundary="a;b\\"c"', { value: "multipart/mixed", boundary: 'a;b"c' }],
    ["text/plain (a (nested; \\) comment)); charset=us-ascii (yes)", { value: "text/plain", charset: "us-ascii" }],
    ["application/pdf; name=Devis(1).pdf", { value: "application/pdf", name: "Devis(1).pdf" }],
    ['a/b; name="Devis (final).pdf"', { value: "a/b", name: "Devis (final).pdf" }],
    ["a/b; x=( unclosed; boundary=b", { value: "a/b", x: "( unclosed", boundary: "b" }],
    ["a/b; name=first; name=second", { value: "a/b", name: "first" }],
    ["a/b; flag; =x; boundary = b ;", { value: "a/b", boundary: "b" }],
    ["attachment; filename=\xe9t\xe9.txt", { value: "attachment", filename: "été.txt" }],
    ["attachment; filename=plain.txt; filename*=utf-8'fr'%C3%A9.txt", { value: "attachment", filename: "é.txt" }],
    ["a; name*1=b; name*0=a; name*2*=%20c", { value: "a", name: "ab c" }],
    ["a; name*0*=iso-8859-1''%E9; name*1=%E9", { value: "a", name: "é%E9" }],
    ["a; name*0*=utf-8''%C3; name*1*=%A9", { value: "a", name: "é" }],
    ["a; name*=x-inconnu''%E9", { value: "a", name: "é" }],
    ['"base64"', { value: "base64" }],
    ["", { value: "" }],
  ])("reads %j", (field, expected) => {
    expect(read(field)).toEqual(expected);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(..."a=;*'\"\\()% 0\t\xe9"), { maxLength: 60 }), (characters) => {
        parseStructured(characters.join(""));
      }),
      { numRuns: 2_000 },
    );
  });
});
