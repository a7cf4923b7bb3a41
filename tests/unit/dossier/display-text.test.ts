import { describe, expect, it } from "vitest";
import { displayLine, displayParagraphs } from "../../../utils/dossier/display-text";

describe("displayLine", () => {
  it("spells out bidi controls and drops invisible characters", () => {
    expect(displayLine("photo\u202Egpj.exe", 100)).toBe("photo[U+202E]gpj.exe");
    expect(displayLine("pay\u200Bpal\uFEFF\u{E0041}", 100)).toBe("paypal");
  });

  it("makes one line of control characters and line breaks", () => {
    expect(displayLine("a\r\n\tb\u0000\u001B[31mc\u2028d", 100)).toBe("a b [31mc d");
  });

  it("cuts at characters, not in the middle of one, and says so", () => {
    expect(displayLine("é".repeat(10_000), 300)).toBe(`${"é".repeat(299)}…`);
    expect(displayLine("😀😀😀", 2)).toBe("😀…");
    expect(displayLine("😀😀", 2)).toBe("😀😀");
  });

  it("replaces half a surrogate pair", () => {
    expect(displayLine("a\uD83Db", 10)).toBe("a\uFFFDb");
  });

  it("does not look at more than it shows", () => {
    const started = performance.now();
    expect(displayLine("\u202E".repeat(5_000_000), 300)).toHaveLength(300);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe("displayParagraphs", () => {
  it("keeps line feeds only", () => {
    expect(displayParagraphs("un\r\ndeux\rtrois\tquatre\u0007", 100)).toBe("un\ndeux\ntrois quatre");
  });
});
