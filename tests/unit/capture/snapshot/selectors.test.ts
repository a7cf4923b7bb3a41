import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayMatch, type Vocabulary } from "@/utils/capture/snapshot/css/selectors";

/** `.class`, `#id` and `type`, as they stand in the document. */
function vocabulary(...names: string[]): Vocabulary {
  const of = (sign: string) => names.filter((name) => name.startsWith(sign)).map((name) => name.slice(1).toLowerCase());
  return {
    classes: new Set(of(".")),
    ids: new Set(of("#")),
    tags: new Set(names.filter((name) => !/^[.#]/.test(name)).map((name) => name.toLowerCase())),
  };
}

describe("mayMatch", () => {
  it.each([
    [".a", [".a"]],
    ["#a", ["#a"]],
    ["div.a#b", ["div", ".a", "#b"]],
    ["DIV.A", ["div", ".a"]],
    ["ul>li+li~p q", ["ul", "li", "p", "q"]],
    ["my-element", ["my-element"]],
    ["s|rect", ["rect"]],
    ["*|rect", ["rect"]],
    ["|rect", ["rect"]],
    [String.raw`.md\:w-1\/2`, [".md:w-1/2"]],
    [String.raw`.\31 0\%`, [".10%"]],
    [String.raw`.\31 0\% .b`, [".10%", ".b"]],
    [String.raw`.a\2c b`, [".a,b"]],
    [String.raw`#\:r1\:`, ["#:r1:"]],
    [".\u00e9t\u00e9", [".\u00e9t\u00e9"]],
    ["a:hover::before", ["a"]],
    ["& .b", [".b"]],
    ["p&", ["p"]],
    ["> p", ["p"]],
    ["a/**/.b", ["a", ".b"]],
  ])("asks for every name of %s", (selector, names) => {
    expect(mayMatch(selector, vocabulary(...names))).toBe(true);
    for (const left of names) {
      const others = names.filter((name) => name !== left);
      // a type twice in one selector is still one name
      expect({ left, may: mayMatch(selector, vocabulary(...others)) }).toEqual({ left, may: false });
    }
  });

  it.each([
    ["*"],
    ["&"],
    ["&:hover"],
    [":root"],
    [":is(.x, #y)"],
    [":not(.x)"],
    [":where(div.x > p)"],
    [":has(> .x)"],
    [":nth-child(2n + 1 of .x)"],
    [':is([a=")"], .x)'],
    ["::slotted(.x)"],
    ["::part(x)"],
    [":host(.x)"],
    ["[x]"],
    ['[x="a, .b"]'],
    ['[x="],.b"]'],
    ["[x='\"].b']"],
    ["::-webkit-scrollbar"],
    ["100%"],
  ])("leaves %s in: nothing is known of it", (selector) => {
    expect(mayMatch(selector, vocabulary())).toBe(true);
  });

  it("needs only one selector of a list", () => {
    expect(mayMatch(".a, .b", vocabulary(".b"))).toBe(true);
    expect(mayMatch('.a:is(.x, .y)[z=","], .b', vocabulary(".b"))).toBe(true);
    expect(mayMatch(".a, .b", vocabulary(".c"))).toBe(false);
  });

  it("goes on after brackets", () => {
    expect(mayMatch(":is(.x) .a", vocabulary())).toBe(false);
    expect(mayMatch('[x="("] .a', vocabulary())).toBe(false);
    expect(mayMatch(':not([x=")"]) .a', vocabulary())).toBe(false);
    expect(mayMatch(String.raw`.a\(b .c`, vocabulary(".a(b"))).toBe(false);
  });

  it("takes a class for a class and an id for an id", () => {
    expect(mayMatch(".a", vocabulary("#a", "a"))).toBe(false);
    expect(mayMatch("#a", vocabulary(".a", "a"))).toBe(false);
    expect(mayMatch("a", vocabulary(".a", "#a"))).toBe(false);
  });
});

describe("mayMatch on selectors of names that occur", () => {
  const names = [".a", ".md:w-1/2", ".10%", ".\u00e9", "#b", "#:r1:", "div", "x-y"];
  const known = vocabulary(...names);
  // as `CSS.escape` writes them
  const simple = fc.constantFrom(
    ".a",
    String.raw`.md\:w-1\/2`,
    String.raw`.\31 0\%`,
    ".\u00e9",
    "#b",
    String.raw`#\:r1\:`,
  );
  const type = fc.constantFrom("", "*", "div", "DIV", "x-y", "s|div", "*|x-y", "&");
  const extra = fc.constantFrom(
    ...[
      ":hover",
      "::before",
      ':is(.no, [z=")"])',
      ":not(.no > no)",
      ":has(+ no)",
      "[no]",
      '[no=","]',
      "[no='](']",
      "/**/",
    ],
  );
  const compound = fc
    .tuple(type, fc.array(simple, { maxLength: 3 }), fc.array(extra, { maxLength: 3 }))
    .map(([first, simples, extras]) => first + simples.join("") + extras.join("") || "*");
  const complex = fc
    .tuple(compound, fc.array(fc.tuple(fc.constantFrom(" ", ">", " + ", "~", "\n"), compound), { maxLength: 3 }))
    .map(([first, rest]) => first + rest.flat().join(""));

  it("is never false", () => {
    fc.assert(
      fc.property(complex, fc.array(fc.constantFrom(".no", "no#no"), { maxLength: 2 }), (selector, others) => {
        expect(mayMatch([...others, selector].join(", "), known)).toBe(true);
        expect(mayMatch([selector, ...others].join(","), known)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
