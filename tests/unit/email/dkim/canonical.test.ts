import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bodyDigests } from "@/utils/email/dkim/body-digest";
import { canonicalBody, countBareLineFeeds } from "@/utils/email/dkim/canonical-body";
import { canonicalField, headerBytes, selectFields } from "@/utils/email/dkim/canonical-header";
import { byteString, bytesOfString, splitMessage } from "@/utils/email/raw";
import { dkimBody } from "./support/mailauth";

const body = (text: string, mode: "simple" | "relaxed") => byteString(canonicalBody(bytesOfString(text), mode));
const fieldsOf = (header: string) => splitMessage(bytesOfString(`${header}\r\n\r\n`)).fields;

describe("canonicalBody", () => {
  it("is that of RFC 6376 section 3.4.5", () => {
    const text = " C \r\nD \t E\r\n\r\n\r\n";
    expect(body(text, "relaxed")).toBe(" C\r\nD E\r\n");
    expect(body(text, "simple")).toBe(" C \r\nD \t E\r\n");
  });

  it.each([
    ["", "\r\n", ""],
    ["\r\n", "\r\n", ""],
    ["\r\n\r\n", "\r\n", ""],
    [" \r\n", " \r\n", ""],
    [" \r\n\t\r\n", " \r\n\t\r\n", ""],
    ["a", "a\r\n", "a\r\n"],
    ["a \t", "a \t\r\n", "a\r\n"],
    ["\r\na", "\r\na\r\n", "\r\na\r\n"],
    ["a\n\nb\n\n", "a\r\n\r\nb\r\n", "a\r\n\r\nb\r\n"],
    ["\n", "\r\n", ""],
    ["a\r", "a\r\r\n", "a\r\r\n"],
    ["a\r\r\n", "a\r\r\n", "a\r\r\n"],
    ["a\rb \r c\r\n", "a\rb \r c\r\n", "a\rb \r c\r\n"],
    ["a\r\n \r\nb", "a\r\n \r\nb\r\n", "a\r\n\r\nb\r\n"],
    ["\xa0 \x0b\r\n", "\xa0 \x0b\r\n", "\xa0 \x0b\r\n"],
  ])("of %j", (text, simple, relaxed) => {
    expect(body(text, "simple")).toBe(simple);
    expect(body(text, "relaxed")).toBe(relaxed);
  });

  it("hashes as mailauth does, whatever the bytes and the limit", async () => {
    const piece = fc.constantFrom("a", " ", "\t", "\r\n", "\r", "\xa0", "b c", "\r\n\r\n", ".");
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom("simple" as const, "relaxed" as const),
        fc.option(fc.nat(30)),
        async (pieces, mode, limit) => {
          const bytes = Buffer.from(pieces.join(""), "latin1");
          const theirs = dkimBody(mode, "sha256", limit ?? false);
          theirs.update(bytes);
          const ours = await bodyDigests(bytes)(mode, "SHA-256", limit);
          expect(Buffer.from(ours.hash).toString("base64")).toBe(theirs.digest("base64"));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("takes linear time with nothing but blanks and line breaks", () => {
    const bodies = [" ", "\n", "\r\n", " \n", "\r", " \t\r"].map((text) => Buffer.from(`${text.repeat(1_000_000)}x`));
    const began = performance.now();
    for (const bytes of bodies) for (const mode of ["simple", "relaxed"] as const) canonicalBody(bytes, mode);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe("countBareLineFeeds", () => {
  it.each([
    ["", 0],
    ["\n", 1],
    ["\r\n", 0],
    ["a\n\r\n\n", 2],
    ["\r\r\n", 0],
  ])("in %j: %d", (text, count) => {
    expect(countBareLineFeeds(bytesOfString(text))).toBe(count);
  });
});

describe("canonicalField", () => {
  it("is that of RFC 6376 section 3.4.5", () => {
    const fields = fieldsOf("A: X\r\nB : Y\t\r\n\tZ  ");
    expect(fields.map((field) => canonicalField(field, "relaxed"))).toEqual(["a:X", "b:Y Z"]);
    expect(fields.map((field) => canonicalField(field, "simple"))).toEqual(["A: X", "B : Y\t\r\n\tZ  "]);
  });

  it.each([
    ["Subject:", "subject:"],
    ["Subject: \t", "subject:"],
    ["Subject:\r\n x", "subject:x"],
    ["Subject: a:b", "subject:a:b"],
    ["Subject: a\t b \tc\td  e f \t \t g", "subject:a b c d e f g"],
    ["SUBJECT:\xa0 a \xa0", "subject:\xa0 a \xa0"],
  ])("relaxes %j", (header, relaxed) => {
    expect(fieldsOf(header).map((field) => canonicalField(field, "relaxed"))).toEqual([relaxed]);
  });

  it("takes linear time with blanks", () => {
    const fields = fieldsOf(`A:${" ".repeat(1_000_000)}x${" \r\n ".repeat(200_000)}x`);
    const began = performance.now();
    for (const field of fields) canonicalField(field, "relaxed");
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("selectFields (RFC 6376 section 5.4.2)", () => {
  it("takes the next one from the bottom for a name that comes again, and nothing where none is left", () => {
    const fields = fieldsOf("A: 1\r\nB: 2\r\nA: 3\r\nA: 4");
    const selected = selectFields(fields, ["a", "b", "a", "b", "c"]);
    expect(selected.map(({ value }) => value)).toEqual(["4", "2", "3"]);
  });

  it("joins them with the unsigned field last, which has no line break", () => {
    const [a, b] = fieldsOf("A: 1\r\nB: \xff");
    if (!a || !b) throw new Error("two fields");
    expect(byteString(headerBytes([a], b, "relaxed"))).toBe("a:1\r\nb:\xff");
  });
});
