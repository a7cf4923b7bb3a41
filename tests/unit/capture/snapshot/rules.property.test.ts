import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CssItem, parseRules } from "@/utils/capture/snapshot/css/rules";

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const text = fc.constantFrom(
  '"}"',
  "';{'",
  '"\\""',
  '"/* */"',
  "url(a}b)",
  "url('c)')",
  'url( "d{" )',
  "(1 + 2)",
  "[x]",
  "red",
);
const declaration = fc.tuple(word, text).map(([name, value]) => `${name}:${value}`);
const selector = fc.constantFrom(".a", "#b > c", '[d=",{"]:is(.e, f)', "&:hover", ".g\\:h", "* + i, j");
const condition = fc.constantFrom("print", "(min-width: 1px)", 'supports(content: "{")');

const { item } = fc.letrec<{ item: CssItem }>((tie) => ({
  item: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ kind: fc.constant("statement" as const), name: word, prelude: text }),
    fc.record({
      kind: fc.constant("block" as const),
      name: fc.constantFrom("font-face", "page", "property"),
      prelude: fc.constantFrom("", "--x"),
      text: fc.array(declaration, { maxLength: 3 }).map((all) => all.join(";")),
    }),
    fc.record({
      kind: fc.constant("style" as const),
      prelude: selector,
      body: fc.array(fc.oneof(declaration, tie("item")), { maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant("group" as const),
      name: fc.constantFrom("media", "layer", "container", "supports"),
      prelude: condition,
      body: fc.array(tie("item"), { maxLength: 3 }),
    }),
  ),
}));

/** A sheet as text, with what `between` says between any two parts. */
function print(items: readonly CssItem[], between: string): string {
  return items
    .map((each) => {
      if (typeof each === "string") return `${each};`;
      if (each.kind === "statement") return `@${each.name} ${each.prelude};`;
      const inside = each.kind === "block" ? each.text : between + print(each.body, between);
      return `${each.kind === "style" ? "" : `@${each.name} `}${each.prelude}{${inside}}`;
    })
    .join(between);
}

const hostile = fc.array(
  fc.constantFrom(
    ..."{}()[];:,@.#&*\\\"'\n <>-".split(""),
    ...[
      "url(",
      "/*",
      "*/",
      "<!--",
      "-->",
      "@media ",
      "@import ",
      "@layer",
      "--x:{",
      "a",
      "\\{",
      "\u00e9",
      "\ud800",
      "\u0000",
    ],
  ),
  { maxLength: 60 },
);

describe("parseRules", () => {
  it("gives back any well-formed sheet, whatever stands between its parts", () => {
    fc.assert(
      fc.property(
        fc.array(item, { maxLength: 5 }),
        fc.constantFrom("", "\n", "  ", "/* } */", "\n/* ' */\n\t"),
        (sheet, between) => {
          expect(parseRules(print(sheet, between))).toEqual(sheet);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("never throws and always ends", () => {
    fc.assert(
      fc.property(hostile, (pieces) => {
        expect(() => parseRules(pieces.join(""))).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });
});
