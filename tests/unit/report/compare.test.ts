import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReportDocument } from "../../../utils/core";
import { type BlockChange, compareReports, normalizeReport } from "../../../utils/report";
import { diffSequences } from "../../../utils/report/sequence-diff";
import { CAPTURE_ID, EVERY_NODE, PIXEL_PNG } from "./samples";

const paragraph = (text: string, ...marks: string[]) => ({
  type: "paragraph",
  content: [{ type: "text", text, marks: marks.map((type) => ({ type })) }],
});
const doc = (...content: unknown[]): ReportDocument => normalizeReport({ type: "doc", content });
const texts = (document: ReportDocument) => compareReports(document, document).map((change) => textOf(change));
const textOf = (change: BlockChange) => (change.kind === "changed" ? change.after.text : change.block.text);
const kinds = (before: ReportDocument, after: ReportDocument) => compareReports(before, after).map(({ kind }) => kind);

/** The second report, as the comparison tells it. */
function applied(changes: readonly BlockChange[]): string[] {
  return changes.flatMap((change) => {
    if (change.kind === "removed") return [];
    if (change.kind !== "changed") return [change.block.text];
    return [
      change.words
        .filter(({ kind }) => kind !== "removed")
        .map(({ text }) => text)
        .join(""),
    ];
  });
}

/** The first report, likewise. */
function reverted(changes: readonly BlockChange[]): string[] {
  return changes.flatMap((change) => {
    if (change.kind === "added") return [];
    if (change.kind !== "changed") return [change.block.text];
    return [
      change.words
        .filter(({ kind }) => kind !== "added")
        .map(({ text }) => text)
        .join(""),
    ];
  });
}

const words = fc.array(
  fc.constantFrom("le", "client", "a", "refusé", "de", "payer", "la", "facture", ".", "🧾", "12"),
  {
    maxLength: 8,
  },
);
const block = fc.oneof(
  words.map((list) => paragraph(list.join(" "))),
  words.map((list) => paragraph(list.join(" "), "bold")),
  fc.string({ unit: "binary", maxLength: 20 }).map((text) => paragraph(text)),
  words.map((list) => ({ ...paragraph(list.join(" ")), type: "heading", attrs: { level: 2 } })),
  fc.constant({ type: "horizontalRule" }),
  fc.constant({ type: "figure", attrs: { kind: "timeline" } }),
);
const report = fc.array(block, { maxLength: 12 }).map((content) => doc(...content));

describe("a comparison", () => {
  it("of a report with itself finds no change", () => {
    fc.assert(
      fc.property(report, (document) => {
        expect(new Set(kinds(document, structuredClone(document)))).toEqual(new Set(["same"]));
      }),
    );
    expect(new Set(kinds(EVERY_NODE, EVERY_NODE))).toEqual(new Set(["same"]));
  });

  it("leads from the first report to the second, and back", () => {
    fc.assert(
      fc.property(report, report, (before, after) => {
        const changes = compareReports(before, after);
        expect(applied(changes)).toEqual(texts(after));
        expect(reverted(changes)).toEqual(texts(before));
      }),
      { numRuns: 300 },
    );
  });

  it("says which words changed", () => {
    const before = doc(paragraph("Introduction"), paragraph("Le client a payé la facture."), paragraph("Fin"));
    const after = doc(paragraph("Introduction"), paragraph("Le client a refusé la facture."), paragraph("Fin"));
    expect(compareReports(before, after)[1]).toMatchObject({
      kind: "changed",
      words: [
        { kind: "same", text: "Le client a " },
        { kind: "removed", text: "payé" },
        { kind: "added", text: "refusé" },
        { kind: "same", text: " la facture." },
      ],
    });
  });

  it.each<[string, unknown, unknown, string[]]>([
    ["another text", paragraph("abc def"), paragraph("ghi jkl"), ["removed", "added"]],
    ["other marks", paragraph("a"), paragraph("a", "bold"), ["changed"]],
    ["a heading of it", paragraph("a"), { ...paragraph("a"), type: "heading", attrs: { level: 1 } }, ["changed"]],
    [
      "another picture",
      { type: "image", attrs: { src: PIXEL_PNG, caption: "A" } },
      { type: "image", attrs: { src: PIXEL_PNG.replace("ErkJggg", "AAAAAAA").replace("Jg", "JA"), caption: "A" } },
      ["changed"],
    ],
    [
      "another figure",
      { type: "figure", attrs: { kind: "timeline" } },
      { type: "figure", attrs: { kind: "exchanges" } },
      ["removed", "added"],
    ],
    [
      "another exhibit",
      { type: "paragraph", content: [{ type: "exhibitRef", attrs: { captureId: CAPTURE_ID } }] },
      { type: "paragraph", content: [{ type: "exhibitRef", attrs: { captureId: CAPTURE_ID.replace("c1", "c2") } }] },
      ["changed"],
    ],
  ])("sees %s", (_, before, after, expected) => {
    expect(kinds(doc(before), doc(after))).toEqual(expected);
  });

  it("reads references as it is told", () => {
    const document = doc({ type: "paragraph", content: [{ type: "exhibitRef", attrs: { captureId: CAPTURE_ID } }] });
    expect(compareReports(document, document, () => "pièce n° 12")[0]).toMatchObject({
      block: { text: "pièce n° 12" },
    });
  });

  it("finds a row that was added to a table", () => {
    const cell = (text: string) => ({ type: "tableCell", content: [paragraph(text)] });
    const row = (...cells: string[]) => ({ type: "tableRow", content: cells.map(cell) });
    const table = (...rows: unknown[]) => doc({ type: "table", content: rows });
    const changes = compareReports(
      table(row("a", "b"), row("c", "d")),
      table(row("a", "b"), row("x", "y"), row("c", "d")),
    );
    expect(changes.map((change) => [change.kind, textOf(change)])).toEqual([
      ["same", "a | b"],
      ["added", "x | y"],
      ["same", "c | d"],
    ]);
  });
});

describe("sequences", () => {
  const apply = (before: string[], after: string[]) =>
    diffSequences(before, after).flatMap((step) =>
      step.kind === "removed" ? [] : [(step.kind === "added" ? after[step.after] : before[step.before]) ?? ""],
    );

  it("too long for a table are cut at what both have once", () => {
    const before = Array.from({ length: 30_000 }, (_, index) => (index % 3 === 0 ? `once ${index}` : `${index % 7}`));
    const after = before
      .filter((_, index) => index % 50 !== 1)
      .flatMap((value, index) => (index % 900 ? [value] : ["new", value]));
    const started = performance.now();
    const steps = diffSequences(before, after);
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(apply(before, after)).toEqual(after);
    expect(steps.filter(({ kind }) => kind === "removed")).toHaveLength(600);
  });

  it("with nothing in common are replaced, however long", () => {
    const before = Array.from({ length: 50_000 }, (_, index) => `${index % 2}`);
    const after = Array.from({ length: 50_000 }, (_, index) => `${2 + (index % 2)}`);
    const started = performance.now();
    expect(apply(before, after)).toEqual(after);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
