import { describe, expect, it } from "vitest";
import { amountInput, parseAmount } from "../../../../components/ui/amount";

describe("parseAmount", () => {
  it.each([
    ["", null],
    ["   ", null],
    ["0", 0],
    ["1234", 123_400],
    ["1234,5", 123_450],
    ["1234.56", 123_456],
    ["1 234,56", 123_456],
    ["1\u202f234\u00a0567,89", 123_456_789],
    ["1,234.56", 123_456],
    ["1.234,56", 123_456],
    ["1,234", 123_400],
  ])("%j", (text, cents) => {
    expect(parseAmount(text)).toBe(cents);
  });

  it.each(["abc", "-5", "12 €", "1,2,3", "12,345,6789", "1.2.3,4", "99999999999999999"])("refuses %j", (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });
});

describe("amountInput", () => {
  it("is read back as the same amount", () => {
    for (const cents of [0, 5, 50, 100, 123_456, 1_248_000]) {
      for (const language of ["fr-FR", "en-GB"]) expect(parseAmount(amountInput(cents, language))).toBe(cents);
    }
  });

  it("is empty where there is none", () => {
    expect(amountInput(null, "fr")).toBe("");
  });
});
