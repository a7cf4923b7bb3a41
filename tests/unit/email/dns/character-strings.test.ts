import { describe, expect, it } from "vitest";
import { textOfRecord } from "@/utils/email/dns/character-strings";

describe("textOfRecord (RFC 1035 section 5.1)", () => {
  it.each([
    ['"v=DKIM1; p=abc"', "v=DKIM1; p=abc"],
    ['"v=DKIM1; p=ab" "cd"', "v=DKIM1; p=abcd"],
    ['"ab""cd"', "abcd"],
    ['""', ""],
    ["", ""],
    ["v=DKIM1; p=abc", "v=DKIM1; p=abc"],
    ['v=DKIM1; n="quoted"', 'v=DKIM1; n="quoted"'],
    [String.raw`"a\"b\\c"`, String.raw`a"b\c`],
    [String.raw`"v=DKIM1\; p=abc"`, "v=DKIM1; p=abc"],
    [String.raw`"caf\195\169"`, "caf\u00c3\u00a9"],
    ['"café"', "caf\u00c3\u00a9"],
    ["café", "caf\u00c3\u00a9"],
    [String.raw`"\000"`, "\0"],
  ])("reads %s", (data, text) => {
    expect(textOfRecord(data)).toBe(text);
  });

  it.each(['"open', '"a" b', String.raw`"a\"`, String.raw`"\999"`, String.raw`"\25"`, '"a"x"b"'])(
    "refuses %s",
    (data) => {
      expect(textOfRecord(data)).toBeNull();
    },
  );

  it("takes linear time", () => {
    const began = performance.now();
    textOfRecord(`"${"\\".repeat(500_000)}`);
    textOfRecord(`"${'" "'.repeat(200_000)}`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
