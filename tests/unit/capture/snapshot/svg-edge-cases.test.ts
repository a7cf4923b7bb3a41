// @vitest-environment happy-dom
import "../own-getters";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { extensionOf } from "@/utils/capture/captured-file";
import { Bytes, fillSnapshot } from "@/utils/capture/fill";
import { usefulType } from "@/utils/capture/snapshot";
import { svgElementText } from "@/utils/capture/snapshot/elements/svg-copy";
import { emptyReport, frame, noPhotographs, wanted } from "../fill/snapshot-parts";

function copy(inside: string): string {
  const markup = `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
  return svgElementText(new DOMParser().parseFromString(markup, "image/svg+xml"), "a", "p-") ?? "";
}

/** Elements of HTML that a parser makes of the copy, in an `<svg>`. */
function htmlElements(markup: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    const {
      tagName,
      namespaceURI,
      childNodes = [],
    } = node as { tagName?: string; namespaceURI?: string; childNodes?: unknown[] };
    if (tagName && namespaceURI === "http://www.w3.org/1999/xhtml") found.push(tagName);
    childNodes.forEach(visit);
  };
  visit(parseFragment(`<svg>${markup}</svg>`));
  return found;
}

describe("svgElementText", () => {
  it.each(["foreignobject", "FOREIGNOBJECT", "desc", "title"])("19 %s makes no HTML of what is in it", (tag) => {
    const text = copy(
      `<g id="a"><${tag}><video src="https://evil.example/x"/><form action="javascript:alert(1)"><button/></form></${tag}></g>`,
    );
    expect(htmlElements(text)).toEqual([]);
  });
  it.each([
    ["20a capitals", 'fill="URL(https://evil.example/x.svg#y)"'],
    ["20b escapes", String.raw`style="fill:u\72l(https://evil.example/x.svg#y)"`],
    ["20c strings", `style="cursor:image-set('https://evil.example/x.png' 1x),auto"`],
    ["20d src()", `style="mask:src('https://evil.example/x.png')"`],
  ])("%s", (_, attribute) => {
    expect(copy(`<path id="a" ${attribute} d="M0"/>`)).not.toContain("evil");
  });
  it("what is referred to inside the copy is there once", () => {
    expect(
      copy('<symbol id="a"><rect fill="url(#g)"/><linearGradient id="g"/></symbol>').match(/id="p-g"/g),
    ).toHaveLength(1);
  });
});

describe("others", () => {
  it("a frame of unknown place at its own address does not hold itself", async () => {
    let reads = 0;
    const self = frame(null, "t2", [wanted("t2", "frame", { url: "https://frame.example/" })]);
    const sources = {
      get frames() {
        if (++reads > 50) throw new Error("without end");
        return [self];
      },
      bytes: new Bytes([]),
      photographs: noPhotographs,
    };
    const filled = fillSnapshot(
      { pieces: ["t1"], wanted: [wanted("t1", "frame", { url: "https://frame.example/" })] },
      sources,
      emptyReport(),
    );
    await expect(filled).resolves.toBeDefined();
  });
  it("names that every object has, as extensions and types", () => {
    expect(extensionOf("constructor")).toBe("bin");
    expect(usefulType("", "https://a.example/x.constructor")).toBe("");
  });
});
