// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import type { DOMPurify } from "dompurify";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { cidImages, readMessage, sanitisedHtml } from "@/utils/email/message";
import { harmlessCss } from "@/utils/email/message/show/harmless-css";
import { mailFixture } from "../../../fixtures/mail/read";

const PNG = "data:image/png;base64,AAAA";
const images = new Map([["logo@a", PNG]]);

/**
 * DOMPurify does not work on happy-dom, so here it lets everything through: what these tests show, our own lists do
 * alone. In browsers DOMPurify goes before them.
 */
const purify = {
  sanitize: vi.fn((html: string | Node) => new DOMParser().parseFromString(String(html), "text/html").body),
} as unknown as Pick<DOMPurify, "sanitize">;

/** What stands in the body, and the counts. */
function show(html: string) {
  const { document, ...counts } = sanitisedHtml(html, images, purify);
  const body = /<body>(.*)<\/body><\/html>$/s.exec(document)?.[1] ?? "none";
  return { body, document, ...counts };
}

/** Nothing in it makes a browser ask for anything: read again, and looked at element by element. */
function isQuiet(html: string): boolean {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return Array.from(body.querySelectorAll("*")).every((element) => {
    const asks = /^(srcset|background|href|poster|data|action|formaction|ping|on.*)$/;
    const names = Array.from(element.attributes, ({ name }) => name);
    const css = (element.getAttribute("style") ?? "") + (element.localName === "style" ? element.textContent : "");
    return (
      !/^(script|form|svg|math|iframe|object|embed|link|base|meta|template)$/.test(element.localName) &&
      !names.some((name) => asks.test(name)) &&
      (element.getAttribute("src") ?? "data:image/").startsWith("data:image/") &&
      !/url\(|@import|image-set\(/i.test(css)
    );
  });
}

describe("sanitisedHtml", () => {
  it("is a document whose policy lets nothing in", () => {
    const { document } = show("<p>x</p>");
    expect(document).toContain(
      "content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'\"",
    );
    expect(document.indexOf("Content-Security-Policy")).toBeLessThan(document.indexOf("<style>"));
  });

  it("gives DOMPurify closed lists of what may stay", () => {
    const sanitize = vi.fn(() => document.createElement("body"));
    sanitisedHtml("<p>x</p>", images, { sanitize } as unknown as Pick<DOMPurify, "sanitize">);
    const [html, config] = sanitize.mock.calls[0] as unknown as [
      string,
      { ALLOWED_TAGS: string[]; ALLOWED_ATTR: string[] },
    ];
    expect(html).toBe("<p>x</p>");
    expect(config).toMatchObject({
      ALLOW_ARIA_ATTR: false,
      ALLOW_DATA_ATTR: false,
      FORCE_BODY: true,
      RETURN_DOM: true,
    });
    expect(config.ALLOWED_TAGS).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(script|form|input|svg|math|iframe|link|meta|base|video|object)$/),
      ]),
    );
    expect(config.ALLOWED_ATTR).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(on|form|action|poster|ping)/)]),
    );
  });

  it("keeps the look of a message", () => {
    const { body } = show(
      '<p style="color: red" class="c">a <b>b</b></p><table bgcolor="#eee"><tr><td>1</td></tr></table>',
    );
    expect(body).toContain('style="color: red"');
    expect(body).toContain("<b>b</b>");
    expect(body).toContain('bgcolor="#eee"');
  });

  it("shows the message's own images, and an outline for others", () => {
    const result = show(
      '<img src="cid:logo@a"><img src="CID:logo%40a"><img src="cid:absent@a"><img src="https://e.test/p.gif" alt="p">' +
        `<img src="${PNG}"><img src="data:image/svg+xml;base64,AAAA"><img src="//e.test/q"><img src="q.png">`,
    );
    expect(result.body.split(PNG)).toHaveLength(4);
    expect(result.missingImages).toBe(1);
    expect(result.blockedRemote).toBe(3);
    expect(result.body).toContain('title="https://e.test/p.gif"');
    expect(isQuiet(result.document)).toBe(true);
  });

  it("keeps links as text that tells where they went", () => {
    const { body } = show('<a href="https://a.test/x?y" target="_top">ici</a><a href="javascript:alert(1)">là</a>');
    expect(body).toContain('title="https://a.test/x?y"');
    expect(body).not.toMatch(/href|javascript|target/);
    expect(body).toContain("là");
  });

  it.each([
    '<img src=x srcset="https://e.test/1.png 1x">',
    '<table background="https://e.test/1.png"><tr><td background="//e.test/2">x</td></tr></table>',
    '<div style="background:url(https://e.test/1.png)">x</div>',
    "<style>@import 'https://e.test/1.css'; p{background:url('https://e.test/2')}</style><p>x</p>",
    '<video src="https://e.test/1" poster="https://e.test/2"><source src="https://e.test/3"></video>',
    '<link rel="stylesheet" href="https://e.test/1.css"><base href="https://e.test/">',
    '<object data="https://e.test/1"></object><embed src="https://e.test/2"><iframe srcdoc="<img src=https://e.test/3>"></iframe>',
    '<svg><use href="https://e.test/1#a"/><image href="https://e.test/2"/><filter><feImage href="https://e.test/3"/></filter></svg>',
    '<math><mtext href="https://e.test/1"><mglyph src="https://e.test/2"></mglyph></mtext></math>',
    '<form action="https://e.test/1"><input type="image" src="https://e.test/2"><button formaction="https://e.test/3">x</button></form>',
    '<meta http-equiv="refresh" content="0;url=https://e.test/1"><p>x</p>',
    '<script src="https://e.test/1"></script><p onclick="fetch(1)" ping="https://e.test/2">x</p>',
    '<picture><source srcset="https://e.test/1"><img src="https://e.test/2"></picture>',
    '<audio src="https://e.test/1" autoplay></audio><track src="https://e.test/2">',
    '<body background="https://e.test/1"><frameset><frame src="https://e.test/2"></frameset>',
    "<noscript><img src=https://e.test/1></noscript><template><img src=https://e.test/2></template>",
  ])("asks for nothing over %s", (html) => {
    const { document } = show(html);
    const body = document.slice(document.indexOf("<body>")).replace(/title="[^"]*"|@blocked '[^']*'/g, "");
    expect(body).not.toContain("e.test");
    expect(body).not.toMatch(/<(script|form|input|button|iframe|object|embed|link|base|meta|video|svg|math|template)/i);
    expect(isQuiet(document)).toBe(true);
  });

  it("counts what it kept from being fetched", () => {
    expect(show('<img src="https://e.test/1"><td background="//e.test/2"></td>').blockedRemote).toBeGreaterThan(0);
    expect(show('<p style="background:url(https://e.test/1)">x</p>').blockedRemote).toBe(1);
    expect(show("<p>x</p>").blockedRemote).toBe(0);
  });

  it("shows the images of a message that was read", async () => {
    const { html, attachments } = await readMessage(mailFixture("attachments.eml"));
    const result = sanitisedHtml(html ?? "", cidImages(attachments), purify);
    expect(result.document).toContain('src="data:image/png;base64,iVBOR');
    expect(result).toMatchObject({ blockedRemote: 0, missingImages: 0 });
  });

  const piece = fc.oneof(
    fc.constantFrom(
      "<img src=",
      "<a href=",
      "<p style='",
      "<style>",
      "</style>",
      "<svg>",
      "<math>",
      "<table background=",
    ),
    fc.constantFrom('"https://e.test/1"', "https://e.test/2 ", "url(https://e.test/3)", "@import 'https://e.test/4';"),
    fc.constantFrom(
      ">",
      "'",
      '"',
      "<",
      "</",
      "/*",
      "*/",
      "\\",
      "<!--",
      "-->",
      "x",
      " srcset=",
      " onload=",
      "<form>",
      "<xmp>",
    ),
  );

  it("asks for nothing, whatever it is made of", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { document } = show(pieces.join(""));
        expect(isQuiet(document)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("harmlessCss", () => {
  it.each([
    ["p{color:red}", "p{color:red}", 0],
    ["a{background:#fff url(https://e.test/1) no-repeat}", "a{background:#fff none no-repeat}", 1],
    ["a{background:u\\72l(https://e.test/1)}", "a{background:u72l(https://e.test/1)}", 0],
    ["a{background:u\\rl(https://e.test/1)}", "a{background:none}", 1],
    ["a{background:ur/**/l(https://e.test/1)}", "a{background:ur l(https://e.test/1)}", 0],
    ["a{background:URL( 'https://e.test/)' )}", "a{background:none}", 1],
    ["a{background:url(https://e.test/1", "a{background:none", 1],
    ["a{background:url(data:image/png;base64,AA)}", "a{background:none}", 0],
    ["a{background:image-set('https://e.test/1' 1x)}", "a{background:blocked('https://e.test/1' 1x)}", 1],
    ["@import 'https://e.test/1';", "@blocked 'https://e.test/1';", 1],
    ["a{content:'<\\/style><b>'}", "a{content:'/style>b>'}", 0],
    ["a{} /* never closed url(x)", "a{} ", 0],
    ["*/<*/ url(x)", "*", 0],
  ])("makes %j harmless", (css, expected, remote) => {
    expect(harmlessCss(css)).toEqual({ css: expected, remote });
  });

  it("leaves no way to fetch, and no end of a style element", () => {
    const piece = fc.constantFrom(
      "url",
      "(",
      ")",
      "u",
      "rl(",
      "/*",
      "*/",
      "\\",
      "'",
      '"',
      "@imp",
      "ort ",
      "image-set(",
      "https://e.test",
      "<",
      "/style",
      " ",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const { css } = harmlessCss(pieces.join(""));
        expect(css).not.toMatch(/url\(|image-set\(|@import|[<\\]|\/\*/i);
      }),
      { numRuns: 3_000 },
    );
  });
});
