import { describe, expect, test } from "vitest";
import { parseMoment } from "../../../utils/capture/page/older/dates";
import { choosePanes, type PaneCandidate } from "../../../utils/capture/page/panes/choose-panes";
import { TextRows } from "../../../utils/capture/page/panes/text-rows";
import { dragged } from "../../../utils/capture/page/region-picker/drag";
import { shiftOf } from "../../../utils/capture/page/scrolling/shift";
import { columnsOf, nextRow } from "../../../utils/capture/steps/seams";

const PANE: PaneCandidate = {
  viewWidth: 600,
  viewHeight: 400,
  contentWidth: 600,
  contentHeight: 2_000,
  visibleArea: 240_000,
  coveredShare: 0,
};

describe("choosing panes", () => {
  test("the largest in the window come first, what is out of it last", () => {
    const small = { ...PANE, visibleArea: 40_000 };
    const away = { ...PANE, visibleArea: 0, viewWidth: 1_200 };
    expect(choosePanes([away, small, PANE], 6).chosen).toEqual([PANE, small, away]);
    expect(choosePanes([away, small, PANE], 2)).toEqual({ chosen: [PANE, small], left: [away] });
  });

  test("what is too small, hides next to nothing or lies behind a dialog is none", () => {
    const none = [
      { ...PANE, viewWidth: 80 },
      { ...PANE, viewHeight: 40 },
      { ...PANE, contentHeight: 430 },
      { ...PANE, coveredShare: 0.9 },
    ];
    expect(choosePanes(none, 6).chosen).toEqual([]);
    expect(choosePanes([{ ...PANE, contentHeight: 400, contentWidth: 900 }], 6).chosen).toHaveLength(1);
  });
});

describe("text of what was scrolled", () => {
  test("a row on two screens counts once, the same words elsewhere count again", () => {
    const rows = new TextRows();
    rows.add([
      { x: 0, y: 0, text: "Yes" },
      { x: 0, y: 100, text: "No" },
    ]);
    rows.add([
      { x: 0, y: 101, text: "No" },
      { x: 0, y: 200, text: "Yes" },
    ]);
    expect(rows.text).toBe("Yes\nNo\nYes");
  });

  test("what was seen later but stands above comes first; what stands side by side is one line", () => {
    const rows = new TextRows();
    rows.add([{ x: 0, y: 50, text: "below" }]);
    rows.add([
      { x: 300, y: -20, text: "right" },
      { x: 0, y: -19, text: "left" },
    ]);
    expect(rows.text).toBe("left\tright\nbelow");
  });
});

describe("seams", () => {
  const extent = { x: 0, y: 0, width: 3_000, height: 900 };

  test("columns cover the whole width, from where the content begins", () => {
    expect(columnsOf(extent, 1_280, 0, 6).places).toEqual([0, 1_280, 1_720]);
    expect(columnsOf(extent, 1_280, 1_720, 6).places).toEqual([1_720, 440, 0]);
    expect(columnsOf({ ...extent, width: 1_280 }, 1_280, 0, 6).places).toEqual([0]);
  });

  test("what is wider than the columns allow is cut where the content ends", () => {
    expect(columnsOf(extent, 1_000, 0, 2)).toEqual({ places: [0, 1_000], extent: { ...extent, width: 2_000 } });
    expect(columnsOf(extent, 1_000, 2_000, 2)).toEqual({
      places: [2_000, 1_000],
      extent: { ...extent, x: 1_000, width: 2_000 },
    });
  });

  test("the next screen begins on a whole device pixel, and none is skipped", () => {
    for (const devicePixelRatio of [1, 1.1, 1.25, 1.5, 2, 2.625]) {
      const box = { x: 0, y: 0, width: 1_164, height: 648 };
      let y = 0;
      for (let screen = 0; screen < 20; screen++) {
        const at = {
          x: 0,
          y,
          box,
          extent,
          atEnd: false,
          mayGrow: true,
          grew: false,
          windowWidth: 1_164,
          devicePixelRatio,
        };
        const next = nextRow(at, 0);
        const pixels = next * devicePixelRatio;
        expect(Math.abs(pixels - Math.round(pixels))).toBeLessThan(1e-6);
        expect(next - y).toBeLessThanOrEqual(box.height);
        expect(next - y).toBeGreaterThan(box.height - 2);
        y = next;
      }
    }
  });
});

describe("content that moves", () => {
  test("is followed where most of what is watched agrees", () => {
    expect(shiftOf([40, 40, 40, 40, 0])).toBe(40);
    expect(shiftOf([0, 0, 0, 0, 713])).toBe(0);
  });

  test("is not where too little is known or all moves differ", () => {
    expect(shiftOf([])).toBe(0);
    expect(shiftOf([40, 40])).toBe(0);
    expect(shiftOf([10, 20, 30, 40, 50, 60])).toBe(0);
    expect(shiftOf([0.4, 0.4, 0.4])).toBe(0);
  });
});

test("a short way with the button down is a click, a longer one a rectangle in any direction", () => {
  expect(dragged({ x: 10, y: 10 }, { x: 12, y: 40 })).toBeNull();
  expect(dragged({ x: 100, y: 90 }, { x: 20, y: 30 })).toEqual({ x: 20, y: 30, width: 80, height: 60 });
});

test.each([
  ["2026-01-31T10:00:00Z", Date.UTC(2026, 0, 31, 10)],
  ["1767225600", 1_767_225_600_000],
  ["1767225600000", 1_767_225_600_000],
  ["yesterday", null],
  ["Budget 2026", null],
  ["12:45", null],
  ["", null],
  [null, null],
])("the moment that %j names", (text, moment) => {
  expect(parseMoment(text)).toBe(moment);
});
