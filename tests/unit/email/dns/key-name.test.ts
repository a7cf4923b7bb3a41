import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isKeyName, keyNameOf, toAsciiDomain } from "@/utils/email/dns/key-name";

describe("toAsciiDomain", () => {
  it.each([
    ["Example.COM", "example.com"],
    ["bücher.example", "xn--bcher-kva.example"],
    ["BÜCHER.example", "xn--bcher-kva.example"],
    ["xn--bcher-kva.example", "xn--bcher-kva.example"],
    ["s1_2024", "s1_2024"],
  ])("reads %s", (domain, ascii) => {
    expect(toAsciiDomain(domain)).toBe(ascii);
  });

  it.each([
    "",
    ".",
    "example.com.",
    "a..b",
    "-a.example",
    "a b.example",
    "a/b.example",
    "ü/b.example",
    "ü@b.example",
    "ü:8.example",
    "a?x=ü",
    `${"a".repeat(64)}.example`,
    `${"a.".repeat(130)}example`,
    "\ud800.example",
  ])("refuses %j", (domain) => {
    expect(toAsciiDomain(domain)).toBeNull();
  });
});

describe("keyNameOf", () => {
  it("puts selector and domain together", () => {
    expect(keyNameOf("S1", "Example.com")).toBe("s1._domainkey.example.com");
    expect(keyNameOf("a.b", "bücher.example")).toBe("a.b._domainkey.xn--bcher-kva.example");
  });

  it("refuses what is no name, a single label, and what becomes too long", () => {
    expect(keyNameOf("", "example.com")).toBeNull();
    expect(keyNameOf("s", "localhost")).toBeNull();
    expect(keyNameOf("s&type=A", "example.com")).toBeNull();
    const label = "a".repeat(60);
    expect(keyNameOf(label, `${label}.${label}.${label}`)).toBeNull();
  });

  it("makes names that are recognised, whatever it is given", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "-", ".", "\xfc", "&", " ", "\ud800") }),
        fc.string({ unit: fc.constantFrom("a", "-", ".", "ü", "_", "7", "/") }),
        (selector, domain) => {
          const name = keyNameOf(selector, domain);
          expect(name === null || isKeyName(name)).toBe(true);
        },
      ),
    );
  });
});

describe("isKeyName", () => {
  it.each([
    "example.com",
    "_domainkey.example.com",
    "s._domainkey.Example.com",
    "s._domainkey.",
    "s._dmarc.example.com",
  ])("refuses %s", (name) => {
    expect(isKeyName(name)).toBe(false);
  });
});
