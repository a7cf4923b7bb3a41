import { describe, expect, it } from "vitest";
import { throughBarriers } from "@/utils/capture/snapshot/css/selectors";

const between = ":where(applet,bordereau-group)";

describe("throughBarriers", () => {
  it.each([
    ["p>div", ["p>div", `p>${between}>div`]],
    ["p > div", ["p > div", `p >${between}> div`]],
    ["> li", ["> li", `>${between}> li`]],
    ["a>b>c", ["a>b>c", `a>${between}>b>c`, `a>b>${between}>c`]],
    ["a b,c>d", ["a b", "c>d", `c>${between}>d`]],
    ["a:is(b,c>d)>e", ["a:is(b,c>d)>e", `a:is(b,c>d)>${between}>e`]],
    ['[x=">,"]>e', ['[x=">,"]>e', `[x=">,"]>${between}>e`]],
    [String.raw`.\>\,>e`, [String.raw`.\>\,>e`, `${String.raw`.\>\,`}>${between}>e`]],
  ])("lets %s see a child behind one", (selector, expected) => {
    expect(throughBarriers(selector)).toBe(expected.join(","));
  });

  it.each(["a b", "a,b", String.raw`.\>`, ":has(> a)", '[x=">"]', "*"])("has nothing to add to %s", (selector) => {
    expect(throughBarriers(selector)).toBe(selector);
  });
});
