import { describe, expect, it } from "vitest";
import { customStates, keepStates, needsAlias, withAliases } from "@/utils/capture/snapshot/css/states";

const none = new Set<string>();

describe("keepStates", () => {
  it("lets a state be known by its mark too, where some element has it", () => {
    expect(keepStates(".a:hover > b", new Set(["hover"]))).toBe('.a:is(:hover,[data-bordereau~="hover"]) > b');
    expect(keepStates(".a:HOVER", new Set(["hover"]))).toBe('.a:is(:HOVER,[data-bordereau~="hover"])');
    expect(keepStates(".a:not(:focus)", new Set(["focus"]))).toBe('.a:not(:is(:focus,[data-bordereau~="focus"]))');
    expect(keepStates(".a:hover", none)).toBe(".a:hover");
  });

  it("tells a state from a longer one", () => {
    const focus = new Set(["focus"]);
    for (const longer of [
      ":focus-within",
      ":focus-visible",
      ":target-within",
      "::target-text",
      ":active-view-transition",
    ]) {
      expect(keepStates(longer, new Set(["focus", "target", "active"]))).toBe(longer);
    }
    expect(keepStates(":focus-within", new Set(["focus-within"]))).toBe(
      ':is(:focus-within,[data-bordereau~="focus-within"])',
    );
    expect(keepStates("a:focus,b:focus-within", focus)).toBe('a:is(:focus,[data-bordereau~="focus"]),b:focus-within');
  });

  it("leaves pseudo-elements and names with an escaped colon alone", () => {
    const states = new Set(["hover", "target"]);
    expect(keepStates("a::target", states)).toBe("a::target");
    expect(keepStates(String.raw`.md\:hover`, states)).toBe(String.raw`.md\:hover`);
    expect(keepStates(String.raw`.hover\:x:hover`, states)).toBe(
      String.raw`.hover\:x:is(:hover,[data-bordereau~="hover"])`,
    );
  });

  it("asks of what is undefined, invalid or in a state of its own by a mark", () => {
    expect(keepStates("x-y:not(:defined)", none)).toBe('x-y:not(:not([data-bordereau~="undefined"]))');
    expect(keepStates("input:valid", none)).toBe("input:valid");
    expect(keepStates("input:valid", new Set(["invalid"]))).toBe(
      'input:valid:where(:not([data-bordereau~="invalid"]))',
    );
    expect(keepStates("x-y:state( open ) z:--old", none)).toBe(
      'x-y[data-bordereau~="state-open"] z[data-bordereau~="state-old"]',
    );
  });
});

describe("customStates", () => {
  it("finds the names of both ways to write them, and no custom property", () => {
    expect(customStates(":state(a) x:--b{} .c{--d:e}")).toEqual(["a", "b"]);
    expect(customStates(".a{color:red}")).toEqual([]);
    expect(customStates(String.raw`.a\:--b{}:state(c)`)).toEqual(["c"]);
  });
});

describe("withAliases", () => {
  it.each([
    ["[src]", "[data-bordereau-src]"],
    ['[ src $= ".svg" i]', '[data-bordereau-src $= ".svg" i]'],
    ["img[srcset]:not([sizes])", "img[data-bordereau-srcset]:not([data-bordereau-sizes])"],
    ["[value=x]", "[data-bordereau-value=x]"],
    ['a[href^="http"]', 'a[data-bordereau-href^="http"]'],
  ])("asks in %s for the author's own value", (selector, expected) => {
    expect(withAliases(selector)).toBe(expected);
  });

  it.each([["a[href]"], ["[data-src]"], ["[src-x]"], ["[type=text]"], [".src"], ["[values]"]])(
    "leaves %s",
    (selector) => {
      expect(withAliases(selector)).toBe(selector);
    },
  );
});

describe("needsAlias", () => {
  it("is for attributes that a style sheet speaks of, a link's only where it is compared", () => {
    expect(needsAlias("src", new Set(["src"]))).toBe(true);
    expect(needsAlias("src", new Set(["href"]))).toBe(false);
    expect(needsAlias("title", new Set(["title"]))).toBe(false);
    expect(needsAlias("href", new Set(["href"]))).toBe(false);
    expect(needsAlias("href", new Set(["href", "href="]))).toBe(true);
    expect(needsAlias("src", null)).toBe(false);
  });
});
