import { describe, expect, it } from "vitest";
import type { HeaderLine } from "../../../../utils/browser";
import { recordedHeaders, withoutQuery } from "../../../../utils/capture/reload/recorded-headers";

describe("recordedHeaders", () => {
  it("keeps what servers say of a page, by lower-case name, several values joined", () => {
    const lines: HeaderLine[] = [
      ["Content-Type", "text/html"],
      ["Vary", "Accept"],
      ["ETag", '"abc"'],
      ["vary", "Origin"],
    ];
    expect(recordedHeaders(lines)).toEqual({
      headers: { "content-type": "text/html", vary: "Accept, Origin", etag: '"abc"' },
      leftOut: [],
    });
  });

  it.each([
    "Set-Cookie",
    "set-cookie2",
    "Cookie",
    "Authorization",
    "Proxy-Authorization",
    "Proxy-Authenticate",
    "WWW-Authenticate",
    "Authentication-Info",
    "X-Auth-Token",
    "X-CSRF-Token",
    "X-XSRF",
    "X-Session-Id",
    "X-Amz-Security-Token",
    "X-Api-Key",
    "X-APIKEY",
    "X-Client-Secret",
    "X-JWT",
  ])("names %s and leaves its value out", (name) => {
    const { headers, leftOut } = recordedHeaders([[name, "s3cret"]]);
    expect(headers).toEqual({});
    expect(leftOut).toEqual([name.toLowerCase()]);
  });

  it.each([
    ["Location", "https://a.test/b?code=s3cret#x", "https://a.test/b"],
    ["Refresh", "5; url=/next?token=s3cret", "5; url=/next"],
    ["Content-Location", "/c?s3cret", "/c"],
  ])("takes the query off the address in %s", (name, value, expected) => {
    expect(recordedHeaders([[name, value]]).headers).toEqual({ [name.toLowerCase()]: expected });
  });

  it("survives names that objects give a meaning to, and lone surrogates", () => {
    const lines: HeaderLine[] = [
      ["__proto__", "x"],
      ["constructor", "x"],
      ["", "x"],
      ["x-odd", "a\uD800b"],
    ];
    expect(recordedHeaders(lines).headers).toEqual({ "x-odd": "a\uFFFDb" });
  });

  it("is limited in number and length", () => {
    const lines = Array.from({ length: 5_000 }, (_, index): HeaderLine => [`x-${index}`, "v".repeat(100_000)]);
    const { headers } = recordedHeaders([["x-0", "first"], ...lines]);
    expect(Object.keys(headers).length).toBeLessThanOrEqual(150);
    expect(Math.max(...Object.values(headers).map(({ length }) => length))).toBeLessThanOrEqual(4_096);
  });
});

it.each([
  ["https://a.test/b", "https://a.test/b"],
  ["https://a.test/b?x=1", "https://a.test/b"],
  ["https://a.test/b#f?x", "https://a.test/b"],
  ["https://a.test/b?x\ny", "https://a.test/b"],
])("withoutQuery(%j)", (address, expected) => {
  expect(withoutQuery(address)).toBe(expected);
});
