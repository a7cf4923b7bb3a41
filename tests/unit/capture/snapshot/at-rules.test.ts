import { describe, expect, it } from "vitest";
import { parseRules } from "@/utils/capture/snapshot/css/rules";

const red = { kind: "style", prelude: ".a", body: ["color:red"] };

describe("parseRules on at-rules", () => {
  it("reads statements, their names in lower case", () => {
    expect(
      parseRules('@CHARSET "utf-8";@import url(a;b.css) layer(x) print;@layer a, b.c;@namespace s "x;y";'),
    ).toEqual([
      { kind: "statement", name: "charset", prelude: '"utf-8"' },
      { kind: "statement", name: "import", prelude: "url(a;b.css) layer(x) print" },
      { kind: "statement", name: "layer", prelude: "a, b.c" },
      { kind: "statement", name: "namespace", prelude: 's "x;y"' },
    ]);
  });

  it("tells a layer with a block from one without", () => {
    expect(parseRules("@layer x{.a{color:red}}@layer{}@layer y;")).toEqual([
      { kind: "group", name: "layer", prelude: "x", body: [red] },
      { kind: "group", name: "layer", prelude: "", body: [] },
      { kind: "statement", name: "layer", prelude: "y" },
    ]);
  });

  it("keeps blocks of another syntax as text", () => {
    expect(
      parseRules('@font-face{font-family:"}";src:url(a}b)}@keyframes k{from{top:0}to{top:1px}}@page{@top-left{}}'),
    ).toEqual([
      { kind: "block", name: "font-face", prelude: "", text: 'font-family:"}";src:url(a}b)' },
      { kind: "block", name: "keyframes", prelude: "k", text: "from{top:0}to{top:1px}" },
      { kind: "block", name: "page", prelude: "", text: "@top-left{}" },
    ]);
  });

  it("nests groups in groups and goes on after them", () => {
    expect(
      parseRules("@media(min-width:1px){@supports (display:grid){.a{color:red}}.a{color:red}}.a{color:red}"),
    ).toEqual([
      {
        kind: "group",
        name: "media",
        prelude: "(min-width:1px)",
        body: [{ kind: "group", name: "supports", prelude: "(display:grid)", body: [red] }, red],
      },
      red,
    ]);
  });

  it("keeps declarations and nested rules in the order in which they stand", () => {
    expect(
      parseRules(".p{top:0;&:hover{left:0}right:0;@media print{bottom:0;.a{color:red}}color:red;.a &{top:1px}}"),
    ).toEqual([
      {
        kind: "style",
        prelude: ".p",
        body: [
          "top:0",
          { kind: "style", prelude: "&:hover", body: ["left:0"] },
          "right:0",
          { kind: "group", name: "media", prelude: "print", body: ["bottom:0", red] },
          "color:red",
          { kind: "style", prelude: ".a &", body: ["top:1px"] },
        ],
      },
    ]);
  });

  it("reads declarations directly in a scope, not in a media query outside rules", () => {
    expect(parseRules("@scope (.p) to (.q){color:red;.a{color:red}}")).toEqual([
      { kind: "group", name: "scope", prelude: "(.p) to (.q)", body: ["color:red", red] },
    ]);
  });

  it("keeps the block of a custom property as its value", () => {
    expect(parseRules(".p{--x:{top:0;left:{}};--y: {a} b;color:red}")).toEqual([
      { kind: "style", prelude: ".p", body: ["--x:{top:0;left:{}}", "--y: {a} b", "color:red"] },
    ]);
  });

  it("does not run out of stack in nesting without end", () => {
    const depth = 20_000;
    expect(() => parseRules(".a{".repeat(depth))).not.toThrow();
    expect(() => parseRules("@media x{".repeat(depth) + "}".repeat(depth))).not.toThrow();
    expect(parseRules(`${".a{".repeat(100)}${"}".repeat(100)}.b{}`).at(-1)).toMatchObject({ prelude: ".b" });
  });
});
