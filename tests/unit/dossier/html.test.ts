import { describe, expect, it } from "vitest";
import { foreign, html, linkTarget } from "../../../utils/dossier/html";

describe("html", () => {
  it("escapes what is interpolated, in text and in quoted attributes", () => {
    const hostile = `"><script>alert('&')</script>`;
    expect(html`<a title="${hostile}">${hostile}</a>`.source).toBe(
      '<a title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</a>',
    );
  });

  it("keeps its own HTML, joins lists and drops null", () => {
    expect(html`<ul>${["a", "<b>"].map((item) => html`<li>${item}</li>`)}${null}${3}</ul>`.source).toBe(
      "<ul><li>a</li><li>&lt;b&gt;</li>3</ul>",
    );
  });

  it("isolates foreign text", () => {
    expect(foreign("<i>").source).toBe("<bdi>&lt;i&gt;</bdi>");
  });

  it.each([
    ["https://example.com/a?b=c#d", "https://example.com/a?b=c#d"],
    ["mailto:a@example.com", "mailto:a@example.com"],
    ["javascript:alert(1)", null],
    [" java\nscript:alert(1)", null],
    ["data:text/html,<script>1</script>", null],
    ["file:///etc/passwd", null],
    ["chrome-extension://abc/", null],
    ["//example.com/", null],
    ["not a url", null],
    [`https://example.com/${"x".repeat(3_000)}`, null],
  ])("links %s to %s", (url, target) => {
    expect(linkTarget(url)).toBe(target);
  });
});
