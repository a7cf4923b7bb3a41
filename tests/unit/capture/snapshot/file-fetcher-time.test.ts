import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FileFetcher } from "@/utils/capture/snapshot/file-fetcher";

const limits = { eachMs: 10, allMs: 99, eachBytes: 100, allBytes: 100 };

/** Clocks by their milliseconds, in the order in which they were set. */
const clocks = new Map<number, AbortController[]>();

/** Lets a clock run out. */
function ring(ms: number, index = 0): void {
  clocks.get(ms)?.[index]?.abort(new DOMException("too late", "TimeoutError"));
}

/** Signals are kept: Node forgets those that nobody holds. */
const signals: AbortSignal[] = [];

/** Never answers, as a server that hangs. */
const hanging: typeof fetch = (_, init) =>
  new Promise((_resolve, reject) => {
    const signal = init?.signal;
    if (!signal) return;
    signals.push(signal);
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener("abort", () => reject(signal.reason));
  });

beforeEach(() => {
  clocks.clear();
  signals.length = 0;
  vi.spyOn(AbortSignal, "timeout").mockImplementation((ms) => {
    const clock = new AbortController();
    clocks.set(ms, [...(clocks.get(ms) ?? []), clock]);
    return clock.signal;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("FileFetcher's time", () => {
  it("is over for one request, and the others go on", async () => {
    const files = new FileFetcher(
      (url, init) => (url === "fast" ? Promise.resolve(new Response("x")) : hanging(url, init)),
      limits,
    );
    const first = files.bytes("slow");
    const second = files.bytes("slow too");
    ring(10, 0);
    await expect(first).rejects.toThrow("too late");
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    expect((await files.bytes("fast")).bytes.length).toBe(1);
    ring(10, 1);
    await expect(second).rejects.toThrow("too late");
  });

  it("is over for all at once, those too that wait for their turn", async () => {
    const files = new FileFetcher(hanging, limits);
    const all = Promise.allSettled(Array.from({ length: 40 }, (_, index) => files.bytes(`${index}`)));
    expect(signals).toHaveLength(32);
    ring(99);
    expect((await all).map(({ status }) => status)).toEqual(Array(40).fill("rejected"));
    await expect(files.bytes("later")).rejects.toThrow("too late");
  });

  it("begins with the first request, once", () => {
    const files = new FileFetcher(hanging, limits);
    expect(clocks.size).toBe(0);
    for (const url of ["a", "b", "a"]) files.bytes(url).catch(() => undefined);
    expect([clocks.get(99)?.length, clocks.get(10)?.length]).toEqual([1, 2]);
  });
});
