import type { RpcClient } from "./rpc.ts";

interface FrameTree {
  readonly frame: { readonly id: string };
  readonly childFrames?: readonly FrameTree[];
}

interface Evaluated {
  readonly result: { readonly value?: string };
  readonly exceptionDetails?: unknown;
}

const WORLD = "bordereau-driver";
/** A frame that is leaving never answers. */
const FRAME_TIMEOUT_MS = 10_000;

/**
 * Evaluates an expression that is a promise of a JSON text in every frame of a page, those in other processes
 * included, in a world that the page's scripts cannot reach. A frame that does not answer is left out.
 */
export async function evaluateInFrames(cdp: RpcClient, pageSessionId: string, expression: string): Promise<string[]> {
  return withFrameSessions(cdp, pageSessionId, async (sessionIds) => {
    const answers: string[] = [];
    for (const sessionId of sessionIds) {
      const { frameTree } = await cdp.request<{ frameTree: FrameTree }>("Page.getFrameTree", {}, sessionId);
      for (const frameId of frameIds(frameTree)) {
        const answer = await evaluateInFrame(cdp, sessionId, frameId, expression).catch(() => undefined);
        if (answer !== undefined) answers.push(answer);
      }
    }
    return answers;
  });
}

function frameIds({ frame, childFrames = [] }: FrameTree): string[] {
  return [frame.id, ...childFrames.flatMap(frameIds)];
}

async function evaluateInFrame(
  cdp: RpcClient,
  sessionId: string,
  frameId: string,
  expression: string,
): Promise<string | undefined> {
  const world = { frameId, worldName: WORLD };
  const { executionContextId: contextId } = await cdp.request<{ executionContextId: number }>(
    "Page.createIsolatedWorld",
    world,
    sessionId,
  );
  const request = { expression, contextId, awaitPromise: true, returnByValue: true };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Evaluated>((resolve) => {
    timer = setTimeout(() => resolve({ result: {} }), FRAME_TIMEOUT_MS);
  });
  try {
    const { result } = await Promise.race([cdp.request<Evaluated>("Runtime.evaluate", request, sessionId), late]);
    return result.value;
  } finally {
    clearTimeout(timer);
  }
}

/** Frames of other sites live in processes of their own, each with a session of its own while it is asked. */
async function withFrameSessions<T>(
  cdp: RpcClient,
  pageSessionId: string,
  step: (sessionIds: readonly string[]) => Promise<T>,
): Promise<T> {
  const sessionIds = [pageSessionId];
  const stop = cdp.listen((method, params, fromSession) => {
    const isOurs = fromSession !== undefined && sessionIds.includes(fromSession);
    if (method === "Target.attachedToTarget" && isOurs) sessionIds.push(String(params.sessionId));
  });
  const autoAttach = (attach: boolean, sessionId: string) => {
    const params = { autoAttach: attach, waitForDebuggerOnStart: false, flatten: true, filter: [{ type: "iframe" }] };
    return cdp.request("Target.setAutoAttach", params, sessionId);
  };
  try {
    // each session that is attached may bring more: the list grows while it is walked
    for (const sessionId of sessionIds) await autoAttach(true, sessionId);
    return await step(sessionIds);
  } finally {
    stop();
    await autoAttach(false, pageSessionId).catch(() => {});
  }
}
