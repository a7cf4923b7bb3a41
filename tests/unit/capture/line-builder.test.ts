import { describe, expect, it } from "vitest";
import { LineBuilder } from "@/utils/capture/page/text-layer/line-builder";

const TEXT = { href: null, of: null };
const box = (left: number, width: number, top = 10, height = 18) => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

function build(add: (lines: LineBuilder) => void) {
  const lines = new LineBuilder();
  add(lines);
  return lines.finish();
}

describe("lines of words", () => {
  it("hold words of one height and link, with one decimal", () => {
    const lines = build((it) => {
      it.add("One", box(10.04, 20.06), TEXT, false);
      it.add("two", box(35, 20, 10.3), TEXT, false);
      it.add("link", box(60, 20), { ...TEXT, href: "https://a.test/" }, false);
      it.add("small", box(85, 20, 14, 12), TEXT, false);
      it.add("below", box(10, 20, 30), TEXT, false);
    });
    expect(lines).toEqual([
      {
        x: 10,
        y: 10,
        h: 18,
        words: [
          ["One", 10, 20.1],
          ["two", 35, 20],
        ],
      },
      { x: 60, y: 10, h: 18, words: [["link", 60, 20]], href: "https://a.test/" },
      { x: 85, y: 14, h: 12, words: [["small", 85, 20]] },
      { x: 10, y: 30, h: 18, words: [["below", 10, 20]] },
    ]);
  });

  it("join what stands in several elements without a blank, and only that", () => {
    const lines = build((it) => {
      it.add("un", box(10, 10), TEXT, false);
      it.add("broken", box(20.2, 30), TEXT, true);
      it.add("far", box(90, 30), TEXT, true);
      it.add("spaced", box(120, 30), TEXT, false);
    });
    expect(lines[0]?.words.map(([text]) => text)).toEqual(["unbroken", "far", "spaced"]);
    expect(lines[0]?.words[0]).toEqual(["unbroken", 10, 40.2]);
  });

  it("begin from the right when their first letter does, whatever stands before it", () => {
    const [hebrew] = build((it) => {
      it.add("12", box(90, 20), TEXT, false);
      it.add("שלום", box(60, 20), TEXT, false);
      it.add("abc", box(20, 20), TEXT, false);
    });
    expect(hebrew).toMatchObject({ rtl: true, x: 20 });
    const [latin] = build((it) => {
      it.add("abc", box(20, 20), TEXT, false);
      it.add("שלום", box(60, 20), TEXT, false);
    });
    expect(latin).not.toHaveProperty("rtl");
  });

  it("leave out characters that are not drawn", () => {
    const lines = build((it) => {
      it.add("soft\u00adhyphen", box(10, 10), TEXT, false);
      it.add("\u200b", box(30, 10), TEXT, false);
    });
    expect(lines).toEqual([{ x: 10, y: 10, h: 18, words: [["softhyphen", 10, 10]] }]);
  });
});
