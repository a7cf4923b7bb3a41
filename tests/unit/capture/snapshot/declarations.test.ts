import { describe, expect, it } from "vitest";
import { withFiles, withOneScheme } from "@/utils/capture/snapshot/css/declarations";

const BASE = "https://site.example/css/main.css";

/** What becomes of the text, and the files that were asked for in order. */
function filed(css: string, base = BASE): { text: string; files: string[] } {
  const files: string[] = [];
  const text = withFiles(css, base, { file: (url) => `F${files.push(url)}` });
  return { text, files };
}

describe("withFiles", () => {
  it.each([
    ["url(a.png)", "https://site.example/css/a.png"],
    ["url( a.png )", "https://site.example/css/a.png"],
    ['url("a b.png")', "https://site.example/css/a%20b.png"],
    ["url('a(1).png')", "https://site.example/css/a(1).png"],
    ['url("/a\'b.png")', "https://site.example/a'b.png"],
    [String.raw`url(a\(1\).png)`, "https://site.example/css/a(1).png"],
    [String.raw`url("a\22 b.png")`, "https://site.example/css/a%22b.png"],
    ["url(//cdn.example/a.png)", "https://cdn.example/a.png"],
    ["URL(a.png)", "https://site.example/css/a.png"],
    ["url(a.png?x={y}'\u00e9)".replace("'", ""), "https://site.example/css/a.png?x={y}%C3%A9"],
    [String.raw`u\72l(a.png)`, "https://site.example/css/a.png"],
    [String.raw`\75 rl(a.png)`, "https://site.example/css/a.png"],
    [String.raw`\000055\72\6C (a.png)`, "https://site.example/css/a.png"],
    [String.raw`\ur\l(a.png)`.replace(String.raw`\ur\l`, String.raw`\u\r\l`), "https://site.example/css/a.png"],
    ['src("a.png")', "https://site.example/css/a.png"],
  ])("names the file of %s", (css, url) => {
    expect(filed(`background:${css} no-repeat`)).toEqual({ text: 'background:url("F1") no-repeat', files: [url] });
  });

  it("names each of several", () => {
    expect(filed("background:url(a),url('b');cursor:url(c) 1 1,auto")).toEqual({
      text: 'background:url("F1"),url("F2");cursor:url("F3") 1 1,auto',
      files: ["a", "b", "c"].map((name) => `https://site.example/css/${name}`),
    });
  });

  it("reads the strings of an image set as addresses, its types not", () => {
    const { text, files } = filed(
      `background:-webkit-image-set("a.png" 1x,'b,c.png' 2x);mask:image-set(url(d.png) type("image/png") 1x)`,
    );
    expect(text).toBe(
      'background:-webkit-image-set(url("F1") 1x,url("F2") 2x);mask:image-set(url("F3") type("image/png") 1x)',
    );
    expect(files.map((url) => url.slice(url.lastIndexOf("/") + 1))).toEqual(["a.png", "b,c.png", "d.png"]);
  });

  it("keeps a fragment beside the file", () => {
    expect(filed("mask:url(a.svg?v=1#icon)")).toEqual({
      text: 'mask:url("F1#icon")',
      files: ["https://site.example/css/a.svg?v=1"],
    });
  });

  it("points into the document where an address does", () => {
    expect(filed("fill:url(#a);mask:url('#b')").files).toEqual([]);
    expect(filed("fill:url(#a)").text).toBe("fill:url(#a)");
    const page = "https://site.example/page?x=1#top";
    expect(filed("fill:url(https://site.example/page?x=1#a)", page)).toEqual({ text: 'fill:url("#a")', files: [] });
    expect(filed("fill:url(https://site.example/other#a)", page).files).toEqual(["https://site.example/other"]);
  });

  it("leaves inline data inline, and nothing in it can end the string", () => {
    expect(filed("background:url(data:image/gif;base64,AA==)")).toEqual({
      text: 'background:url("data:image/gif;base64,AA==")',
      files: [],
    });
    const { text } = filed(`background:url('data:image/svg+xml,<svg fill="url(#a)"></style>\\\\')`);
    expect(text).toBe(String.raw`background:url("data:image/svg+xml,\3c svg fill=\22 url(#a)\22 >\3c /style>\5c ")`);
  });

  it("follows no address that would run something", () => {
    expect(filed("background:url(javascript:alert(1))").files).toEqual([]);
    expect(filed("background:url('javascript:alert(1)')")).toEqual({ text: 'background:url("")', files: [] });
    expect(filed("background:url('about:blank')").text).toBe('background:url("")');
  });

  it.each([["color:red"], ["background:url()"], ['background:url("")'], ["--my-url:x(a.png)"], ["x:curl(a.png)"]])(
    "leaves %s",
    (css) => expect(filed(css)).toEqual({ text: css, files: [] }),
  );
});

describe("withOneScheme", () => {
  it("makes the viewer's choice the one that was shown", () => {
    expect(withOneScheme("color-scheme:light dark;top:0", true)).toBe("color-scheme:dark;top:0");
    expect(withOneScheme("color-scheme: dark  light!important", false)).toBe("color-scheme: light!important");
  });

  it.each([["color-scheme:dark"], ["color-scheme:only light"], ["--light:dark light"]])("leaves %s", (css) => {
    expect(withOneScheme(css, true)).toBe(css);
    expect(withOneScheme(css, false)).toBe(css);
  });
});
