import { describe, expect, it, vi } from "vitest";
import { servePage } from "@/utils/capture/page/serve";
import { connectPage } from "@/utils/capture/page-rpc";
import { readPageText } from "@/utils/capture/read-text";
import { pieceOf } from "@/utils/capture/text-pieces";
import { BordereauError } from "@/utils/core";
import { portPair } from "./fake-port";

interface Sample {
  double(args: { value: number }): number;
  fail(args: null): void;
  hang(args: null): Promise<void>;
}

function connected() {
  const { background, page } = portPair();
  const onClose = vi.fn();
  servePage<Sample>(
    page,
    {
      double: ({ value }) => 2 * value,
      fail: () => {
        throw new BordereauError("not-found", { detail: "nothing there" });
      },
      hang: () => new Promise(() => undefined),
    },
    onClose,
  );
  return { connection: connectPage<Sample>(background), page, onClose };
}

const call = (timeoutMs = 1_000, signal = new AbortController().signal) => ({ timeoutMs, signal });

describe("page connection", () => {
  it("answers calls, several at a time", async () => {
    const { connection } = connected();
    const answers = [1, 2, 3].map((value) => connection.call("double", { value }, call()));
    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
  });

  it("throws again, typed, what the page threw", async () => {
    const { connection } = connected();
    await expect(connection.call("fail", null, call())).rejects.toMatchObject({
      code: "not-found",
      message: "nothing there",
    });
  });

  it("gives up after the time limit", async () => {
    const { connection } = connected();
    await expect(connection.call("hang", null, call(10))).rejects.toMatchObject({ code: "step-timeout" });
  });

  it("gives up when it is cancelled, before and during a call", async () => {
    const { connection } = connected();
    const controller = new AbortController();
    const pending = connection.call("hang", null, call(1_000, controller.signal));
    controller.abort();
    await expect(pending).rejects.toMatchObject({ code: "cancelled" });
    const late = connection.call("double", { value: 1 }, call(1_000, controller.signal));
    await expect(late).rejects.toMatchObject({ code: "cancelled" });
  });

  it("says that the page went away, and lets the page clean up when the background does", async () => {
    const { connection, page, onClose } = connected();
    const pending = connection.call("hang", null, call());
    page.close();
    await expect(pending).rejects.toMatchObject({ code: "page-changed" });
    await expect(connection.call("double", { value: 1 }, call())).rejects.toMatchObject({ code: "page-changed" });
    connection.close();
    expect(onClose).toHaveBeenCalled();
  });
});

describe("readPageText", () => {
  it("joins pieces without cutting a pair of surrogates", async () => {
    const text = "a😀b😀😀c".repeat(50);
    for (const pieceLength of [2, 3, 5, 7, 1_000]) {
      const source = {
        call: async (_method: "read", { offset, length }: { offset: number; length: number }) =>
          pieceOf(text, offset, length),
      };
      const pieces = await readPageText(source, { handle: 1, length: text.length }, call(), pieceLength);
      expect(await new Blob(pieces).text()).toBe(text);
    }
  });

  it("reads an empty text", async () => {
    const source = { call: async () => "" };
    expect((await readPageText(source, { handle: 1, length: 0 }, call())).join("")).toBe("");
  });
});
