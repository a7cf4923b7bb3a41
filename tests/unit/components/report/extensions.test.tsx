// @vitest-environment happy-dom
import { Editor, getSchema } from "@tiptap/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { reportExtensions } from "../../../../components/report/model/extensions";
import { placeholdersIn } from "../../../../components/report/model/placeholder-marks";
import { normalizeReport } from "../../../../utils/report";
import { CAPTURE_ID, EVERY_NODE, PIXEL_PNG } from "../../report/samples";

vi.mock("#i18n", () => ({ i18n: { t: (key: string) => key } }));

const editors: Editor[] = [];

function edit(content: unknown): Editor {
  const editor = new Editor({
    element: null,
    injectCSS: false,
    extensions: reportExtensions((captureId) => `exhibit ${captureId.slice(-2)}`),
    content: content as never,
    // HTML may hold anything, a document only what the schema knows
    enableContentCheck: typeof content !== "string",
    onContentError: ({ error }) => {
      throw error;
    },
  });
  editors.push(editor);
  return editor;
}

afterEach(() => {
  for (const editor of editors.splice(0)) editor.destroy();
});

describe("the editor", () => {
  it("knows the nodes and marks of a report, and no others", () => {
    const schema = getSchema(reportExtensions((captureId) => `exhibit ${captureId.slice(-2)}`));
    expect(Object.keys(schema.nodes).sort()).toEqual(
      [
        ...["doc", "text", "paragraph", "heading", "hardBreak", "exhibitRef", "image", "figure", "horizontalRule"],
        ...["bulletList", "orderedList", "listItem", "blockquote", "table", "tableRow", "tableCell", "tableHeader"],
      ].sort(),
    );
    expect(Object.keys(schema.marks)).toEqual(["link", "bold", "italic", "underline"]);
  });

  it("gives every node back as it was", () => {
    const editor = edit(EVERY_NODE);
    editor.state.doc.check();
    expect(normalizeReport(editor.getJSON())).toEqual(EVERY_NODE);
  });

  it("takes what any JSON was made into", () => {
    const odd = {
      type: "doc",
      content: [{ type: "table", content: [{ type: "tableRow" }] }, { type: "listItem" }, { type: "hardBreak" }],
    };
    const document = normalizeReport(odd);
    const editor = edit(document);
    editor.state.doc.check();
    expect(normalizeReport(editor.getJSON())).toEqual(document);
  });
});

describe("pasted HTML", () => {
  const pasted = (html: string) => normalizeReport(edit(html).getJSON()).content;
  const text = (value: string) => [{ type: "paragraph", content: [{ type: "text", text: value }] }];

  it.each([
    ["a<script>alert(1)</script>", "a"],
    ['<p>a<img src="https://tracker.example/p.gif"></p>', "a"],
    ['<p>a<img src="data:image/svg+xml;base64,AAAA"></p>', "a"],
    ['<p><a href="javascript:alert(1)">a</a></p>', "a"],
    ['<p onclick="x" style="color:red">a</p>', "a"],
    ['<p>a<span data-capture-id="x"></span></p>', "a"],
    ["<pre><code>a</code></pre>", "a"],
    ['<p>a</p><object data="x"></object>', "a"],
  ])("%s", (html, expected) => {
    expect(pasted(html)).toEqual(text(expected));
    expect(JSON.stringify(edit(html).getJSON())).not.toMatch(/script|tracker|svg|onclick|"x"/);
  });

  it("keeps pictures that it holds itself, references and figures", () => {
    const html = `<p>a<span data-capture-id="${CAPTURE_ID}"></span></p><img src="${PIXEL_PNG}" alt="b"><div data-report-figure="timeline"></div>`;
    expect(pasted(html)).toEqual([
      {
        type: "paragraph",
        content: [
          { type: "text", text: "a" },
          { type: "exhibitRef", attrs: { captureId: CAPTURE_ID } },
        ],
      },
      { type: "image", attrs: { src: PIXEL_PNG, alt: "b", caption: "" } },
      { type: "figure", attrs: { kind: "timeline" } },
    ]);
  });
});

it("finds placeholders at their positions, after leaves and across marks", () => {
  const { doc } = edit(
    `<p>x</p><p><span data-capture-id="${CAPTURE_ID}"></span>a [… deux <b>mots</b>] […] b</p>`,
  ).state;
  expect(placeholdersIn(doc).map(({ from, to }) => doc.textBetween(from, to))).toEqual(["[… deux mots]"]);
});

it("copies references as they read, and takes them back as references", () => {
  const editor = edit(`<p>a <span data-capture-id="${CAPTURE_ID}"></span></p>`);
  expect(editor.getText()).toBe("a exhibit c1");
  expect(editor.getHTML()).toContain(">exhibit c1</span>");
  expect(normalizeReport(edit(editor.getHTML()).getJSON())).toEqual(normalizeReport(editor.getJSON()));
});
