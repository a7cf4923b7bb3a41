import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launchPlainChromium } from "../plain-chromium.ts";
import type { Stage, StageOptions, Tool } from "./tool.ts";

type Render = (element: Element, options: Readonly<Record<string, unknown>>) => Promise<HTMLCanvasElement>;

/** A picture painted again from the document. */
export const html2canvas: Tool = {
  name: "html2canvas",
  browsers: ["chromium"],
  altersPage: false,
  description: "html2canvas-pro in the page, whole document at scale 1 with useCORS, as PNG",
  prepare: async () => null,
  async open({ windowSize }: StageOptions): Promise<Stage> {
    const browser = await launchPlainChromium({ windowSize });
    const page = await browser.newPage();
    return {
      page,
      async capture() {
        await page.protocol("Runtime.evaluate", { expression: `${bundle()};void 0` });
        const { base64, timeMs } = await page.evaluate(render);
        return { timeMs, bytes: Buffer.from(base64, "base64"), form: "png", details: {} };
      },
      close: () => browser.close(),
    };
  },
};

function bundle(): string {
  const entry = createRequire(import.meta.url).resolve("html2canvas");
  return readFileSync(entry.replace(/html2canvas[^/\\]*$/, "html2canvas-pro.min.js"), "utf8");
}

/** Runs inside the page. */
async function render() {
  const paint = (globalThis as unknown as { html2canvas: Render }).html2canvas;
  const startedAt = performance.now();
  const canvas = await paint(document.documentElement, { scale: 1, useCORS: true, logging: false });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("The canvas gave no picture");
  const timeMs = performance.now() - startedAt;
  const reader = new FileReader();
  const url = await new Promise<string>((resolve) => {
    reader.onload = () => resolve(String(reader.result));
    reader.readAsDataURL(blob);
  });
  return { base64: url.slice(url.indexOf(",") + 1), timeMs };
}
