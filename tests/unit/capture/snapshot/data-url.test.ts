import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDataUrl } from "@/utils/capture/snapshot/data-url";

const bytesOf = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer()).toString("latin1");

describe("plainDataUrl", () => {
  it("leaves plain base64 as it is", () => {
    const url = "data:image/png;base64,iVBORw0KGgo=";
    expect(plainDataUrl(url)).toBe(url);
  });

  it("keeps type, bytes and fragment of markup, and nothing that could end an attribute", async () => {
    const url = `data:image/svg+xml;charset=utf-8,<svg xmlns="http://www.w3.org/2000/svg" onload='x'>é%C3%A9%zz&amp;</svg>#a`;
    const plain = plainDataUrl(url);
    expect(plain).toMatch(/^data:image\/svg\+xml;base64,[\w+/]+=*#a$/);
    expect(await bytesOf(plain)).toBe(await bytesOf(url));
  });

  it.each([
    "data:,x",
    "data:image/svg+xml;base64,PHN2Zy8%2B",
    "data:image/png; base64 ,iVBOR w0KGgo=",
    'data:x"y/z;base64,eA==',
  ])("writes %s in the plain alphabet, with the same bytes", async (url) => {
    const plain = plainDataUrl(url);
    expect(plain).toMatch(/^data:[\w.+-]+\/[\w.+-]+;base64,[\w+/]*=*$/);
    expect(await bytesOf(plain)).toBe(await bytesOf(url));
  });

  it("says what is broken", () => {
    expect(() => plainDataUrl("data:image/png;base64,*")).toThrow("broken base64");
    expect(() => plainDataUrl("data:image/png")).toThrow("not a data address");
  });

  it("gives the bytes that a browser would find, of any text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (body) => {
        const url = new URL(`data:image/svg+xml,${body.replaceAll("#", "")}`).href;
        expect(await bytesOf(plainDataUrl(url))).toBe(await bytesOf(url));
      }),
    );
  });
});
