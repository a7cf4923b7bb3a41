// @vitest-environment happy-dom
import "../own-getters";
import { describe, expect, it } from "vitest";
import { svgElementText } from "@/utils/capture/snapshot/elements/svg-copy";

function copy(inside: string, id = "a"): string | null {
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml">${inside}</svg>`;
  return svgElementText(new DOMParser().parseFromString(markup, "image/svg+xml"), id, "p-");
}

describe("svgElementText", () => {
  it("copies one element, its names behind a prefix", () => {
    expect(copy('<symbol id="a" viewBox="0 0 9 9"><path id="b" d="M0 0"/>x &lt; y</symbol><path id="c"/>')).toBe(
      '<symbol id="p-a" viewBox="0 0 9 9"><path id="p-b" d="M0 0"></path>x &lt; y</symbol>',
    );
  });

  it("is null where the file has no such element", () => {
    expect(copy('<path id="b"/>')).toBeNull();
  });

  it("follows references in the file, each once, in circles too", () => {
    const text = copy(
      '<g id="a"><use href="#b"/><use xlink:href="#b"/><path fill="url(#c)" style="mask:url( \'#d\' )"/></g>' +
        '<g id="b"><use href="#a"/></g><linearGradient id="c"/><mask id="d"/><g id="e"/>',
    );
    expect(text).toBe(
      '<g id="p-a"><use href="#p-b"></use><use href="#p-b"></use><path fill="url(#p-c)" style="mask:url(#p-d)"></path></g>' +
        '<g id="p-b"><use href="#p-a"></use></g><linearGradient id="p-c"></linearGradient><mask id="p-d"></mask>',
    );
  });

  it("points nowhere else where a reference leads nowhere", () => {
    expect(copy('<use id="a" href="#none"/>')).toBe('<use id="p-a" href="#p-none"></use>');
  });

  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["a script of HTML", "<h:script>alert(1)</h:script>"],
    ["HTML", "<foreignObject><h:p>x</h:p></foreignObject>"],
    ["what a parser takes for HTML", "<img/><p/><iframe/>"],
    ["animations", '<animate attributeName="href"/><set attributeName="x"/>'],
  ])("leaves out %s", (_, inside) => {
    expect(copy(`<g id="a">${inside}<path/></g>`)).toBe('<g id="p-a"><path></path></g>');
  });

  it("takes no style sheet: it would be the whole page's", () => {
    expect(copy('<g id="a"><style>*{display:none}</style></g>')).not.toContain("display");
  });

  it.each([
    ["onload", 'onload="alert(1)"'],
    ["ONCLICK", 'ONCLICK="alert(1)"'],
    ["an address of another file", 'href="https://evil.example/x.svg#y"'],
    ["an address of another file, the old way", 'xlink:href="https://evil.example/x.svg#y"'],
    ["a script as an address", 'href="javascript:alert(1)"'],
    ["a file in a presentation attribute", 'fill="url(https://evil.example/x.svg#y)"'],
    ["a file in a style", "style=\"fill:url(&quot;//evil.example/x&quot;);mask:url('#b')\""],
    ["a name space", 'xmlns:x="https://evil.example"'],
  ])("drops %s", (_, attribute) => {
    expect(copy(`<path id="a" ${attribute} d="M0"/>`)).toBe('<path id="p-a" d="M0"></path>');
  });

  it("lets no value end its attribute", () => {
    expect(copy('<path id="a" class="&quot;&gt;&lt;script&gt;"/>')).toBe(
      '<path id="p-a" class="&quot;&gt;&lt;script&gt;"></path>',
    );
    expect(copy('<path id="x&quot;&gt;"/>', 'x">')).toBe('<path id="p-x&quot;&gt;"></path>');
  });

  it("stops somewhere in a file without end", () => {
    const text = copy(`<g id="a">${"<path/>".repeat(6_000)}</g>`) ?? "";
    expect(text.match(/<path>/g)?.length).toBeLessThan(5_100);
    expect(text.endsWith("</g>")).toBe(true);
  });
});
