import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Autosave, IDLE_MS, LATEST_MS, type SaveState, type Timers } from "../../../../components/report/autosave";

const timers: Timers = {
  now: () => Date.now(),
  start: (callback, ms) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
const AT = "2026-03-01T09:30:00.000Z";
const later = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

const save = vi.fn<(value: number) => Promise<string>>();
let states: SaveState[];
let autosave: Autosave<number>;

function begin(): void {
  states = [];
  autosave = new Autosave({ save, onState: (state) => states.push(state), timers, savedAt: null });
}

beforeEach(() => {
  vi.useFakeTimers();
  save.mockResolvedValue(AT);
  begin();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("saving by itself", () => {
  it("waits for a pause", async () => {
    autosave.change(1);
    await wait(IDLE_MS - 1);
    autosave.change(2);
    await wait(IDLE_MS - 1);
    expect(save).not.toHaveBeenCalled();
    await wait(1);
    expect(save).toHaveBeenCalledExactlyOnceWith(2);
    expect(states.map(({ name }) => name)).toEqual(["unsaved", "unsaved", "saving", "saved"]);
    expect(states.at(-1)).toEqual({ name: "saved", at: AT });
  });

  it("does not wait for a pause that does not come", async () => {
    for (let key = 1; key <= 100; key++) {
      autosave.change(key);
      await wait(100);
    }
    expect(save.mock.calls.length).toBeGreaterThanOrEqual(Math.floor(10_000 / (LATEST_MS + 100)));
  });

  it("saves nothing twice", async () => {
    autosave.change(1);
    await wait(60_000);
    await autosave.flush();
    expect(save).toHaveBeenCalledOnce();
    expect(autosave.isDirty).toBe(false);
  });

  it("never leaves two seconds of typing unsaved, whatever the rhythm, with saves of up to 400 ms", async () => {
    await fc.assert(
      fc.asyncProperty(
        // now without a pause, now with some
        fc
          .constantFrom(150, 450, 3_000)
          .chain((pause) => fc.array(fc.tuple(fc.nat(pause), fc.nat(400)), { minLength: 1, maxLength: 60 })),
        async (keys) => {
          const typedAt: number[] = [];
          let savedUpTo = 0;
          let saves = 0;
          save.mockImplementation(async (value) => {
            await later(keys[saves++ % keys.length]?.[1] ?? 0, null);
            savedUpTo = Math.max(savedUpTo, value);
            return AT;
          });
          begin();
          const check = () => expect(Date.now() - (typedAt[savedUpTo] ?? Date.now())).toBeLessThanOrEqual(2_000);
          for (const [pause] of keys) {
            typedAt.push(Date.now());
            autosave.change(typedAt.length);
            for (let left = pause; left > 0; left -= 50) {
              await wait(Math.min(50, left));
              check();
            }
          }
          await wait(2_000);
          expect(savedUpTo).toBe(keys.length);
          expect(states.at(-1)).toEqual({ name: "saved", at: AT });
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("a save that fails", () => {
  it("says so, keeps the text and tries again until it is saved", async () => {
    const error = new Error("full");
    save.mockRejectedValueOnce(error).mockRejectedValueOnce(error);
    autosave.change(1);
    await wait(IDLE_MS);
    expect(states.at(-1)).toEqual({ name: "failed", error });
    expect(autosave.isDirty).toBe(true);
    autosave.change(2);
    expect(states.at(-1)?.name).toBe("failed");
    await wait(1_000);
    expect(save).toHaveBeenCalledTimes(2);
    await wait(1_999);
    expect(save).toHaveBeenCalledTimes(2);
    await wait(1);
    expect(save.mock.calls).toEqual([[1], [2], [2]]);
    expect(states.at(-1)).toEqual({ name: "saved", at: AT });
  });

  it("is tried every 15 seconds at the least", async () => {
    save.mockRejectedValue(new Error("full"));
    autosave.change(1);
    await wait(120_000);
    const tries = save.mock.calls.length;
    await wait(15_000);
    expect(save.mock.calls.length).toBe(tries + 1);
  });

  it("is told to who flushes", async () => {
    save.mockRejectedValueOnce(new Error("full"));
    autosave.change(1);
    await expect(autosave.flush()).rejects.toThrow("full");
    await wait(1_000);
    expect(autosave.isDirty).toBe(false);
  });
});

describe("flush", () => {
  it("saves at once", async () => {
    autosave.change(1);
    await autosave.flush();
    expect(save).toHaveBeenCalledExactlyOnceWith(1);
  });

  it("does not wait for a save that is running, and the newer text wins", async () => {
    save.mockImplementationOnce(() => later(3_000, "2026-03-01T09:00:00.000Z"));
    autosave.change(1);
    await wait(IDLE_MS);
    autosave.change(2);
    const flushed = autosave.flush();
    expect(save.mock.calls).toEqual([[1], [2]]);
    await flushed;
    expect(autosave.isDirty).toBe(false);
    await wait(3_000);
    expect(states.at(-1)).toEqual({ name: "saved", at: AT });
  });

  it("awaits what is running", async () => {
    save.mockImplementationOnce(() => later(300, AT));
    autosave.change(1);
    await wait(IDLE_MS);
    const flushed = autosave.flush();
    await wait(300);
    await flushed;
    expect(save).toHaveBeenCalledOnce();
    expect(autosave.isDirty).toBe(false);
  });
});
