import fc from "fast-check";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { type Escapes, escapeAttribute, escapeFor, escapeText, htmlAddress } from "@/utils/capture/snapshot/markup";

/** What a parser finds in the attribute; line breaks as parsers leave them. */
function readAttribute(escaped: string): string {
  const [element, ...others] = parseFragment(`<i x="${escaped}"></i>`).childNodes;
  if (!element || !("attrs" in element) || others.length > 0 || element.attrs.length !== 1) throw new Error("broken");
  return element.attrs[0]?.value ?? "";
}

/** What a reader of the outermost document finds, at the inside. */
function read(text: string, escapes: Escapes): string {
  return [...escapes].reverse().reduce((inner, place) => {
    return place === "attribute" ? readAttribute(inner) : decodeURIComponent(inner);
  }, text);
}

const hostile = fc
  .array(
    fc.constantFrom(
      '"',
      "'",
      "<",
      ">",
      "&",
      "&amp;",
      "&quot",
      "%22",
      "\u00a0",
      "\r",
      "\n",
      "\u00e9",
      "\u{1f600}",
      "</i>",
      "a",
    ),
  )
  .map((all) => all.join(""));
const chain = fc.array(fc.constantFrom("attribute" as const, "address" as const), { maxLength: 4 });

describe("escapeFor", () => {
  it("says the same at any depth of documents in documents", () => {
    fc.assert(
      fc.property(hostile, chain, (text, escapes) => {
        expect(read(escapeFor(text, escapes), escapes)).toBe(text);
      }),
    );
  });

  it("writes for the innermost document first", () => {
    expect(escapeFor('"', [])).toBe('"');
    expect(escapeFor('"', ["attribute", "attribute"])).toBe("&amp;quot;");
    expect(escapeFor('"', ["attribute", "address"])).toBe("%26quot%3B");
    expect(escapeFor('"<', ["address", "attribute"])).toBe("%22%3C");
  });

  it("has nothing to escape in an address that could end an attribute", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(escapeFor(text, ["address"])).not.toMatch(/["<>&#\s]/);
      }),
    );
  });

  it("has a replacement for half a character, which has no bytes", () => {
    expect(escapeFor("a\ud800b", ["address"])).toBe("a%EF%BF%BDb");
    expect(escapeFor("\udc00\ud800", ["attribute", "address"])).toBe("%EF%BF%BD%EF%BF%BD");
    expect(escapeFor("\u{1f600}", ["address"])).toBe("%F0%9F%98%80");
  });
});

describe("escapeText and escapeAttribute", () => {
  it("leave nothing that could begin a tag, an entity or end a value", () => {
    expect(escapeText('<a>&"\u00a0\r')).toBe('&lt;a&gt;&amp;"&nbsp;&#13;');
    expect(escapeAttribute("<a>&\"'\u00a0\r")).toBe("&lt;a&gt;&amp;&quot;'&nbsp;&#13;");
    expect(escapeAttribute("plain")).toBe("plain");
  });
});

describe("htmlAddress", () => {
  it("is an address that holds the document", () => {
    const address = htmlAddress('<p title="#">100%</p>');
    expect(address).toMatch(/^data:text\/html;charset=utf-8,[^#"<>&\s]*$/);
    expect(decodeURIComponent(address.slice(address.indexOf(",") + 1))).toBe('<p title="#">100%</p>');
  });
});
