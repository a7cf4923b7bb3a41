// @vitest-environment happy-dom
import "../own-getters";
import { describe, expect, it } from "vitest";
import { Bytes, fillSnapshot } from "@/utils/capture/fill";
import { emptyReport, fakePhotographs, files, noPhotographs, wanted, wholePlace } from "./snapshot-parts";

const nothing = { frames: [], bytes: new Bytes([]), photographs: noPhotographs };

describe("fillSnapshot", () => {
  it("leaves a document without wishes in its pieces", async () => {
    expect(await fillSnapshot({ pieces: ["a", "b"], wanted: [] }, nothing, emptyReport())).toEqual(["a", "b"]);
  });

  it("puts bytes in every place of a token, even one that lies across two pieces", async () => {
    const report = emptyReport();
    const bytes = files("background", { "https://a.example/tok1": new Blob(["x"], { type: "image/png" }) });
    const snapshot = { pieces: ["<tok1|to", "k1>"], wanted: [wanted("tok1", "image")] };
    expect((await fillSnapshot(snapshot, { ...nothing, bytes }, report)).join("")).toBe(
      "<data:image/png;base64,eA==|data:image/png;base64,eA==>",
    );
    expect(report).toEqual(emptyReport());
  });

  it("gives bytes of no known type the one of their name", async () => {
    const url = "https://a.example/f.woff2?x";
    const bytes = files("background", { [url]: new Blob(["x"]) });
    const snapshot = { pieces: ["t"], wanted: [wanted("t", "font", { url })] };
    expect(await fillSnapshot(snapshot, { ...nothing, bytes }, emptyReport())).toEqual(["data:font/woff2;base64,eA=="]);
  });

  it("tells what came from the browser's own archive, but for fonts", async () => {
    const report = emptyReport();
    const bytes = files("mhtml", { "https://a.example/t1": new Blob(["x"]), "https://a.example/t2": new Blob(["y"]) });
    const snapshot = { pieces: ["t1t2"], wanted: [wanted("t1", "image"), wanted("t2", "font")] };
    await fillSnapshot(snapshot, { ...nothing, bytes }, report);
    expect(report.substitutes).toEqual([{ what: "image", url: "https://a.example/t1", by: "mhtml", reason: "CORS" }]);
    expect(report.missing).toEqual([]);
  });

  it("cuts the photograph where there are no bytes, and prefers bytes", async () => {
    const report = emptyReport();
    const photographs = fakePhotographs(({ box }) => `PHOTO ${box.x} ${box.y}`);
    const bytes = files("background", { "https://a.example/t1": new Blob(["x"], { type: "image/png" }) });
    const place = wholePlace(3, 4, 5, 6);
    const snapshot = {
      pieces: ["t1 t2 t3 t4"],
      wanted: [
        wanted("t1", "image", { place }),
        wanted("t2", "image", { place }),
        wanted("t3", "canvas", { place }),
        wanted("t4", "image"),
      ],
    };
    expect(await fillSnapshot(snapshot, { ...nothing, bytes, photographs }, report)).toEqual([
      "data:image/png;base64,eA== PHOTO 3 4 PHOTO 3 4 data:image/png;base64,",
    ]);
    expect(report.substitutes.map(({ what, by }) => [what, by])).toEqual([
      ["image", "photograph"],
      ["canvas", "photograph"],
    ]);
    expect(report.missing.map(({ url }) => url)).toEqual(["https://a.example/t4"]);
  });

  it("asks no source for pixels of a canvas", async () => {
    const bytes = new Bytes([{ name: "background", get: async () => new Blob(["x"]) }]);
    const snapshot = { pieces: ["[t1][t2]"], wanted: [wanted("t1", "canvas"), wanted("t2", "media")] };
    expect(await fillSnapshot(snapshot, { ...nothing, bytes }, emptyReport())).toEqual(["[][]"]);
    expect(bytes.counts.background).toBe(0);
  });

  it("tells what is missing, with the page's own reason and no query", async () => {
    const report = emptyReport();
    const url = "https://me:pw@a.example/x.png?token=1#y";
    const photographs = fakePhotographs(() => {
      throw new Error("no canvas");
    });
    const place = wholePlace(0, 0, 9, 9);
    const snapshot = { pieces: ["t1,t2"], wanted: [wanted("t1", "image", { url, place }), wanted("t2", "font")] };
    expect(await fillSnapshot(snapshot, { ...nothing, photographs }, report)).toEqual(["data:image/png;base64,,"]);
    expect(report.missing).toEqual([
      { what: "image", url: "https://a.example/x.png", reason: "CORS" },
      { what: "font", url: "https://a.example/t2", reason: "CORS" },
    ]);
    expect(report.substitutes).toEqual([]);
  });

  it("reads nothing in a value as a token or a pattern", async () => {
    const photographs = fakePhotographs(({ box }) => (box.x === 1 ? "t2$&$1" : "two"));
    const snapshot = {
      pieces: ["t1 t2"],
      wanted: [
        wanted("t1", "canvas", { place: wholePlace(1, 0, 1, 1) }),
        wanted("t2", "canvas", { place: wholePlace(2, 0, 1, 1) }),
      ],
    };
    expect(await fillSnapshot(snapshot, { ...nothing, photographs }, emptyReport())).toEqual(["t2$&$1 two"]);
  });
});
