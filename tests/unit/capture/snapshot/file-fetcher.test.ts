import { describe, expect, it } from "vitest";
import { FETCH_LIMITS, FileFetcher } from "@/utils/capture/snapshot/file-fetcher";

const page = (url: unknown) => String(url);

/** Answers when it is told to. */
function heldFetch() {
  const waiting: (() => void)[] = [];
  const asked: string[] = [];
  const fetcher: typeof fetch = (url) => {
    asked.push(page(url));
    return new Promise((resolve) => waiting.push(() => resolve(new Response("x"))));
  };
  return { asked, fetcher, answer: () => waiting.shift()?.() };
}

describe("FileFetcher", () => {
  it("fetches nothing twice, at once or later, from the cache before the network", async () => {
    const asked: unknown[] = [];
    const files = new FileFetcher(async (url, init) => {
      asked.push([page(url), init?.cache]);
      return new Response(`of ${url}`);
    });
    expect(await Promise.all([files.text("a"), files.text("a"), files.text("b")])).toEqual(["of a", "of a", "of b"]);
    expect(await files.text("a")).toBe("of a");
    expect(asked).toEqual([
      ["a", "force-cache"],
      ["b", "force-cache"],
    ]);
  });

  it("does not try again what has failed, and tells everybody why", async () => {
    let count = 0;
    const files = new FileFetcher(async () => {
      count++;
      throw new TypeError("CORS");
    });
    await expect(files.bytes("a")).rejects.toThrow("CORS");
    await expect(files.text("a")).rejects.toThrow("CORS");
    expect(count).toBe(1);
  });

  it("rejects what the server refused", async () => {
    await expect(new FileFetcher(async () => new Response("", { status: 404 })).bytes("a")).rejects.toThrow("HTTP 404");
  });

  it("passes data addresses through without a request", async () => {
    const held = heldFetch();
    const address = "data:image/png;base64,iVBORw0KGgo=";
    expect(await new FileFetcher(held.fetcher).dataUrl(address)).toBe(address);
    expect(held.asked).toEqual([]);
  });

  it("fetches thirty-two at a time, the others in order as places become free", async () => {
    const held = heldFetch();
    const files = new FileFetcher(held.fetcher);
    const all = Array.from({ length: 35 }, (_, index) => files.bytes(`${index}`));
    await Promise.resolve();
    expect(held.asked).toHaveLength(32);
    held.answer();
    await all[0];
    await Promise.resolve();
    expect(held.asked.slice(32)).toEqual(["32"]);
    for (let left = 34; left > 0; left--) {
      held.answer();
      await all[35 - left];
      await Promise.resolve();
    }
    await Promise.all(all);
    expect(held.asked).toHaveLength(35);
  });

  it("frees the place of one that failed", async () => {
    const files = new FileFetcher(async () => {
      throw new Error("no");
    });
    const all = await Promise.allSettled(Array.from({ length: 40 }, (_, index) => files.bytes(`${index}`)));
    expect(all.map(({ status }) => status)).toEqual(Array(40).fill("rejected"));
  });
});

describe("FileFetcher's limits", () => {
  const body = (size: number, headers?: Record<string, string>) =>
    new Response("x".repeat(size), headers ? { headers } : {});
  const limits = { ...FETCH_LIMITS, eachBytes: 10, allBytes: 25 };

  it("hold for each file, by what the server says and by what comes", async () => {
    const files = new FileFetcher(
      async (url) => body(url === "long" ? 11 : 10, url === "told" ? { "content-length": "11" } : {}),
      limits,
    );
    await expect(files.bytes("long")).rejects.toThrow("larger than");
    await expect(files.bytes("told")).rejects.toThrow("larger than");
    expect((await files.bytes("fits")).bytes.length).toBe(10);
  });

  it("hold for all files together, and what was refused does not count", async () => {
    const files = new FileFetcher(async (url) => body(url === "long" ? 11 : page(url).length), limits);
    await expect(files.bytes("long")).rejects.toThrow();
    await files.bytes("1234567890");
    await files.bytes("123456789A");
    await expect(files.bytes("123456")).rejects.toThrow("together");
    expect((await files.bytes("12345")).bytes.length).toBe(5);
  });
});
