import { describe, expect, it } from "vitest";
import type { CapturedFile } from "@/utils/capture/captured-file";
import type { PageDescription } from "@/utils/capture/page";
import { photographsOf } from "@/utils/capture/photographs-of";

/** The first bytes of a PNG of this size. */
function png(width: number, height: number): Blob {
  const header = new DataView(new ArrayBuffer(33));
  header.setUint32(0, 0x89504e47);
  header.setUint32(16, width);
  header.setUint32(20, height);
  return new Blob([header.buffer], { type: "image/png" });
}

const file = (role: CapturedFile["role"], blob: Blob): CapturedFile => ({
  role,
  blob,
  fileName: "x",
  mediaType: "image/png",
});
const description = {
  scrollPosition: { x: 5, y: 300 },
  viewport: { width: 640, height: 480 },
  devicePixelRatio: 2,
} as PageDescription;

describe("photographsOf", () => {
  it("has the visible part first, where the page was scrolled to", async () => {
    const visible = png(1_280, 960);
    const whole = png(1_280, 4_000);
    const found = await photographsOf(
      [file("full-page-screenshot", whole), file("visible-screenshot", visible)],
      description,
    );
    expect(found).toEqual([
      { blob: visible, scale: 2, area: { x: 5, y: 300, width: 640, height: 480 } },
      { blob: whole, scale: 2, area: { x: 0, y: 0, width: 640, height: 2_000 } },
    ]);
    expect([found[0]?.blob === visible, found[1]?.blob === whole]).toEqual([true, true]);
  });

  it("puts the pictures of a tall page below one another", async () => {
    const found = await photographsOf(
      [100, 100, 31].map((height) => file("full-page-screenshot", png(20, height))),
      description,
    );
    expect(found.map(({ area }) => area)).toEqual([
      { x: 0, y: 0, width: 10, height: 50 },
      { x: 0, y: 50, width: 10, height: 50 },
      { x: 0, y: 100, width: 10, height: 15.5 },
    ]);
  });

  it("takes nothing but screenshots, and a picture that is none shows nothing", async () => {
    const found = await photographsOf(
      [file("text", png(9, 9)), file("full-page-screenshot", new Blob(["no PNG"]))],
      description,
    );
    expect(found.map(({ area }) => area)).toEqual([{ x: 0, y: 0, width: 0, height: 0 }]);
    expect(await photographsOf([], description)).toEqual([]);
  });
});
