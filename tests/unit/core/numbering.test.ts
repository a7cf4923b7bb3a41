import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exhibitNumbers, FIRST_NUMBERING, freezeIndex, indexChanges, numberCaptures } from "@/utils/core";

const capture = (id: string, day: number, changes: { title?: string; erasedAt?: string } = {}) => ({
  id,
  title: changes.title ?? id,
  datedAt: `2026-03-${String(day).padStart(2, "0")}T09:00:00.000Z`,
  journalSequence: day,
  erasedAt: changes.erasedAt ?? null,
});
const numbersOf = (...input: Parameters<typeof numberCaptures>) =>
  numberCaptures(...input).map(({ number, capture: { id } }) => `${number} ${id}`);

describe("numbers of exhibits", () => {
  it("count from 1 in the order of what they prove", () => {
    expect(numbersOf([capture("b", 2), capture("a", 1)], FIRST_NUMBERING)).toEqual(["1 a", "2 b"]);
  });

  it("follow the user's order, the others behind by their dates", () => {
    const captures = [capture("a", 1), capture("b", 2), capture("c", 3), capture("d", 4)];
    expect(numbersOf(captures, { frozen: null, order: ["d", "gone", "b"] })).toEqual(["1 d", "2 b", "3 a", "4 c"]);
  });

  it("stay once they were exported, and go on after the highest", () => {
    const first = [capture("b", 2), capture("d", 4)];
    const frozen = freezeIndex(first, FIRST_NUMBERING, "2026-03-10T00:00:00.000Z");
    // the new one is older than both, and named first by the user
    expect(numbersOf([...first, capture("a", 1)], { frozen, order: ["a", "d", "b"] })).toEqual(["1 b", "2 d", "3 a"]);
  });

  it("leave the number of what was erased vacant, and give it back to what returns", () => {
    const [a, b] = [capture("a", 1), capture("b", 2)];
    const frozen = freezeIndex([a, b], FIRST_NUMBERING, "2026-03-10T00:00:00.000Z");
    const erased = { ...a, erasedAt: "2026-03-11T00:00:00.000Z" };
    const second = freezeIndex([erased, b, capture("c", 3)], { frozen, order: [] }, "2026-03-12T00:00:00.000Z");
    expect(second.exhibits).toEqual([
      { captureId: "a", number: 1, title: "", present: false },
      { captureId: "b", number: 2, title: "b", present: true },
      { captureId: "c", number: 3, title: "c", present: true },
    ]);
    expect(exhibitNumbers([erased, b], { frozen, order: [] })).toEqual({
      version: 1,
      exhibits: [{ captureId: "b", number: 2, frozen: true }],
      withdrawn: [1],
    });
    expect(numbersOf([a, b], { frozen: second, order: [] })).toEqual(["1 a", "2 b"]);
  });

  it("of any exports one after the other never change and are never given twice", () => {
    const step = fc.array(fc.record({ id: fc.integer({ min: 0, max: 12 }), here: fc.boolean() }), { maxLength: 13 });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (exports) => {
        const given = new Map<string, number>();
        let numbering = FIRST_NUMBERING;
        for (const [round, state] of exports.entries()) {
          const present = new Map(state.map(({ id, here }) => [id, here]));
          const captures = [...present].filter(([, here]) => here).map(([id]) => capture(`c${id}`, (id % 28) + 1));
          const frozen = freezeIndex(captures, numbering, "2026-03-10T00:00:00.000Z");
          expect(frozen.version).toBe(round + 1);
          expect(frozen.exhibits.map(({ number }) => number)).toEqual(frozen.exhibits.map((_, place) => place + 1));
          for (const { captureId, number } of frozen.exhibits) {
            expect(given.get(captureId) ?? number).toBe(number);
            given.set(captureId, number);
          }
          numbering = { frozen, order: [] };
        }
        expect(new Set(given.values()).size).toBe(given.size);
      }),
    );
  });
});

it("says what was added, withdrawn and renamed from one index to the next", () => {
  const before = freezeIndex(
    [capture("a", 1), capture("b", 2), capture("c", 3)],
    FIRST_NUMBERING,
    "2026-03-10T00:00:00.000Z",
  );
  const after = freezeIndex(
    [capture("a", 1), capture("c", 3, { title: "Facture" }), capture("d", 1)],
    { frozen: before, order: [] },
    "2026-03-12T00:00:00.000Z",
  );
  expect(indexChanges(before, after)).toEqual({
    added: [4],
    withdrawn: [2],
    renamed: [{ number: 3, before: "c", after: "Facture" }],
  });
  expect(indexChanges(after, { ...after, version: 3 })).toEqual({ added: [], withdrawn: [], renamed: [] });
});
