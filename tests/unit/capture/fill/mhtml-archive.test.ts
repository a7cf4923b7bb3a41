import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { MhtmlArchive } from "@/utils/capture/fill";

/** As browsers decode `x-user-defined` (WHATWG Encoding, 14.5), which Node does not know. */
class ByteDecoder {
  decode(bytes: ArrayBuffer): string {
    return [...new Uint8Array(bytes)].map((byte) => String.fromCharCode(byte < 0x80 ? byte : 0xf700 + byte)).join("");
  }
}

beforeAll(() => {
  vi.stubGlobal("TextDecoder", ByteDecoder);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

interface PartText {
  readonly headers: readonly string[];
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const HEAD = ["From: <Saved by Blink>", "MIME-Version: 1.0", "Content-Type: multipart/related;", '\tboundary="--B=_1"'];

function archive(parts: readonly PartText[], { head = HEAD, newline = "\r\n" } = {}): Promise<MhtmlArchive> {
  const pieces: BlobPart[] = [head.join(newline), newline, newline];
  for (const { headers, body } of parts) {
    pieces.push(`----B=_1${newline}${headers.join(newline)}${newline}${newline}`, body, newline);
  }
  pieces.push(`----B=_1--${newline}`);
  return MhtmlArchive.read(new Blob(pieces));
}

const headers = (url: string, encoding: string, type = "text/css") => [
  `Content-Type: ${type}`,
  `Content-Transfer-Encoding: ${encoding}`,
  `Content-Location: ${url}`,
];
const text = async (found: Promise<MhtmlArchive>, url: string) => (await (await found).file(url)?.text()) ?? null;

describe("MhtmlArchive", () => {
  it("reads quoted-printable, its soft line breaks and its bytes", async () => {
    const body = ".a=7Bcontent:=22=C3=A9=22}  \r\n.b{top:=\r\n0}=3D=\r\n";
    expect(await text(archive([{ headers: headers("u", "quoted-printable"), body }]), "u")).toBe(
      '.a{content:"\u00e9"}\r\n.b{top:0}=',
    );
  });

  it("reads base64 in lines, with its type", async () => {
    const found = await archive([{ headers: headers("u", "BASE64", "image/png"), body: "iVBO\r\nRw0K\r\nGgo=\r\n" }]);
    const blob = found.file("u");
    expect(blob?.type).toBe("image/png");
    expect([...new Uint8Array((await blob?.arrayBuffer()) ?? [])]).toEqual([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  });

  it("gives bytes back as they are", async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const blob = (await archive([{ headers: headers("u", "binary"), body: bytes }])).file("u");
    expect([...new Uint8Array((await blob?.arrayBuffer()) ?? [])]).toEqual([...bytes]);
  });

  it("unfolds header fields, whatever their case", async () => {
    const folded = ["content-TYPE: image/svg+xml;", "  charset=utf-8", "CONTENT-location:\t https://a.example/x"];
    const blob = (await archive([{ headers: folded, body: "<svg/>" }])).file("https://a.example/x");
    expect(blob?.type).toMatch(/^image\/svg\+xml;\s*charset=utf-8$/);
    expect(await blob?.text()).toBe("<svg/>");
  });

  it("reads archives with bare line breaks, and a boundary without quotes", async () => {
    const head = ["Content-Type: multipart/related; boundary=--B=_1; type=text/html"];
    expect(await text(archive([{ headers: headers("u", "7bit"), body: "a{}" }], { head, newline: "\n" }), "u")).toBe(
      "a{}",
    );
  });

  it("keeps the first of two parts with one address", async () => {
    const both = ["1", "2"].map((body) => ({ headers: headers("u", "7bit"), body }));
    expect(await text(archive(both), "u")).toBe("1");
  });

  it("has nothing where no boundary is told, and no file that it does not name", async () => {
    const part = { headers: headers("u", "7bit"), body: "x" };
    expect(await text(archive([part], { head: ["Content-Type: text/html"] }), "u")).toBeNull();
    expect(await text(archive([part]), "v")).toBeNull();
    expect(await text(archive([]), "u")).toBeNull();
    expect((await MhtmlArchive.read(new Blob([]))).file("u")).toBeNull();
  });

  it("passes over damaged parts and reads the ones after them", async () => {
    const found = await archive([
      { headers: headers("bad", "base64"), body: "!!!!" },
      { headers: ["Content-Type: text/css"], body: "no address" },
      { headers: ["no field", ":"], body: "" },
      { headers: headers("good", "7bit"), body: "x" },
    ]);
    expect(found.file("bad")).toBeNull();
    expect(await found.file("good")?.text()).toBe("x");
  });

  it("reads what is there of an archive that breaks off", async () => {
    const whole = `${HEAD.join("\r\n")}\r\n\r\n----B=_1\r\n${headers("u", "7bit").join("\r\n")}\r\n\r\nabc`;
    expect(await text(MhtmlArchive.read(new Blob([whole])), "u")).toBe("abc");
    expect(await text(MhtmlArchive.read(new Blob([whole.slice(0, -8)])), "u")).toBeNull();
  });
});
