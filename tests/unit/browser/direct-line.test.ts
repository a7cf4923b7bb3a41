import { describe, expect, it, vi } from "vitest";
import type { PagePort } from "@/utils/browser";
import { DirectLine } from "@/utils/browser/direct-line";
import { connectPage } from "@/utils/capture/page-rpc";

function echoing() {
  const closed = vi.fn();
  const accept = vi.fn((port: PagePort) => {
    port.onMessage((message) => {
      const { id, method } = message as { id: number; method: string };
      port.post({ id, alive: true });
      if (method !== "hang") port.post({ id, result: method });
    });
    port.onClose(closed);
  });
  return { line: new DirectLine(accept), accept, closed };
}

describe("DirectLine", () => {
  it("answers each message with the one of its number, signs of life left out", async () => {
    const { line, accept } = echoing();
    expect(accept).not.toHaveBeenCalled();
    const answers = await Promise.all([
      line.ask({ id: 1, method: "a" } as never),
      line.ask({ id: 2, method: "b" } as never),
    ]);
    expect(answers).toEqual([
      { id: 1, result: "a" },
      { id: 2, result: "b" },
    ]);
    expect(accept).toHaveBeenCalledOnce();
  });

  it("lets the page clean up when it is closed, and can be opened again", async () => {
    const { line, accept, closed } = echoing();
    await line.ask({ id: 1, method: "a" } as never);
    line.close();
    expect(closed).toHaveBeenCalledOnce();
    await line.ask({ id: 2, method: "b" } as never);
    expect(accept).toHaveBeenCalledTimes(2);
  });

  it("carries the calls of a page connection", async () => {
    const { line } = echoing();
    const listeners: ((message: unknown) => void)[] = [];
    const port: PagePort = {
      async post(message) {
        const answer = await line.ask(message as { id: number });
        for (const listener of listeners) listener(answer);
      },
      onMessage: (listener) => listeners.push(listener),
      onClose: () => undefined,
      close: () => line.close(),
    };
    const connection = connectPage<{ name(args: null): string }>(port);
    const call = { timeoutMs: 1_000, signal: new AbortController().signal };
    expect(await connection.call("name", null, call)).toBe("name");
  });
});
