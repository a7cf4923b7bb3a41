import { describe, expect, it } from "vitest";
import { withFiles, withOneScheme } from "@/utils/capture/snapshot/css/declarations";
import { parseRules } from "@/utils/capture/snapshot/css/rules";
import { emptyVocabulary, mayMatch, throughBarriers } from "@/utils/capture/snapshot/css/selectors";
import { keepStates } from "@/utils/capture/snapshot/css/states";
import { fontDeclarations } from "@/utils/capture/snapshot/fonts";
import { isMisplacedInTable } from "@/utils/capture/snapshot/parser-rules";
import { isSecretName } from "@/utils/capture/snapshot/secrets";
import { recordableUrl } from "@/utils/capture/snapshot/urls";

const preludes = (css: string) =>
  parseRules(css).map((item) =>
    typeof item === "string" ? item : item.kind === "style" ? item.prelude : `@${item.name} ${item.prelude}`,
  );
const classes = (...names: string[]) => ({ ...emptyVocabulary(), classes: new Set(names) });

describe("parseRules", () => {
  it("keeps a top-level rule whose selector holds a } in a string, an escape or brackets", () => {
    expect(preludes('.a[title="}"]{color:red}.b{}')).toEqual(['.a[title="}"]', ".b"]);
    expect(preludes(String.raw`.w-\[\{x\}\]{color:red}.b{}`)).toEqual([String.raw`.w-\[\{x\}\]`, ".b"]);
    expect(preludes("@supports (--x: {a:b}) {.a{color:red}}")).toEqual(["@supports (--x: {a:b})"]);
  });
  it("strips comments after an escaped quote outside strings", () => {
    expect(preludes(String.raw`.a\'b{color:red}/* c */.d{color:blue}`)).toEqual([String.raw`.a\'b`, ".d"]);
    expect(preludes(String.raw`.content-\[\'\'\]{--c:'';content:var(--c)}/*! c */.d{color:blue}`)).toEqual([
      String.raw`.content-\[\'\'\]`,
      ".d",
    ]);
  });
  it("drops the rule after a ; at top level, as browsers do", () => {
    expect(preludes(".a{color:red};.b{color:blue}.c{}")).toEqual([".a", ".c"]);
  });
  it("reads a block in brackets as part of a value", () => {
    expect(parseRules(".a{--x:({b:c});color:red}.d{}")).toEqual([
      { kind: "style", prelude: ".a", body: ["--x:({b:c})", "color:red"] },
      { kind: "style", prelude: ".d", body: [] },
    ]);
  });
});

describe("mayMatch", () => {
  it("escaped comma (Tailwind 4, every CSSOM selectorText)", () => {
    expect(mayMatch(String.raw`.grid-cols-\[1fr\,2fr\]`, classes("grid-cols-[1fr,2fr]"))).toBe(true);
    expect(mayMatch(String.raw`.a\,b`, classes("a,b"))).toBe(true);
  });
  it("escaped quote in an attribute's string", () => {
    expect(mayMatch(String.raw`.x[a="\""],.b`, classes("b"))).toBe(true);
  });
  it("the same in throughBarriers", () => {
    expect(throughBarriers(String.raw`[a="\""]>b`)).toBe(
      String.raw`[a="\""]>b,[a="\""]>:where(applet,bordereau-group)>b`,
    );
  });
  it("namespace prefix that is not ASCII", () => {
    expect(mayMatch("\u00e9\u00e0|rect", { ...emptyVocabulary(), tags: new Set(["rect"]) })).toBe(true);
  });
});

describe("others", () => {
  it("states within strings", () => {
    expect(keepStates('[text~="dark:hover:x"]', new Set(["hover"]))).toBe('[text~="dark:hover:x"]');
    expect(keepStates('[title=":defined"]', new Set())).toBe('[title=":defined"]');
  });
  it("url( in a string is text", () => {
    expect(withFiles('content:"see url(a.png)"', "https://s.example/", { file: () => "F" })).toBe(
      'content:"see url(a.png)"',
    );
  });
  it("image-set with functions in functions", () => {
    expect(
      withFiles('background:image-set("a.png" 1x,linear-gradient(rgb(0 0 0),red) 2x)', "https://s.example/", {
        file: () => "F",
      }),
    ).toContain('url("F")');
  });
  it("color-scheme in capitals", () => {
    expect(withOneScheme("COLOR-SCHEME:light dark", true)).toBe("COLOR-SCHEME:dark");
  });
  it("comment at the end of a font's declaration", () => {
    expect(fontDeclarations('font-family:"A"/**/;font-weight:400/**/')).toEqual(
      new Map([
        ["font-family", '"A"'],
        ["font-weight", "400"],
      ]),
    );
  });
  it("authorization is a secret's name", () => {
    expect(isSecretName("data-authorization")).toBe(true);
    expect(isSecretName("author")).toBe(false);
  });
  it("addresses without an origin", () => {
    expect(recordableUrl("file:///home/x/a.html?b")).toBe("file:///home/x/a.html");
    expect(recordableUrl("about:blank")).toBe("about:blank");
  });
  it("style in colgroup", () => {
    expect(isMisplacedInTable("style", "colgroup")).toBe(true);
  });
});

describe("names that every object has", () => {
  it("an element <constructor> does not throw", () => {
    expect(isMisplacedInTable("div", "constructor")).toBe(false);
  });
});
