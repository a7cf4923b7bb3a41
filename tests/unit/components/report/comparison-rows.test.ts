import { expect, it } from "vitest";
import { comparisonRows, countChanges, isFormatOnly } from "../../../../components/report/comparison-rows";
import type { BlockChange, ComparedBlock } from "../../../../utils/report";

const block = (text: string): ComparedBlock => ({ type: "paragraph", level: 0, text, figure: null, key: text });
const same = (text: string): BlockChange => ({ kind: "same", block: block(text) });
const added = (text: string): BlockChange => ({ kind: "added", block: block(text) });
const changed = (words: { kind: "same" | "added"; text: string }[]): BlockChange => ({
  kind: "changed",
  before: block("a"),
  after: block("b"),
  words,
});

const shown = (changes: readonly BlockChange[]) =>
  comparisonRows(changes).map((row) => (row.kind === "skipped" ? row.count : row.change.kind));

it("changes are shown with their neighbours, the rest is counted", () => {
  const changes = [same("1"), same("2"), same("3"), added("4"), same("5"), same("6"), same("7"), same("8"), added("9")];
  expect(shown(changes)).toEqual([2, "same", "added", "same", 2, "same", "added"]);
  expect(shown([added("1"), same("2"), same("3")])).toEqual(["added", "same", 1]);
  expect(shown([same("1"), same("2")])).toEqual([2]);
  expect(shown([])).toEqual([]);
});

it("each row has an id of its own", () => {
  const rows = comparisonRows([same("1"), same("2"), added("3"), same("4"), same("5")]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

it("what changed is counted by kind", () => {
  expect(countChanges([same("1"), added("2"), added("3"), changed([])])).toEqual({
    same: 1,
    added: 2,
    removed: 0,
    changed: 1,
  });
});

it("a change of the form alone is told from one of words", () => {
  expect(isFormatOnly(changed([{ kind: "same", text: "a" }]))).toBe(true);
  expect(isFormatOnly(changed([{ kind: "added", text: "a" }]))).toBe(false);
  expect(isFormatOnly(added("a"))).toBe(false);
});
