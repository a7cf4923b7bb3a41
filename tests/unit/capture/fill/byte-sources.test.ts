import { describe, expect, it } from "vitest";
import { anySite, type ByteSource, Bytes } from "@/utils/capture/fill";

function source(name: ByteSource["name"], get: (url: string) => Promise<Blob | null>) {
  const asked: string[] = [];
  const counted: ByteSource = {
    name,
    get(url) {
      asked.push(url);
      return get(url);
    },
  };
  return { asked, source: counted };
}

const has = (text: string) => async () => new Blob([text]);
const hasNot = async () => null;
const fails = async () => {
  throw new Error("offline");
};

describe("Bytes", () => {
  it("asks one source after the other, and says which it was", async () => {
    const first = source("background", hasNot);
    const second = source("mhtml", has("x"));
    const bytes = new Bytes([first.source, second.source]);
    const found = await bytes.get("u");
    expect([await found?.blob.text(), found?.from]).toEqual(["x", "mhtml"]);
    expect([first.asked, second.asked]).toEqual([["u"], ["u"]]);
    expect(bytes.counts).toEqual({ background: 0, mhtml: 1 });
  });

  it("does not ask the second where the first has it, and goes on where it fails", async () => {
    const second = source("mhtml", has("2"));
    expect((await new Bytes([source("background", has("1")).source, second.source]).get("u"))?.from).toBe("background");
    expect(second.asked).toEqual([]);
    expect((await new Bytes([source("background", fails).source, second.source]).get("u"))?.from).toBe("mhtml");
  });

  it("asks for nothing twice, at once or later, had or not", async () => {
    const only = source("background", async (url) => (url === "u" ? new Blob(["x"]) : null));
    const bytes = new Bytes([only.source]);
    await Promise.all([bytes.get("u"), bytes.get("u"), bytes.get("v")]);
    expect(await bytes.get("v")).toBeNull();
    expect(await (await bytes.get("u"))?.blob.text()).toBe("x");
    expect(only.asked).toEqual(["u", "v"]);
    expect(bytes.counts).toEqual({ background: 1, mhtml: 0 });
  });

  it("has nothing without sources", async () => {
    const bytes = new Bytes([]);
    expect(bytes.isEmpty).toBe(true);
    expect(await bytes.get("u")).toBeNull();
    expect(new Bytes([source("mhtml", hasNot).source]).isEmpty).toBe(false);
  });
});

describe("anySite", () => {
  it("asks the web alone, from the cache, as the user", async () => {
    const asked: unknown[] = [];
    const { get } = anySite(async (url, init) => {
      asked.push([url, init?.cache, init?.credentials, init?.signal?.aborted]);
      return new Response("x");
    });
    expect(await (await get("https://a.example/x"))?.text()).toBe("x");
    for (const url of ["data:,x", "blob:https://a.example/1", "file:///etc/passwd", "chrome://x", "", "xhttps://a"]) {
      expect(await get(url)).toBeNull();
    }
    expect(asked).toEqual([["https://a.example/x", "force-cache", "include", false]]);
  });

  it("rejects an answer that is none, and one that is too large", async () => {
    const answer = (response: Response) => anySite(async () => response).get("https://a.example/x");
    await expect(answer(new Response("x", { status: 404 }))).rejects.toThrow("404");
    await expect(answer(new Response("x", { headers: { "content-length": "64000001" } }))).rejects.toThrow("too large");
  });
});
