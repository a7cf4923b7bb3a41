import { describe, expect, it } from "vitest";
import { matchesSearch } from "../../../../components/ui/search";

describe("matchesSearch", () => {
  it.each([
    ["", true],
    ["  ", true],
    ["depot", true],
    ["DÉPÔT", true],
    ["depot lefevre", true],
    ["lefevre depot", true],
    ["depot nord", false],
  ])("%j", (query, expected) => {
    expect(matchesSearch(query, ["Dépôt de marque", "Maison Lefèvre"])).toBe(expected);
  });

  it("does not find words across two texts", () => {
    expect(matchesSearch("marquemaison", ["marque", "maison"])).toBe(false);
  });
});
