import { describe, expect, it } from "vitest";
import { type RenderContext, renderSheet, safeInStyle } from "@/utils/capture/snapshot/css/render";
import { emptyVocabulary } from "@/utils/capture/snapshot/css/selectors";
import type { Sheet } from "@/utils/capture/snapshot/css/sheet";

const BASE = "https://site.example/main.css";

function sheet(source: string, imports: Sheet["imports"] = [], baseUrl = BASE): Sheet {
  return { baseUrl, url: baseUrl, cssom: null, imports, source };
}

/** A window in which these media features hold. */
function viewWith(matches: (feature: string) => boolean): Window {
  return { matchMedia: (feature: string) => ({ matches: matches(feature) }) } as Window;
}

function context(changed: Partial<RenderContext> = {}): RenderContext {
  return {
    vocabulary: { ...emptyVocabulary(), classes: new Set(["a", "b"]) },
    states: new Set(),
    isDark: false,
    file: (url) => `<${url}>`,
    hasBarriers: false,
    view: viewWith(() => false),
    fontFace: (text) => text,
    ...changed,
  };
}

const render = (css: string, changed?: Partial<RenderContext>) =>
  renderSheet(sheet(css), context(changed)).replace(/\n/g, "");

describe("renderSheet", () => {
  it("leaves out what can match nothing, with the groups that become empty", () => {
    expect(render(".a{top:0}.no{top:0}@media print{.no{top:0}}@supports (x:y){.no{top:0}.b{top:0}}")).toBe(
      ".a{top:0;}@supports (x:y){.b{top:0;}}",
    );
    expect(render(".a{}.b{.no{top:0}}")).toBe("");
  });

  it("keeps the order of layers, empty ones too", () => {
    expect(render("@layer x,y;@layer z{.no{top:0}}@layer{.a{top:0}}")).toBe("@layer x,y;@layer z{}@layer{.a{top:0;}}");
  });

  it("drops what only moves or only tells the encoding", () => {
    expect(
      render(
        '@charset "utf-8";@keyframes k{to{top:0}}@-webkit-keyframes k{to{top:0}}@view-transition{navigation:auto}' +
          "@starting-style{.a{top:0}}.a{@starting-style{top:1px}top:0}",
      ),
    ).toBe(".a{top:0;}");
  });

  it("keeps declarations and nested rules in their order", () => {
    expect(render(".a{top:0;&.b{left:0}right:0;@media print{left:1px}}")).toBe(
      ".a{top:0;&.b{left:0;}right:0;@media print{left:1px;}}",
    );
  });

  it("keeps blocks of another syntax, with their files named", () => {
    expect(
      render("@counter-style c{symbols:url(x.png)}@property --p{syntax:'*';inherits:false}@page :first{margin:0}"),
    ).toBe(
      "@counter-style c{symbols:url(\"<https://site.example/x.png>\")}@property --p{syntax:'*';inherits:false}@page :first{margin:0}",
    );
  });

  it("replaces features of the viewer's own by what they were, and no other", () => {
    const view = viewWith((feature) => /scheme\s*:\s*dark/.test(feature));
    const css =
      "@media (prefers-color-scheme: dark) and (min-width:9px){.a{top:0}}@media (prefers-color-scheme:light){.b{top:0}}" +
      "@media not all and (hover){.b{top:1px}}@media (width<9px){.b{top:2px}}";
    expect(render(css, { view })).toBe(
      "@media (min-width:0px) and (min-width:9px){.a{top:0;}}@media (max-width:0px){.b{top:0;}}" +
        "@media not all and (max-width:0px){.b{top:1px;}}@media (width<9px){.b{top:2px;}}",
    );
  });

  it("keeps states and the author's own values in selectors, and one colour scheme", () => {
    expect(render(".a:hover[src]{color-scheme:light dark}", { states: new Set(["hover"]), isDark: true })).toBe(
      '.a:is(:hover,[data-bordereau~="hover"])[data-bordereau-src]{color-scheme:dark;}',
    );
    expect(render("@scope (.a:hover){.b{top:0}}", { states: new Set(["hover"]) })).toBe(
      '@scope (.a:is(:hover,[data-bordereau~="hover"])){.b{top:0;}}',
    );
  });

  it("sees children through barriers, where the tree has some", () => {
    expect(render(".a>.b{top:0}", { hasBarriers: true })).toBe(".a>.b,.a>:where(applet,bordereau-group)>.b{top:0;}");
    expect(render(".a>.b{top:0}")).toBe(".a>.b{top:0;}");
  });

  it("leaves out the fonts that are not shown", () => {
    const fontFace = (text: string, baseUrl: string) => (text.includes("shown") ? `${text};x:${baseUrl}` : null);
    expect(render("@font-face{font-family:shown}@font-face{font-family:other}", { fontFace })).toBe(
      `@font-face{font-family:shown;x:${BASE}}`,
    );
  });
});

describe("renderSheet on imports", () => {
  const imported = { url: "", sheet: null, layer: null, supports: null, media: "" };

  it("puts each sheet in the place of its import, under its conditions from the inside out", () => {
    const inner = sheet(".a{background:url(i.png)}", [], "https://cdn.example/x/inner.css");
    const all = { ...imported, sheet: inner, layer: "l", supports: "display:grid", media: "print" };
    const plain = { ...imported, sheet: sheet(".b{top:0}"), media: "all" };
    const main = sheet('@import "1";@import "2";@import "3";.a{top:1px}', [all, plain, { ...imported, sheet: null }]);
    expect(renderSheet(main, context()).replace(/\n/g, "")).toBe(
      '@media print{@supports (display:grid){@layer l{.a{background:url("<https://cdn.example/x/i.png>");}}}}' +
        ".b{top:0;}.a{top:1px;}",
    );
  });

  it("keeps the place of an anonymous layer", () => {
    const main = sheet('@import "1" layer;', [{ ...imported, sheet: sheet(".a{top:0}"), layer: "" }]);
    expect(renderSheet(main, context()).replace(/\n/g, "")).toBe("@layer {.a{top:0;}}");
  });

  it("replaces the viewer's own features in conditions of imports", () => {
    const dark = { ...imported, sheet: sheet(".a{top:0}"), media: "(prefers-color-scheme: dark)" };
    expect(renderSheet(sheet('@import "1";', [dark]), context({ view: viewWith(() => true) })).replace(/\n/g, "")).toBe(
      "@media (min-width:0px){.a{top:0;}}",
    );
  });

  it("imports nothing where nothing was read", () => {
    expect(renderSheet(sheet('@import "1";.a{top:0}'), context()).trim()).toBe(".a{top:0;}");
  });
});

describe("a namespace", () => {
  it.each([
    ['@namespace svg url("http://www.w3.org/2000/svg");', '@namespace svg "http://www.w3.org/2000/svg";'],
    ["@namespace url(http://www.w3.org/1999/xhtml);", '@namespace "http://www.w3.org/1999/xhtml";'],
    ["@namespace x 'https://a.example/?secret';", '@namespace x "urn:other";'],
    ["@namespace url( https://a.example );", '@namespace "urn:other";'],
  ])("of the web is kept, another's address is not: %s", (css, kept) => {
    expect(renderSheet(sheet(css), context()).trim()).toBe(kept);
  });
});

describe("safeInStyle", () => {
  it("lets nothing end the element or hide its end", () => {
    const safe = safeInStyle('.a{content:"</style><!--</STYLE>"}');
    expect(safe).not.toMatch(/<\/|<!--/);
    expect(safe).toBe(String.raw`.a{content:"\3c /style>\3c !--\3c /STYLE>"}`);
  });

  it("leaves comparisons alone", () => {
    expect(safeInStyle("@media (100px<width<=200px){}")).toBe("@media (100px< width<=200px){}");
    expect(safeInStyle("@media (width<200px){}")).toBe("@media (width<200px){}");
    expect(safeInStyle(String.raw`.a\"{content:"<img>"}.b{}`)).toBe(String.raw`.a\"{content:"\3c img>"}.b{}`);
  });
});
