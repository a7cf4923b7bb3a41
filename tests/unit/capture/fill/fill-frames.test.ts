// @vitest-environment happy-dom
import "../own-getters";
import { describe, expect, it } from "vitest";
import { Bytes, type FrameSnapshot, fillSnapshot } from "@/utils/capture/fill";
import type { Place, Wanted } from "@/utils/capture/snapshot";
import { emptyReport, fakePhotographs, frame, noPhotographs, wanted, wholePlace } from "./snapshot-parts";

const nothing = { frames: [], bytes: new Bytes([]), photographs: noPhotographs };

function fill(wishes: readonly Wanted[], frames: readonly FrameSnapshot[], photographs = noPhotographs) {
  const report = emptyReport();
  const pieces = [wishes.map(({ token }) => `[${token}]`).join("")];
  return fillSnapshot({ pieces, wanted: wishes }, { ...nothing, frames, photographs }, report).then((filled) => ({
    html: filled.join(""),
    report,
  }));
}

describe("frames of a snapshot", () => {
  it("are found by their place among the frames", async () => {
    const frames = [frame([0, 1], "zero-one"), frame([1], "one"), frame([0], "zero")];
    const { html, report } = await fill(
      [wanted("t1", "frame", { framePath: [1] }), wanted("t2", "frame", { framePath: [0, 1] })],
      frames,
    );
    expect(html).toBe("[one][zero-one]");
    expect(report).toEqual({ ...emptyReport(), liveFrames: 2 });
  });

  it("are found by their address where the place is not known", async () => {
    const found = await fill([wanted("t1", "frame", { url: "https://frame.example/" })], [frame(null, "it")]);
    expect(found.html).toBe("[it]");
    const other = await fill([wanted("t1", "frame", { url: "https://frame.example/other" })], [frame(null, "it")]);
    expect(other.html).toBe("[]");
    const placed = await fill([wanted("t1", "frame", { url: "https://frame.example/" })], [frame([0], "it")]);
    expect(placed.html).toBe("[]");
  });

  it("nest, each written for what it stands in", async () => {
    const inner = wanted("t2", "frame", { framePath: [0, 0], escapes: ["attribute"] });
    const frames = [frame([0], '<iframe srcdoc="t2">', [inner]), frame([0, 0], '<p title="&">')];
    const { html, report } = await fill([wanted("t1", "frame", { framePath: [0], escapes: ["attribute"] })], frames);
    expect(html).toBe("[&lt;iframe srcdoc=&quot;&amp;lt;p title=&amp;quot;&amp;amp;&amp;quot;&amp;gt;&quot;&gt;]");
    expect(report.liveFrames).toBe(2);
  });

  it("may have to be addresses", async () => {
    const address = wanted("t1", "frame", { framePath: [0], asAddress: true, escapes: ["address", "attribute"] });
    expect((await fill([address], [frame([0], '<b>"100%"')])).html).toBe("[%3Cb%3E%22100%25%22]");
  });

  it("tell their own losses", async () => {
    const { report } = await fill(
      [wanted("t1", "frame", { framePath: [0] })],
      [frame([0], "t2", [wanted("t2", "image")])],
    );
    expect(report.missing.map(({ what, url }) => [what, url])).toEqual([["image", "https://a.example/t2"]]);
  });

  it("have their places on the page, clipped to what of the frame can be seen", async () => {
    const cut: Place[] = [];
    const photographs = fakePhotographs((place) => {
      cut.push(place);
      return "photo";
    });
    const half: Place = {
      box: { x: 100, y: 200, width: 50, height: 50 },
      visible: { x: 100, y: 200, width: 50, height: 25 },
    };
    const inside = [
      wanted("t2", "canvas", { place: wholePlace(10, 10, 20, 20) }),
      wanted("t3", "canvas", { place: wholePlace(10, 30, 20, 20) }),
    ];
    const { html, report } = await fill(
      [wanted("t1", "frame", { framePath: [0], place: half })],
      [frame([0], "t2|t3", inside)],
      photographs,
    );
    expect(cut).toEqual([
      { box: { x: 110, y: 210, width: 20, height: 20 }, visible: { x: 110, y: 210, width: 20, height: 15 } },
    ]);
    expect(html).toBe("[photo|]");
    expect(report.missing.map(({ url }) => url)).toEqual(["https://a.example/t3"]);
  });

  it("that cannot be seen show nothing of theirs on the photograph", async () => {
    const photographs = fakePhotographs(() => "photo");
    const inside = [wanted("t2", "canvas", { place: wholePlace(0, 0, 9, 9) })];
    const { html } = await fill([wanted("t1", "frame", { framePath: [0] })], [frame([0], "t2", inside)], photographs);
    expect(html).toBe("[]");
  });
});

describe("a frame that could not be read", () => {
  it("is a photograph of its place", async () => {
    const place = wholePlace(1, 2, 3, 4);
    const wish = wanted("t1", "frame", { framePath: [0], place, escapes: ["attribute"], reason: "another site" });
    const { html, report } = await fill(
      [wish],
      [frame([1], "no")],
      fakePhotographs(() => "data:image/png;base64,AA=="),
    );
    expect(html).toMatch(/^\[&lt;!DOCTYPE html&gt;[^"<>]*src=&quot;data:image\/png;base64,AA==&quot;[^"<>]*\]$/);
    expect(report.photographedFrames).toBe(1);
    expect(report.liveFrames).toBe(0);
    expect(report.substitutes).toEqual([
      { what: "frame", url: "https://a.example/t1", by: "photograph", reason: "another site" },
    ]);
  });

  it("is missing, and empty, where no photograph has it", async () => {
    const wish = wanted("t1", "frame", { framePath: [0], place: wholePlace(1, 2, 3, 4) });
    const { html, report } = await fill([wish], []);
    expect(html).toBe("[]");
    expect(report.missing.map(({ what }) => what)).toEqual(["frame"]);
    expect(report.photographedFrames).toBe(0);
  });
});
