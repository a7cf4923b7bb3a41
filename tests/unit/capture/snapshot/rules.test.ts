import { describe, expect, it } from "vitest";
import { type CssItem, parseRules } from "@/utils/capture/snapshot/css/rules";

/** Preludes of style rules, names of the others, in order. */
function outline(css: string): string[] {
  return parseRules(css).map((item) => {
    if (typeof item === "string") return `text ${item}`;
    return item.kind === "style" ? item.prelude : `@${item.name} ${item.prelude}`.trim();
  });
}

function bodyOf(item: CssItem | undefined): readonly CssItem[] {
  if (item === undefined || typeof item === "string" || !("body" in item)) throw new Error("no rule with a body");
  return item.body;
}

describe("parseRules on strings, comments and addresses", () => {
  it.each([
    ["a brace in a string", '.a{content:"}"}.b{}', '.a{content:"}"}'],
    ["an escaped quote in a string", String.raw`.a{content:"\"}"}.b{}`, String.raw`.a{content:"\"}"}`],
    ["an escaped line break in a string", '.a{content:"x\\\n}"}.b{}', '.a{content:"x\\\n}"}'],
    ["a semicolon in a string", ".a{content:';'}.b{}", ".a{content:';'}"],
    ["a comment's sign in a string", '.a{content:"/*"}.b{}', '.a{content:"/*"}'],
    ["a brace in an unquoted address", ".a{background:url(x}y)}.b{}", ".a{background:url(x}y)}"],
    ["a quote in an unquoted address", ".a{background:url(x'y)}.b{}", ".a{background:url(x'y)}"],
    ["a comment's sign in an address", ".a{background:url(//h/*/x)}.b{}", ".a{background:url(//h/*/x)}"],
    [
      "an escaped parenthesis in an address",
      String.raw`.a{background:url(x\)})}.b{}`,
      String.raw`.a{background:url(x\)})}`,
    ],
    ["a bracket in a quoted address", '.a{background:url( "x)}" )}.b{}', '.a{background:url( "x)}" )}'],
    ["a data address", ".a{background:url(data:x;base64,AA==)}.b{}", ".a{background:url(data:x;base64,AA==)}"],
  ])("keeps %s", (_, css, first) => {
    const [rule, next] = parseRules(css);
    expect(`.a{${bodyOf(rule).join(";")}}`).toBe(first);
    expect(next).toMatchObject({ kind: "style", prelude: ".b" });
  });

  it("takes comments for what they are, whatever they hold", () => {
    expect(outline(`/* } .x{ */.a{}/* " ' */.b{}/**/`)).toEqual([".a", ".b"]);
    expect(parseRules('.a{/* ; } " */color:red/*;*/}')).toEqual([
      { kind: "style", prelude: ".a", body: [expect.stringMatching(/^color:red/)] },
    ]);
  });

  it("keeps two words apart where a comment stood between them", () => {
    expect(bodyOf(parseRules(".a{margin:1px/* */2px}")[0])).toEqual(["margin:1px/**/2px"]);
  });

  it("ends a string at a line break that is not escaped", () => {
    const [rule, next] = parseRules('.a{content:"x\n}.b{}');
    expect(bodyOf(rule)).toEqual(['content:"x']);
    expect(next).toMatchObject({ prelude: ".b" });
  });

  it("reads an escaped brace as part of a name", () => {
    expect(outline(String.raw`.w-\[calc\{1px\]\:x{color:red}.b{}`)).toEqual([String.raw`.w-\[calc\{1px\]\:x`, ".b"]);
  });
});

describe("parseRules on what does not end", () => {
  it.each([
    ["a block", ".a{color:red", [".a"]],
    ["a group", "@media print{.a{color:red}", ["@media print"]],
    ["a comment", ".a{color:red}/* .b{}", [".a"]],
    ["a string", '.a{content:"x}.b{}', [".a"]],
    ["an address", ".a{background:url(x}.b{}", [".a"]],
    ["a statement", ".a{}@layer x", [".a", "@layer x"]],
    ["an escape", ".a{}.b\\", [".a"]],
  ])("ends %s with the text", (_, css, expected) => {
    expect(outline(css)).toEqual(expected);
  });

  it("drops the rule after a brace too many, and no other", () => {
    expect(outline(".a{}}.b{color:red}.c{}")).toEqual([".a", ".c"]);
    expect(outline("@media print{.a{}}}@media screen{.b{}}.c{}")).toEqual(["@media print", ".c"]);
  });

  it("passes over the marks of old HTML comments", () => {
    expect(outline("<!-- .a{} -->\n.b{}")).toEqual([".a", ".b"]);
  });
});
