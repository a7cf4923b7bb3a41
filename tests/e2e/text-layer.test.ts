import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type BrowserDriver, captureInPopup, type PageHandle } from "../../scripts/driver/index.ts";
import type { TextLayer, TextLine } from "../../utils/capture/page/text-layer/format.ts";
import { artifactBytes, request } from "./support/background.ts";
import { type Harness, startHarness } from "./support/harness.ts";

let harness: Harness;
let driver: BrowserDriver;
let page: PageHandle;
let layer: TextLayer;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
  const desk = await driver.openExtensionPage("options.html");
  page = await driver.openPage(`${harness.origin}/words`);
  await page.waitFor(() => document.documentElement.dataset.ready === "yes");
  // what is scrolled must not move the words
  await page.evaluate(() => scrollTo(0, 150));
  const { captureId } = await captureInPopup(driver, page, { mission: "Words" });
  const { capture } = await request(desk, "captures.get", { captureId });
  const artifact = capture.artifacts.find(({ role }) => role === "text-layer");
  expect(artifact).toMatchObject({ fileName: "texte-positions.json", mediaType: "application/json" });
  layer = JSON.parse((await artifactBytes(desk, artifact?.id ?? "")).toString("utf8")) as TextLayer;
  await page.activate();
});
afterAll(() => harness.end());

const words = () => layer.lines.flatMap((line) => line.words.map(([text, x, w]) => ({ text, x, w, line })));
const find = (text: string) => words().filter((word) => word.text === text);

describe("the text layer", () => {
  test("says what it is and how large the page is", async () => {
    expect(layer).toMatchObject({ format: "bordereau-text-layer", version: 1 });
    expect(layer).not.toHaveProperty("partial");
    const size = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { width: scrollWidth, height: scrollHeight };
    });
    expect(layer).toMatchObject(size);
  });

  test("has the words where the browser finds them when one points there", async () => {
    const found = await page.evaluate(
      (placed) => {
        return placed.map(({ text, x, y }) => {
          scrollTo(0, Math.max(0, y - 200));
          const caret = document.caretPositionFromPoint(x, y - scrollY);
          const inCaretText = caret?.offsetNode.parentElement?.closest(".caret") ?? null;
          if (!caret || !inCaretText) return { text, hit: "elsewhere" };
          const data = (caret.offsetNode as Text).data;
          const from = data.slice(0, caret.offset).search(/\S*$/);
          return { text, hit: /^\s*\S+/.exec(data.slice(from))?.[0].trim() ?? "" };
        });
      },
      words().map(({ text, x, w, line }) => ({ text, x: x + w / 2, y: line.y + line.h / 2 })),
    );
    const inText = found.filter(({ hit }) => hit !== "elsewhere");
    expect(inText.length).toBeGreaterThan(50);
    // a word that stands in several elements is pointed at in one of them
    expect(inText.filter(({ text, hit }) => !text.includes(hit))).toEqual([]);
  });

  test("has boxes as the browser gives them, in shadow roots, frames and under transforms", async () => {
    const expected = await page.evaluate(() =>
      (
        globalThis as unknown as {
          expected(): { text: string; x: number; y: number; width: number; height: number }[];
        }
      ).expected(),
    );
    for (const box of expected) {
      const near = find(box.text).filter(
        ({ x, w, line }) =>
          Math.abs(x - box.x) <= 1 &&
          Math.abs(line.y - box.y) <= 1 &&
          Math.abs(w - box.width) <= 1 &&
          Math.abs(line.h - box.height) <= 1,
      );
      expect([box, near.length]).toEqual([box, 1]);
    }
    expect(expected).toHaveLength(6);
  });

  test("reads in the order of the page, and knows links, scripts from right to left, and words of several elements", () => {
    const text = words().map((word) => word.text);
    const order = [
      "Plain",
      "Columns",
      "newspaper.",
      "RAISED",
      "Far",
      "Enlarged",
      "Open",
      "Closed",
      "slotted",
      "Framed",
    ];
    expect(order.map((word) => text.indexOf(word))).toEqual(
      [...order.map((word) => text.indexOf(word))].sort((a, b) => a - b),
    );
    expect(order.filter((word) => !text.includes(word))).toEqual([]);
    expect(text).toContain("thengluedtogether.");
    expect(find("link")[0]?.line.href).toBe(`${harness.origin}/titled?title=x`);
    const hebrew = find("\u05e9\u05dc\u05d5\u05dd")[0];
    const next = find("\u05e2\u05d5\u05dc\u05dd")[0];
    expect(hebrew?.line.rtl).toBe(true);
    expect(hebrew?.x).toBeGreaterThan(next?.x ?? Number.POSITIVE_INFINITY);
    expect(find("Plain")[0]?.line).not.toHaveProperty("rtl");
  });

  test("breaks a word that the browser breaks", () => {
    const isPart = (line: TextLine) => "Unbreakable".repeat(5).includes(line.words[0]?.[0] ?? " ");
    const parts = words().filter(({ line, text }) => isPart(line) && text.length > 3);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ text }) => text).join("")).toBe("Unbreakable".repeat(4));
    for (const { w } of parts) expect(w).toBeLessThanOrEqual(91);
  });

  test("has what fields show and what images say, each marked", () => {
    expect(find("typed")[0]?.line).toMatchObject({ of: "field" });
    const value = find("value")[0];
    expect(value?.x).toBeGreaterThan(find("typed")[0]?.x ?? Number.POSITIVE_INFINITY);
    expect(Math.abs((value?.line.y ?? 0) - 1106)).toBeLessThan(8);
    expect(find("Painted sign")[0]).toMatchObject({ x: 40, w: 40, line: { y: 1150, h: 30, of: "image" } });
  });

  test("leaves out what cannot be seen", () => {
    const text = words().map((word) => word.text);
    expect(text.filter((word) => /hidden|hunter2|token|placeholder|^not$/.test(word))).toEqual([]);
    expect(text).toEqual(expect.arrayContaining(["seen", "summary", "escaped"]));
  });
});
