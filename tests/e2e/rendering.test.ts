import { afterAll, beforeAll, expect, test } from "vitest";
import { type BrowserDriver, openPopup } from "../../scripts/driver/index.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";

let harness: Harness;
let driver: BrowserDriver;

beforeAll(async () => {
  harness = await startHarness();
  driver = await harness.launch();
});
afterAll(() => harness.end());

// browsers cannot be made to refuse a photograph on demand, so the script is driven as the capture drives it
test.runIf(BROWSER === "chromium")(
  "the page is redrawn from top to bottom where no photograph can be taken",
  async () => {
    const page = await driver.openPage(`${harness.origin}/tall?height=3000`);
    await (await openPopup(driver, page)).close();
    const size = await driver.backgroundEvaluate(async () => {
      const api = globalThis.browser ?? chrome;
      const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
      const tabId = tab?.id ?? -1;
      await api.scripting.executeScript({ target: { tabId }, files: ["/content-scripts/render.js"] });
      const port = api.tabs.connect(tabId, { name: "render", frameId: 0 });
      const ask = (method: string, args: unknown) =>
        new Promise<unknown>((resolve) => {
          const id = Math.random();
          port.onMessage.addListener((answer: { id: number; result?: unknown }) => {
            if (answer.id === id && "result" in answer) resolve(answer.result);
          });
          port.postMessage({ id, method, args });
        });
      const { handle, length } = (await ask("render", null)) as { handle: number; length: number };
      const url = (await ask("read", { handle, offset: 0, length })) as string;
      const bitmap = await createImageBitmap(await (await fetch(url)).blob());
      const canvas = new OffscreenCanvas(1, 1);
      const context = canvas.getContext("2d");
      context?.drawImage(bitmap, -5, -2_950);
      const [red, green, blue] = context?.getImageData(0, 0, 1, 1).data ?? [];
      return { height: bitmap.height, white: red === 255 && green === 255 && blue === 255 };
    });
    expect(size).toEqual({ height: 3_000, white: false });
  },
);
