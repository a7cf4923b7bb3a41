import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBytes, htmlToText } from "@/utils/email/message";
import { unflow } from "@/utils/email/message/text/flowed";
import { shownText } from "@/utils/email/message/text/shown-text";
import { bytes } from "../../../fixtures/mail/build";

describe("htmlToText", () => {
  it.each([
    ["<p>un</p><p>deux</p>", "un\n\ndeux"],
    ["un<br>deux<br><br>trois", "un\ndeux\n\ntrois"],
    ["  un \n <b> deux</b>\n trois", "un deux trois"],
    ["<div>un</div><div>deux</div>", "un\ndeux"],
    ["<ul><li>un<li>deux</ul>", "- un\n- deux"],
    ["<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A\tB\n1\t2"],
    ["<pre>  un\n    deux</pre>", "  un\n    deux"],
    ["&eacute;&#233;&#xE9;&amp;lt; &inconnu; &#128; &#0;", "ééé&lt; &inconnu; € \ufffd"],
    ["a < b et c > d", "a < b et c > d"],
    ["x<script>if (a < b) alert('</p>')</script>y<style>p{}</style>z", "xyz"],
    ["x<!-- <p>y --> z<!--[if mso]>n<![endif]--><![if !mso]>o<![endif]>", "x zo"],
    ["<a href='https://a.test/?x=1&amp;y=2'>ici</a>", "ici <https://a.test/?x=1&y=2>"],
    ["<a href=https://a.test/>a.test</a> <a href=javascript:x>non</a>", "a.test non"],
    ['<img alt="Un > deux" src=x><a title=">">b</a>', "Un > deuxb"],
    ["fin <p", "fin"],
    ["fin <p title='", "fin"],
    ["<title>t</title><textarea>u</textarea>v", "v"],
  ])("makes %j readable", (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it("never throws", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "<!",
        '"',
        "'",
        "=",
        " ",
        "\n",
        "&",
        "&#",
        ";",
        "<a href=",
        "<pre>",
      ),
      fc.constantFrom("<script>", "</script>", "<td>", "<li>", "<br>", "é", "\ud800", "x"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        expect(htmlToText(pieces.join(""))).toBeTypeOf("string");
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("unflow", () => {
  it.each([
    ["un \ndeux\ntrois", false, "un deux\ntrois"],
    ["un \r\ndeux", true, "undeux"],
    ["> un \n> deux\ntrois", false, "> un deux\ntrois"],
    ["> un \n>> deux", false, "> un \n>> deux"],
    ["texte\n-- \nHélène", false, "texte\n-- \nHélène"],
    [" From here", false, "From here"],
  ])("joins the lines of %j", (text, deleteSpace, expected) => {
    expect(unflow(text, deleteSpace)).toBe(expected);
  });
});

describe("decodeBytes", () => {
  it.each([
    ["\xe9\x80\x92", "iso-8859-1", "é€’", null],
    ["\xe9", " Windows-1252 ", "é", null],
    ["\x1b$B7@Ls=q\x1b(B", "iso-2022-jp", "契約書", null],
    ["\x83e", "cp932", "テ", null],
    ["\xc3\xa9", "constructor", "é", "charset-unknown"],
    ["\xe9", "utf-7", "é", "charset-unknown"],
    ["\xe9", "utf-8", "\ufffd", "charset-mismatch"],
    ["\xef\xbf\xbd", "utf-8", "\ufffd", null],
  ])("decodes %j as %s", (text, charset, expected, problem) => {
    expect(decodeBytes(bytes(text), charset)).toEqual({ text: expected, problem });
  });
});

describe("shownText", () => {
  it("is one line that hides nothing and turns nothing around", () => {
    expect(shownText("a\r\nb\u202ec\0d\ue000 \u2066e\u2069", 100)).toEqual({
      text: "a bcd\ue000 e",
      lineBreaks: true,
      controls: true,
      cut: false,
    });
    expect(shownText("abc", 2)).toEqual({ text: "ab", lineBreaks: false, controls: false, cut: true });
  });

  it("has no control or direction characters, no half pairs and no more than its limit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.integer({ min: 1, max: 100 }), (text, limit) => {
        const shown = shownText(text, limit).text;
        expect(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(shown)).toBe(false);
        expect(shown.isWellFormed()).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 1_000 },
    );
  });
});
