import { keyOf } from "./keys.ts";
import { createPage, type PageChannel } from "./page.ts";
import type { RpcClient } from "./rpc.ts";
import { DriverError, type PageHandle } from "./types.ts";

interface Evaluated {
  readonly type: "success" | "exception";
  readonly result?: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** Evaluates an expression that is a promise of a JSON text in one of Firefox's browsing contexts. */
export async function evaluateInContext(bidi: RpcClient, context: string, expression: string): Promise<string> {
  const answer = await bidi.request<Evaluated>("script.evaluate", {
    expression,
    target: { context },
    awaitPromise: true,
    userActivation: true,
  });
  if (answer.type === "exception") throw new DriverError(answer.exceptionDetails?.text ?? "the script threw");
  return answer.result?.value ?? "null";
}

/** A page handle on a browsing context; a popup closes in a way of its own. */
export function createBidiPage(bidi: RpcClient, context: string, close?: PageChannel["close"]): PageHandle {
  const act = (id: string, type: "pointer" | "key", actions: readonly object[]) =>
    bidi.request("input.performActions", { context, actions: [{ type, id, actions }] });

  return createPage({
    evaluateJson: (expression) => evaluateInContext(bidi, context, expression),
    async mouseClick({ x, y }) {
      await act("mouse", "pointer", [
        { type: "pointerMove", x: Math.round(x), y: Math.round(y) },
        { type: "pointerDown", button: 0 },
        { type: "pointerUp", button: 0 },
      ]);
    },
    async press(name) {
      const { webDriver } = keyOf(name);
      await act("keyboard", "key", [
        { type: "keyDown", value: webDriver },
        { type: "keyUp", value: webDriver },
      ]);
    },
    async screenshot() {
      return (await bidi.request<{ data: string }>("browsingContext.captureScreenshot", { context })).data;
    },
    async setViewport(viewport) {
      await bidi.request("browsingContext.setViewport", { context, viewport });
    },
    async goto(url, waitUntil) {
      const wait = waitUntil === "load" ? "complete" : "none";
      await bidi.request("browsingContext.navigate", { context, url, wait });
    },
    async activate() {
      await bidi.request("browsingContext.activate", { context });
    },
    close: close ?? (async () => void (await bidi.request("browsingContext.close", { context }))),
  });
}
