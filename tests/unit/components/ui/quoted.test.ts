import { describe, expect, it } from "vitest";
import { quoted } from "../../../../components/ui/quoted";

const isolated = (text: string) => `\u2068${text}\u2069`;

describe("quoted", () => {
  it.each([
    ["plain", "Maquette v3", "Maquette v3"],
    ["an override of direction", "a\u202Egnp.exe\u202C", "a gnp.exe"],
    ["the end of an isolate", "a\u2069b", "a b"],
    ["line breaks", " a\r\nb\u0000 ", "a b"],
    ["what is exactly long enough", "1234567890", "1234567890"],
    ["what is too long", "12345678901", "123456789…"],
    ["emoji, never halved", "🧾".repeat(11), `${"🧾".repeat(9)}…`],
  ])("%s", (what, text, expected) => {
    expect(quoted(text, what === "plain" ? 80 : 10)).toBe(isolated(expected));
  });

  it("is quick with megabytes", () => {
    expect(quoted("x".repeat(5_000_000)).length).toBeLessThan(100);
  });
});
