import { describe, expect, it } from "vitest";
import { canonicalXml } from "@/scripts/trust-list/canonical-xml";
import { parseXml } from "@/scripts/trust-list/parse-xml";

describe("canonical form", () => {
  const canonical = (text: string) => canonicalXml(parseXml(Buffer.from(text)));

  it("declares namespaces where they are used, and no others", () => {
    expect(
      canonical('<p:a xmlns:p="u:p" xmlns="u:d" xmlns:z="u:z"><b><p:c z:t="0" a="1"/></b><b xmlns=""/></p:a>'),
    ).toBe('<p:a xmlns:p="u:p"><b xmlns="u:d"><p:c xmlns:z="u:z" a="1" z:t="0"></p:c></b><b></b></p:a>');
    expect(canonical('<a xmlns="u:d" xmlns:p="u:p"><p:b><c/></p:b><p:b xmlns:p="u:q"/></a>')).toBe(
      '<a xmlns="u:d"><p:b xmlns:p="u:p"><c></c></p:b><p:b xmlns:p="u:q"></p:b></a>',
    );
    expect(canonical('<a xmlns="u:d"><b xmlns=""><c/></b></a>')).toBe('<a xmlns="u:d"><b xmlns=""><c></c></b></a>');
  });

  it("writes values, texts and what stands beside the root in one way", () => {
    expect(canonical("<a y='\"&lt;' x = '1\n2\t3&#10;'>&#233; &quot;&gt;&#13;<!-- c --></a >")).toBe(
      '<a x="1 2 3&#xA;" y="&quot;&lt;">é "&gt;&#xD;</a>',
    );
    expect(canonical('<?xml version="1.0"?>\r\n<?style a?>\r\n<!-- c -->\r\n<a>\r\n</a>\r\n')).toBe(
      "<?style a?>\n<a>\n</a>",
    );
  });
});
