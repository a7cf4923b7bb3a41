import { describe, expect, it } from "vitest";
import { ahead } from "../../../utils/verify/ahead";

/** Work that ends when it is told to, and how many were under way at most. */
function held() {
  const ends = new Map<number, { end: () => void; fail: (reason: Error) => void }>();
  let most = 0;
  const work = (item: number) => {
    const result = new Promise<number>((resolve, reject) => {
      ends.set(item, { end: () => resolve(item * 10), fail: reject });
      most = Math.max(most, ends.size);
    });
    return result.finally(() => ends.delete(item));
  };
  return { ends, work, most: () => most };
}

const LIMITS = { items: 3, weight: 100 };

describe("ahead", () => {
  it("gives results in the order of the items, however they end, and never has more under way", async () => {
    const { ends, work, most } = held();
    const seen: number[] = [];
    for await (const { item, result } of ahead([1, 2, 3, 4, 5, 6, 7], LIMITS, () => 1, work)) {
      // the last that was begun ends first
      for (const { end } of [...ends.values()].reverse()) end();
      expect(await result).toBe(item * 10);
      seen.push(item);
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(most()).toBe(3);
  });

  it("begins nothing that would weigh too much beside the others, and heavy items alone", async () => {
    const { ends, work } = held();
    const together: number[][] = [];
    for await (const { result } of ahead([40, 50, 20, 500, 60], LIMITS, (item) => item, work)) {
      if (ends.size > 0) together.push([...ends.keys()]);
      for (const { end } of [...ends.values()]) end();
      await result;
    }
    expect(together).toEqual([[40, 50], [20], [500], [60]]);
  });

  it("leaves a failure to the turn of its item", async () => {
    const seen: (number | string)[] = [];
    const work = async (item: number) => {
      if (item === 2) throw new Error("two");
      return item;
    };
    for await (const { result } of ahead([1, 2, 3], LIMITS, () => 1, work)) {
      seen.push(await result.catch((thrown: Error) => thrown.message));
    }
    expect(seen).toEqual([1, "two", 3]);
  });

  it("can be left while others are under way, even if they fail then", async () => {
    const { ends, work } = held();
    for await (const { result } of ahead([1, 2, 3], LIMITS, () => 1, work)) {
      ends.get(1)?.end();
      await result;
      break;
    }
    for (const { fail } of [...ends.values()]) fail(new Error("nobody awaits it"));
  });

  it("gives nothing for nothing", async () => {
    for await (const each of ahead([], LIMITS, () => 1, Promise.resolve)) expect.unreachable(String(each.item));
  });
});
