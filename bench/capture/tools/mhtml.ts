import { launchPlainChromium } from "../plain-chromium.ts";
import type { Stage, StageOptions, Tool } from "./tool.ts";

/** The browser's own single-file format. */
export const mhtml: Tool = {
  name: "mhtml",
  browsers: ["chromium"],
  altersPage: false,
  description: "Chromium's own, by the debugger protocol's Page.captureSnapshot",
  prepare: async () => null,
  async open({ windowSize }: StageOptions): Promise<Stage> {
    const browser = await launchPlainChromium({ windowSize });
    const page = await browser.newPage();
    return {
      page,
      async capture() {
        const startedAt = performance.now();
        const { data } = await page.protocol<{ data: string }>("Page.captureSnapshot", { format: "mhtml" });
        const timeMs = performance.now() - startedAt;
        return { timeMs, bytes: Buffer.from(data, "utf8"), form: "mhtml", details: {} };
      },
      close: () => browser.close(),
    };
  },
};
