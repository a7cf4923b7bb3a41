import { evaluateInFrames } from "./chromium-frames.ts";
import { keyOf } from "./keys.ts";
import { createPage } from "./page.ts";
import type { RpcClient } from "./rpc.ts";
import { DriverError, type PageHandle } from "./types.ts";

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Evaluated {
  readonly result: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** Evaluates an expression that is a promise of a JSON text, with a user gesture. */
export async function evaluateInSession(cdp: RpcClient, sessionId: string, expression: string): Promise<string> {
  const request = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
  const { result, exceptionDetails } = await cdp.request<Evaluated>("Runtime.evaluate", request, sessionId);
  if (exceptionDetails) throw new DriverError(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value ?? "null";
}

/** Attaches to a page target of Chromium: a tab's document or the popup's. */
export async function createCdpPage(cdp: RpcClient, targetId: string): Promise<PageHandle> {
  const { sessionId } = await cdp.request<{ sessionId: string }>("Target.attachToTarget", { targetId, flatten: true });
  const send = <T>(method: string, params: Readonly<Record<string, unknown>> = {}) =>
    cdp.request<T>(method, params, sessionId);
  await send("Page.enable");

  return createPage({
    evaluateJson: (expression) => evaluateInSession(cdp, sessionId, expression),
    evaluateJsonInFrames: (expression) => evaluateInFrames(cdp, sessionId, expression),
    protocol: send,
    async mouseClick({ x, y }) {
      const mouse = { x, y, button: "left", clickCount: 1 };
      await send("Input.dispatchMouseEvent", { ...mouse, type: "mouseMoved", button: "none" });
      await send("Input.dispatchMouseEvent", { ...mouse, type: "mousePressed" });
      await send("Input.dispatchMouseEvent", { ...mouse, type: "mouseReleased" });
    },
    async press(name) {
      const { code, windowsVirtualKeyCode, text } = keyOf(name);
      const key = { key: name, code, windowsVirtualKeyCode };
      const down = text === undefined ? { type: "rawKeyDown" } : { type: "keyDown", text };
      await send("Input.dispatchKeyEvent", { ...key, ...down });
      await send("Input.dispatchKeyEvent", { ...key, type: "keyUp" });
    },
    async screenshot() {
      return (await send<{ data: string }>("Page.captureScreenshot", { format: "png" })).data;
    },
    async fullPageScreenshot() {
      const { cssContentSize } = await send<{ cssContentSize: Size }>("Page.getLayoutMetrics");
      const size = { width: Math.ceil(cssContentSize.width), height: Math.ceil(cssContentSize.height) };
      const clip = { x: 0, y: 0, ...size, scale: 1 };
      const request = { format: "png", captureBeyondViewport: true, clip };
      return (await send<{ data: string }>("Page.captureScreenshot", request)).data;
    },
    async setViewport(size) {
      await send("Emulation.setDeviceMetricsOverride", { ...size, deviceScaleFactor: 1, mobile: false });
    },
    async goto(url, waitUntil) {
      let loaded = false;
      let stop = () => {};
      const load = new Promise<void>((resolve) => {
        stop = cdp.listen((method, _params, fromSession) => {
          if (method !== "Page.loadEventFired" || fromSession !== sessionId) return;
          loaded = true;
          resolve();
        });
      });
      try {
        const answer = await send<{ loaderId?: string; errorText?: string }>("Page.navigate", { url });
        if (answer.errorText !== undefined) throw new DriverError(`${url}: ${answer.errorText}`);
        // without a loader it was a jump inside the document
        if (waitUntil === "load" && answer.loaderId !== undefined && !loaded) await load;
      } finally {
        stop();
      }
    },
    async activate() {
      await cdp.request("Target.activateTarget", { targetId });
    },
    async close() {
      await cdp.request("Target.closeTarget", { targetId });
    },
  });
}
