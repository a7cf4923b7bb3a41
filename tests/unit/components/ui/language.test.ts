import { describe, expect, it } from "vitest";
import { regionalLanguage } from "../../../../components/ui/language";

describe("regionalLanguage", () => {
  it.each([
    ["fr", ["fr-CA", "en"], "fr-CA"],
    ["en", ["de-DE", "fr"], "en"],
    ["en", ["fr", "en-GB", "en-US"], "en-GB"],
    ["fr", ["frp", "fr"], "fr"],
  ])("%s among %j", (language, preferred, expected) => {
    expect(regionalLanguage(language, preferred)).toBe(expected);
  });
});
