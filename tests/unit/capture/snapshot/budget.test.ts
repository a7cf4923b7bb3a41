import { describe, expect, it } from "vitest";
import { Budget, SNAPSHOT_LIMITS, type SnapshotLimits } from "@/utils/capture/snapshot/budget";

const limits: SnapshotLimits = { elements: 5_000, characters: 100, timeMs: 1_000, depth: 10 };

function count(budget: Budget, times: number): number {
  let granted = 0;
  for (let index = 0; index < times; index++) if (budget.element(1)) granted++;
  return granted;
}

describe("Budget", () => {
  it("grants as many elements as the limit says, and says which limit it was", () => {
    const budget = new Budget(() => 0, limits);
    expect(count(budget, 5_000)).toBe(5_000);
    expect(budget.exceeded).toBeNull();
    expect(count(budget, 10)).toBe(0);
    expect(budget.exceeded).toBe("more than 5000 elements");
  });

  it("stops when the time is over, and does not read the clock for every element", () => {
    let reads = 0;
    let now = 50;
    const budget = new Budget(() => {
      reads++;
      return now;
    }, limits);
    expect(count(budget, 1_500)).toBe(1_500);
    now = 1_050;
    expect(count(budget, 1_000)).toBe(1_000);
    now = 1_051;
    expect(count(budget, 2_000)).toBeLessThan(1_024);
    expect(budget.exceeded).toBe("more than 1000 ms");
    expect(reads).toBeLessThan(10);
  });

  it("cuts a branch that is too deep, and goes on beside it", () => {
    const budget = new Budget(() => 0, limits);
    expect(budget.element(10)).toBe(true);
    expect(budget.element(11)).toBe(false);
    expect([budget.isTooDeep(10), budget.isTooDeep(11)]).toEqual([false, true]);
    expect(budget.element(10)).toBe(true);
    expect(budget.exceeded).toBeNull();
    expect(budget.elements).toBe(3);
  });

  it("counts characters together and names the first limit only", () => {
    const budget = new Budget(() => 0, limits);
    budget.characters(60);
    budget.characters(40);
    expect(budget.exceeded).toBeNull();
    budget.characters(1);
    expect(budget.exceeded).toBe("more than 100 characters");
    expect(count(budget, 1)).toBe(0);
    expect(budget.exceeded).toBe("more than 100 characters");
  });

  it("has room for what browsers nest by themselves", () => {
    expect(SNAPSHOT_LIMITS.depth).toBeGreaterThan(512);
  });
});
