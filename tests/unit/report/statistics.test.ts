import { describe, expect, it } from "vitest";
import { exhibitsReferenced, splitAnnexes } from "../../../utils/core";
import { normalizeReport, openPlaceholders, pageWarning, reportStatistics } from "../../../utils/report";
import { CAPTURE_ID, EVERY_NODE } from "./samples";

const text = (value: string) => ({ type: "text", text: value });
const paragraph = (value: string) => ({ type: "paragraph", content: [text(value)] });
const heading = (level: number, value: string) => ({ ...paragraph(value), type: "heading", attrs: { level } });
const doc = (...content: unknown[]) => normalizeReport({ type: "doc", content });

describe("statistics", () => {
  it("count what is written", () => {
    const statistics = reportStatistics(EVERY_NODE);
    expect(statistics).toMatchObject({ words: 10, placeholders: 0, exhibits: [CAPTURE_ID] });
    expect(statistics.headings).toEqual([
      { level: 1, text: "Synthèse" },
      { level: 2, text: "Échanges" },
      { level: 3, text: "" },
    ]);
  });

  it.each([
    ["", 0],
    ["l’entreprise a payé 12,5 % — aujourd’hui", 5],
    ["Lefèvre-Dupont", 1],
  ])("%j has %d words", (value, words) => {
    expect(reportStatistics(doc(paragraph(value))).words).toBe(words);
  });

  it("guess the pages: body only, cover and contents added", () => {
    const body = Array.from({ length: 100 }, () => paragraph("mot ".repeat(100)));
    const annexes = [heading(1, "Annexes"), ...body];
    const { pages } = reportStatistics(doc(...body));
    expect(pages).toBeGreaterThan(12);
    expect(pages).toBeLessThan(18);
    expect(reportStatistics(doc(...body, ...annexes)).pages).toBe(pages);
    expect(reportStatistics(doc(...body, heading(1, "Autres"), ...body)).pages).toBeGreaterThan(2 * pages - 3);
  });

  it.each([
    [3, "short"],
    [9, "short"],
    [10, null],
    [20, null],
    [21, "long"],
  ])("%d pages: %s", (pages, warning) => {
    expect(pageWarning(pages)).toBe(warning);
  });
});

describe("placeholders", () => {
  it.each([
    ["[… les résultats]", 1],
    ["a [… b] c [… d : e] f", 2],
    ["les travaux […] ont été livrés [sic] [1]", 0],
    ["[…\u00a0ici]", 1],
    ["[… jamais fermé", 0],
  ])("in %j: %d", (value, count) => {
    expect(openPlaceholders(doc(paragraph(value)))).toBe(count);
  });

  it("are counted across marks, in cells and items", () => {
    const bold = { ...text("mots"), marks: [{ type: "bold" }] };
    const hint = { type: "paragraph", content: [text("[… deux "), bold, text("]")] };
    const cell = { type: "tableCell", content: [hint] };
    const document = doc(
      { type: "table", content: [{ type: "tableRow", content: [cell, cell] }] },
      { type: "bulletList", content: [{ type: "listItem", content: [hint] }] },
    );
    expect(openPlaceholders(document)).toBe(3);
  });
});

it("exhibits are named once, in order", () => {
  const ref = (end: string) => ({ type: "exhibitRef", attrs: { captureId: CAPTURE_ID.replace("c1", end) } });
  const document = doc({ type: "paragraph", content: [ref("c2"), ref("c1"), ref("c2")] });
  expect(exhibitsReferenced(document).map((id) => id.slice(-2))).toEqual(["c2", "c1"]);
});

it.each([
  ["Annexes", true],
  ["7. Annexes", true],
  ["Annexe A", true],
  ["Annex", true],
  ["VI – Appendices", true],
  ["Annexion", false],
  ["Les annexes", false],
])("%s begins the annexes: %s", (title, begins) => {
  const { body, annexes } = splitAnnexes(doc(paragraph("a"), heading(2, title), heading(1, title), paragraph("b")));
  expect([body.length, annexes.length]).toEqual(begins ? [2, 2] : [4, 0]);
});
