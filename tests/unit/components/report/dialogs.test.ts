import { describe, expect, it, vi } from "vitest";
import { foundExhibits } from "../../../../components/report/dialogs/exhibit-search";
import { linkAddress } from "../../../../components/report/dialogs/link-address";
import { fitWithin } from "../../../../components/report/image-size";
import { savedTime } from "../../../../components/report/saved-time";
import { ariaShortcut, shortcutLabel } from "../../../../components/report/toolbar/shortcut-label";

vi.mock("#i18n", () => ({ i18n: { t: (key: string) => key.replace("report.key_", "") } }));

describe("an address that is typed", () => {
  it.each([
    ["https://exemple.fr/a", "https://exemple.fr/a"],
    [" exemple.fr ", "https://exemple.fr"],
    ["exemple.fr:8080/a", "https://exemple.fr:8080/a"],
    ["marie@exemple.fr", "mailto:marie@exemple.fr"],
    ["mailto:marie@exemple.fr", "mailto:marie@exemple.fr"],
    ["", null],
    ["deux mots", null],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["file:///etc/passwd", null],
  ])("%j", (typed, address) => {
    expect(linkAddress(typed)).toBe(address);
  });
});

describe("the search for exhibits", () => {
  const exhibit = (id: string, number: number | null, title: string) => ({
    captureId: id,
    number,
    title,
    datedAt: `2026-03-0${id}T00:00:00.000Z`,
  });
  const EXHIBITS = [
    exhibit("4", null, "Dépôt de marque"),
    exhibit("2", 12, "Facture"),
    exhibit("1", 2, "Devis"),
    exhibit("3", 1, "Facture 12"),
  ];
  const find = (query: string) =>
    foundExhibits(EXHIBITS, query, ({ number }) => `pièce n° ${number}`).shown.map(({ captureId }) => captureId);

  it.each([
    ["", ["3", "1", "2", "4"]],
    ["facture", ["3", "2"]],
    ["DEPOT", ["4"]],
    // the number itself comes before a title that has it
    ["12", ["2", "3"]],
    ["2026-03-01", ["1"]],
    ["rien", []],
  ])("%j", (query, ids) => {
    expect(find(query)).toEqual(ids);
  });

  it("shows the first ones of many", () => {
    const many = Array.from({ length: 120 }, (_, index) => exhibit("1", index, "a"));
    const { shown, more } = foundExhibits(many, "a", () => "");
    expect([shown.length, more]).toEqual([50, 70]);
  });
});

it.each([
  [3_200, 1_600, 1_600, 800],
  [800, 3_200, 400, 1_600],
  [100, 50, 100, 50],
  [20_000, 1, 1_600, 1],
])("a picture of %d by %d pixels is drawn at %d by %d", (width, height, fittedWidth, fittedHeight) => {
  expect(fitWithin(width, height)).toEqual({ width: fittedWidth, height: fittedHeight });
});

it("the time of a save has its day unless that is today", () => {
  const at = new Date(2026, 2, 1, 9, 30, 5);
  expect(savedTime(at.toISOString(), at, "en-GB")).toBe("09:30:05");
  expect(savedTime(at.toISOString(), new Date(2026, 2, 2), "en-GB")).toContain("1 Mar 2026");
});

describe("a shortcut", () => {
  it.each([
    ["Linux x86_64", "control+shift+E", "Control+Shift+e"],
    ["MacIntel", "⌘⇧E", "Meta+Shift+e"],
  ])("on %s", (platform, label, aria) => {
    vi.stubGlobal("navigator", { platform });
    expect(shortcutLabel("Mod-Shift-e")).toBe(label);
    expect(ariaShortcut("Mod-Shift-e")).toBe(aria);
    vi.unstubAllGlobals();
  });
});
