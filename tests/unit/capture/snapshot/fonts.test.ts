import { describe, expect, it, vi } from "vitest";
import { fontDeclarations, fontSources, isUsedFont } from "@/utils/capture/snapshot/fonts";

describe("fontDeclarations", () => {
  it("reads names in lower case, and values with semicolons of their own", () => {
    const css = `Font-Family:"a;b";src:url(data:font/woff2;base64,AA==) format("woff2"),url('c;d.woff');unicode-range:U+0-FF , U+131`;
    expect(Object.fromEntries(fontDeclarations(css))).toEqual({
      "font-family": '"a;b"',
      src: `url(data:font/woff2;base64,AA==) format("woff2"),url('c;d.woff')`,
      "unicode-range": "U+0-FF , U+131",
    });
  });

  it("takes the last of two, as browsers do", () => {
    expect(fontDeclarations("src:url(a.eot);src:url(a.woff2)").get("src")).toBe("url(a.woff2)");
  });

  it("reads no declaration in a string", () => {
    expect([...fontDeclarations(String.raw`font-family:"x\";src:y"`).keys()]).toEqual(["font-family"]);
  });
});

describe("fontSources", () => {
  it("keeps the author's order, whatever the quotes", () => {
    expect(
      fontSources(`url("a.woff2") format("woff2"), url( 'b(1).woff' ) format('woff'), URL(c.ttf?#iefix), url("d)e")`),
    ).toEqual({ urls: ["a.woff2", "b(1).woff", "c.ttf?#iefix", "d)e"], local: [] });
  });

  it("tells fonts of the computer from files, and lets none of their names end its string", () => {
    expect(fontSources(`local("Arial"),local(Noto Sans),url(a.woff2)`)).toEqual({
      urls: ["a.woff2"],
      local: ['local("Arial")', 'local("Noto Sans")'],
    });
    expect(fontSources(`local('a"),url("b')`).local).toEqual(['local("a),url(b")']);
  });

  it("finds nothing where there is none", () => {
    expect(fontSources('format("woff2")')).toEqual({ urls: [], local: [] });
  });
});

describe("isUsedFont", () => {
  class Face {
    readonly style: string;
    readonly weight: string;
    readonly stretch = "normal";
    readonly unicodeRange = "U+0-10FFFF";
    constructor(_family: string, _source: string, { style = "normal", weight = "normal" }: FontFaceDescriptors = {}) {
      this.style = style;
      this.weight = weight;
    }
  }
  const use = (loaded: ReadonlyMap<string, FontFace> | null) => ({
    loaded,
    claimed: new Set<string>(),
    urls: new Set<string>(),
  });
  const key = "my-font|normal|700|normal|U+0-10FFFF";
  const loaded = new Map([[key.replace("-", ""), {} as FontFace]]);

  it("compares family and face, however the family is quoted, and notes which it was", () => {
    vi.stubGlobal("FontFace", Face);
    const fonts = use(loaded);
    expect(isUsedFont(fontDeclarations("font-family:'My Font';font-weight:400"), fonts)).toBe(false);
    expect(isUsedFont(fontDeclarations("font-family:Other;font-weight:700"), fonts)).toBe(false);
    expect(fonts.claimed.size).toBe(0);
    expect(isUsedFont(fontDeclarations("font-family:'My Font';font-weight:700"), fonts)).toBe(true);
    expect([...fonts.claimed]).toEqual([...loaded.keys()]);
    vi.unstubAllGlobals();
  });

  it("keeps a family whose face this browser cannot read, and all where nothing is known", () => {
    const unreadable = fontDeclarations("font-family:MyFont;font-weight:nonsense");
    expect(isUsedFont(unreadable, use(loaded))).toBe(true);
    expect(isUsedFont(fontDeclarations("font-family:MyFon"), use(loaded))).toBe(false);
    expect(isUsedFont(fontDeclarations("font-weight:400"), use(loaded))).toBe(false);
    expect(isUsedFont(unreadable, use(null))).toBe(true);
  });
});
