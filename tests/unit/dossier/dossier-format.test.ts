import { describe, expect, it } from "vitest";
import { formatSums, isSafePath, parseSums } from "../../../utils/core";

const A = "a".repeat(64);
const B = "b".repeat(64);

describe("isSafePath", () => {
  it.each(["manifest.json", "SHA256SUMS", "pieces/piece-001-a/record.json", "a", `${"x".repeat(80)}/y`])(
    "takes %s",
    (path) => {
      expect(isSafePath(path)).toBe(true);
    },
  );

  it.each([
    "",
    "/etc/passwd",
    "../a",
    "a/../b",
    "a/./b",
    "a//b",
    "a/",
    "a\\b",
    "C:/a",
    "a:b",
    "CON",
    "pieces/nul.txt",
    "a.",
    "a ",
    " a",
    ".hidden",
    "-rf",
    "é",
    "a\u0000",
    "a\n",
    "x".repeat(81),
    Array.from({ length: 4 }, () => "x".repeat(50)).join("/"),
  ])("refuses %j", (path) => {
    expect(isSafePath(path)).toBe(false);
  });
});

describe("SHA256SUMS", () => {
  it("is sorted by path and read back", () => {
    const text = formatSums([
      { path: "b", sha256: B },
      { path: "a/c", sha256: A },
      { path: "B", sha256: A },
    ]);
    expect(text).toBe(`${A}  B\n${A}  a/c\n${B}  b\n`);
    expect(parseSums(text)).toEqual(
      new Map([
        ["B", A],
        ["a/c", A],
        ["b", B],
      ]),
    );
  });

  it.each([
    ["", 1],
    [`${A}  a`, 1],
    [`${A}  a\n\n`, 2],
    [`${A} *a\n`, 1],
    [`${A.toUpperCase()}  a\n`, 1],
    [`${A}  a\r\n${B}  b`, 2],
    [`${A}  b\n${B}  a\n`, 2],
    [`${A}  a\n${B}  a\n`, 2],
    [`\uFEFF${A}  a\n`, 1],
  ])("finds the fault in %j at line %d", (text, faultyLine) => {
    expect(parseSums(text)).toEqual({ faultyLine });
  });
});
