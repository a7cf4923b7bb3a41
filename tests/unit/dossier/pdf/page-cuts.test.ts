import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageCuts } from "@/utils/dossier/pdf/page-cuts";

const line = (top: number, height = 10) => ({ top, bottom: top + height });

describe("pageCuts", () => {
  it("shows a picture that fits in one piece", () => {
    expect(pageCuts(80, [line(10)], 100, 100)).toEqual([{ top: 0, bottom: 80 }]);
  });

  it("cuts above a line that would be cut", () => {
    expect(pageCuts(150, [line(95)], 100, 100)).toEqual([
      { top: 0, bottom: 95 },
      { top: 95, bottom: 150 },
    ]);
  });

  it("shows lines again where there is no gap near the foot", () => {
    // two columns whose lines interleave all the way down
    const lines = Array.from({ length: 30 }, (_, index) => line(index * 5));
    const [first, second] = pageCuts(155, lines, 100, 100);
    expect(first).toEqual({ top: 0, bottom: 100 });
    expect(second?.top).toBe(95);
  });

  it("cuts through what is taller than a page, and ends", () => {
    expect(pageCuts(250, [{ top: 0, bottom: 250 }], 100, 100).map(({ bottom }) => bottom)).toEqual([100, 200, 250]);
  });

  it("covers the whole picture, and shows every line whole somewhere that fits half a page", () => {
    const lines = fc.array(
      fc.record({ top: fc.integer({ min: 0, max: 2_000 }), height: fc.integer({ min: 1, max: 40 }) }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(
        lines,
        fc.integer({ min: 1, max: 2_000 }),
        fc.integer({ min: 100, max: 400 }),
        (made, height, room) => {
          const boxes = made.map(({ top, height: tall }) => line(top, tall)).filter(({ bottom }) => bottom <= height);
          const slices = pageCuts(height, boxes, room, room);
          let shown = 0;
          for (const { top, bottom } of slices) {
            expect(top).toBeLessThanOrEqual(shown);
            expect(bottom - top).toBeLessThanOrEqual(room);
            expect(bottom).toBeGreaterThan(shown);
            shown = bottom;
          }
          expect(shown).toBe(height);
          const cut = boxes.filter((box) => !slices.some(({ top, bottom }) => top <= box.top && bottom >= box.bottom));
          expect(cut).toEqual([]);
        },
      ),
    );
  });
});
