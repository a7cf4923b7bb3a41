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

interface ContextTree {
  readonly context: string;
  readonly children?: readonly ContextTree[] | null;
}

function contextsIn({ context, children }: ContextTree): string[] {
  return [context, ...(children ?? []).flatMap(contextsIn)];
}

/**
 * Evaluates an expression that is a promise of a JSON text in every frame of a page, in a sandbox that the page's
 * scripts cannot reach. A frame that does not answer is left out.
 */
async function evaluateInFrames(bidi: RpcClient, root: string, expression: string): Promise<string[]> {
  const { contexts } = await bidi.request<{ contexts: ContextTree[] }>("browsingContext.getTree", { root });
  const answers: string[] = [];
  for (const context of contexts.flatMap(contextsIn)) {
    const request = { expression, target: { context, sandbox: "bordereau-driver" }, awaitPromise: true };
    const answer = await bidi.request<Evaluated>("script.evaluate", request).catch(() => undefined);
    if (answer?.result?.value !== undefined) answers.push(answer.result.value);
  }
  return answers;
}

/** A page handle on a browsing context; a popup closes in a way of its own. */
export function createBidiPage(bidi: RpcClient, context: string, close?: PageChannel["close"]): PageHandle {
  const act = (id: string, type: "pointer" | "key", actions: readonly object[]) =>
    bidi.request("input.performActions", { context, actions: [{ type, id, actions }] });

  return createPage({
    evaluateJson: (expression) => evaluateInContext(bidi, context, expression),
    evaluateJsonInFrames: (expression) => evaluateInFrames(bidi, context, expression),
    protocol: (method, params = {}) => bidi.request(method, { context, ...params }),
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
    async fullPageScreenshot() {
      const request = { context, origin: "document" };
      return (await bidi.request<{ data: string }>("browsingContext.captureScreenshot", request)).data;
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
