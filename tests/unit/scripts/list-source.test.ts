import { describe, expect, it } from "vitest";
import { networkSource } from "@/scripts/trust-list/list-source";

describe("the network", () => {
  const pointer = (url: string) => ({ territory: "FR", url, signersSha256: new Set<string>() });
  const answers = (...responses: Response[]) =>
    networkSource((async () => responses.shift() ?? Response.error()) as typeof fetch);
  const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });

  it("follows https to https, and no further", async () => {
    const { national } = answers(redirect("/other.xml"), new Response("list"));
    expect(Buffer.from(await national(pointer("https://lists.test/FR.xml"))).toString()).toBe("list");
    await expect(answers().national(pointer("http://lists.test/FR.xml"))).rejects.toThrow("not at an https address");
    await expect(
      answers(redirect("http://lists.test/")).national(pointer("https://lists.test/FR.xml")),
    ).rejects.toThrow("not at an https address");
    const endless = answers(...Array.from({ length: 9 }, () => redirect("/again")));
    await expect(endless.national(pointer("https://lists.test/FR.xml"))).rejects.toThrow("more than 5 times");
  });

  it("refuses errors and what is too large", async () => {
    const missing = answers(new Response("gone", { status: 404 }));
    await expect(missing.listOfLists()).rejects.toThrow("answered 404");
    const piece = new Uint8Array(8_000_000);
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(piece) });
    await expect(answers(new Response(endless)).listOfLists()).rejects.toThrow("larger than");
  });
});
