import { describe, expect, it } from "vitest";
import {
  DEFAULT_LISTING,
  type Listing,
  listCaptures,
  pageCount,
  pageOf,
} from "../../../../components/capture/capture-listing";
import { sampleCapture } from "../samples";

const CAPTURES = [
  sampleCapture({
    title: "b10",
    datedAt: "2026-01-01T00:00:00.000Z",
    journalSequence: 4,
    sizeBytes: 1,
    kind: "invoice",
  }),
  sampleCapture({
    title: "Été",
    datedAt: "2026-03-01T00:00:00.000Z",
    journalSequence: 1,
    sizeBytes: 9,
    outcome: "partial",
  }),
  sampleCapture({ title: "b9", datedAt: "2026-02-01T00:00:00.000Z", journalSequence: 3, sizeBytes: 5, note: "signed" }),
  sampleCapture({
    title: "gone",
    datedAt: "2026-02-01T00:00:00.000Z",
    journalSequence: 2,
    outcome: "partial",
    erasedAt: "2026-04-01T00:00:00.000Z",
    url: "https://example.fr/x",
  }),
];

const titles = (change: Partial<Listing>) =>
  listCaptures(CAPTURES, { ...DEFAULT_LISTING, ...change }).map(({ title }) => title);

describe("listCaptures", () => {
  it.each([
    [{ sort: "dated" as const }, ["Été", "b9", "gone", "b10"]],
    [{ sort: "captured" as const }, ["b10", "b9", "gone", "Été"]],
    [{ sort: "title" as const }, ["b9", "b10", "Été", "gone"]],
    [{ sort: "size" as const }, ["Été", "b9", "b10", "gone"]],
    [{ kind: "invoice" as const }, ["b10"]],
    [{ outcome: "partial" as const }, ["Été"]],
    [{ outcome: "complete" as const }, ["b9", "b10"]],
    [{ outcome: "erased" as const }, ["gone"]],
    [{ query: "ete" }, ["Été"]],
    [{ query: "SIGNED" }, ["b9"]],
    [{ query: "example.fr" }, ["gone"]],
    [{ query: "nothing" }, []],
  ])("%j", (change, expected) => {
    expect(titles(change)).toEqual(expected);
  });

  it("leaves what it was given as it was", () => {
    const before = CAPTURES.map(({ title }) => title);
    titles({ sort: "title" });
    expect(CAPTURES.map(({ title }) => title)).toEqual(before);
  });

  it("sorts and searches thousands of long hostile titles in no time", () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      sampleCapture({ title: `${"\u202E<img>🧾 ".repeat(20)}${index}`, journalSequence: index }),
    );
    const start = performance.now();
    expect(listCaptures(many, { ...DEFAULT_LISTING, sort: "title", query: "img 1999" })).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

it.each([
  [0, 1],
  [50, 1],
  [51, 2],
  [1_000, 20],
])("%d captures have %d pages", (total, pages) => {
  expect(pageCount(total)).toBe(pages);
});

it("finds the page of a capture", () => {
  const many = Array.from({ length: 120 }, (_, index) => sampleCapture({ id: `c${index}` }));
  expect(["c0", "c49", "c50", "c119", "gone"].map((id) => pageOf(many, id))).toEqual([1, 1, 2, 3, 1]);
});
