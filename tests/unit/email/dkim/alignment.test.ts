import { describe, expect, it } from "vitest";
import { alignmentOf, authorDomain } from "@/utils/email/dkim/alignment";
import { bytesOfString, splitMessage } from "@/utils/email/raw";

const author = (...from: string[]) =>
  authorDomain(splitMessage(bytesOfString(from.map((value) => `From: ${value}\r\n`).join(""))).fields);

describe("authorDomain", () => {
  it.each([
    ["anna@Example.com", "example.com"],
    ['"Anna" <anna@example.com>', "example.com"],
    ['"Bob bob@bank.example" <anna@example.com>', "example.com"],
    ["Anna (bob@bank.example) <anna@example.com>", "example.com"],
    ["a@example.com, b@EXAMPLE.com", "example.com"],
    ["Team: a@example.com, b@example.com;", "example.com"],
    ["anna@b\u00c3\u00bccher.example", "xn--bcher-kva.example"],
    ['"a@b"@example.com', "example.com"],
    ["Anna\r\n <anna@example.com>", "example.com"],
  ])("of %j is %s", (from, domain) => {
    expect(author(from)).toBe(domain);
  });

  it.each([
    "",
    "Anna",
    "a@example.com, b@example.org",
    "a@example.com, Bob",
    "a@exa mple.com>",
    `${"a,".repeat(6_000)}a@b.c`,
  ])("of %j is unclear", (from) => {
    expect(author(from)).toBeNull();
  });

  it("is unclear with no field, and with two that differ", () => {
    expect(author()).toBeNull();
    expect(author("a@example.com", "b@evil.example")).toBeNull();
    expect(author("a@example.com", "b@example.com")).toBe("example.com");
  });
});

describe("alignmentOf", () => {
  it.each([
    ["example.com", "example.com", "strict"],
    ["mail.example.com", "example.com", "relaxed"],
    ["example.com", "news.example.com", "relaxed"],
    ["a.example.co.uk", "b.example.co.uk", "relaxed"],
    ["one.co.uk", "other.co.uk", "none"],
    ["co.uk", "example.co.uk", "none"],
    ["anna.github.io", "bob.github.io", "none"],
    ["www.anna.github.io", "anna.github.io", "relaxed"],
    ["github.io", "anna.github.io", "none"],
    ["badexample.com", "example.com", "none"],
    ["a.internal-name", "b.internal-name", "none"],
    [null, "example.com", "none"],
    ["example.com", null, "none"],
  ])("of %s and %s is %s", (domain, from, alignment) => {
    expect(alignmentOf(domain, from)).toBe(alignment);
  });
});
