import { expect, it } from "vitest";
import { lacksOtherSites } from "../../../../components/capture/other-sites";
import { type CaptureRecord, NOT_COLLECTED } from "../../../../utils/core";

type Substitute = { what: "image" | "frame"; url: string; by: "photograph" | "source" | "mhtml"; reason: string };

function record(missing: readonly string[], substitutes: readonly Substitute[] = []): CaptureRecord {
  return {
    page: { finalUrl: "https://shop.test/order?id=1" },
    missing: missing.map((url) => ({ what: "image", url, reason: "" })),
    snapshot: { substitutes },
  } as unknown as CaptureRecord;
}

it.each([
  [["https://cdn.test/logo.png"], true],
  [["https://shop.test/gone.png"], false],
  [["", "blob:https://shop.test/1", "data:image/png,x", "not an address", "https://"], false],
  [["http://shop.test/logo.png"], true],
  [[], false],
])("missing %j", (urls, lacks) => {
  expect(lacksOtherSites(record(urls))).toBe(lacks);
});

it("counts what a photograph stands for, not what the browser's copy held", () => {
  const substitute = { what: "frame", url: "https://video.test/1", reason: "" } as const;
  expect(lacksOtherSites(record([], [{ ...substitute, by: "photograph" }]))).toBe(true);
  expect(lacksOtherSites(record([], [{ ...substitute, by: "mhtml" }]))).toBe(false);
});

it("says nothing of captures without a page or a report", () => {
  expect(lacksOtherSites({ ...record(["https://cdn.test/x"]), page: null })).toBe(false);
  expect(lacksOtherSites({ ...record([]), snapshot: NOT_COLLECTED })).toBe(false);
});
