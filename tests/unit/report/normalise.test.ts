import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { REPORT_LIMITS, ReportDocumentSchema } from "../../../utils/core";
import { normalizeReport } from "../../../utils/report";
import { CAPTURE_ID, EVERY_NODE, PIXEL_PNG } from "./samples";

const doc = (...content: unknown[]) => ({ type: "doc", content });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const text = (value: string, ...marks: unknown[]) => ({ type: "text", text: value, marks });
const link = (href: unknown) => ({ type: "link", attrs: { href } });

describe("a report", () => {
  it("with every node is valid, and unchanged when it is made so", () => {
    expect(v.is(ReportDocumentSchema, EVERY_NODE)).toBe(true);
    expect(normalizeReport(EVERY_NODE)).toEqual(EVERY_NODE);
  });

  it("is never empty", () => {
    for (const json of [null, 3, "doc", [], {}, { type: "doc" }, doc(), doc(null, 7), { type: 4, content: 4 }]) {
      expect(normalizeReport(json)).toEqual({ type: "doc", content: [{ type: "paragraph" }] });
    }
  });

  it.each<[string, unknown]>([
    ["an unknown node", doc({ type: "iframe" })],
    ["an unknown attribute", doc({ type: "horizontalRule", attrs: { onclick: "x" } })],
    ["a script as a link", doc(paragraph(text("a", link("javascript:alert(1)"))))],
    ["data as a link", doc(paragraph(text("a", link("data:text/html,x"))))],
    [
      "a picture of another site",
      doc({ type: "image", attrs: { src: "https://a.example/a.png", alt: "", caption: "" } }),
    ],
    [
      "a picture that is no PNG",
      doc({ type: "image", attrs: { src: "data:image/png;base64,PHN2Zz4=", alt: "", caption: "" } }),
    ],
    [
      "a drawing with scripts",
      doc({ type: "image", attrs: { src: "data:image/svg+xml;base64,AAAA", alt: "", caption: "" } }),
    ],
    ["a fourth level", doc({ type: "heading", attrs: { level: 4 } })],
    ["a list without items", doc({ type: "bulletList", content: [] })],
    ["an empty text", doc(paragraph({ type: "text", text: "" }))],
    ["no block at all", doc()],
  ])("with %s is refused", (_, json) => {
    expect(v.is(ReportDocumentSchema, json)).toBe(false);
    expect(v.is(ReportDocumentSchema, normalizeReport(json))).toBe(true);
  });
});

describe("normalizeReport", () => {
  it.each([
    ["javascript:alert(1)", false],
    [" javascript:alert(1)", false],
    ["java\nscript:alert(1)", false],
    ["vbscript:x", false],
    ["ftp://a.example", false],
    ["//a.example", false],
    ["https://", false],
    ["https://a.example/a b", false],
    ["https://a.example/é?b#c", true],
    ["HTTP://a.example", true],
    ["mailto:a@b.example?subject=x", true],
    [`https://a.example/${"a".repeat(REPORT_LIMITS.addressCharacters)}`, false],
  ])("link %j: %s", (href, kept) => {
    const { content } = normalizeReport(doc(paragraph(text("a", link(href)))));
    const marks = kept ? { marks: [link(href)] } : {};
    expect(content).toEqual([{ type: "paragraph", content: [{ type: "text", text: "a", ...marks }] }]);
  });

  it("orders marks, drops unknown and double ones, and joins texts", () => {
    const json = doc(
      paragraph(
        text("a", { type: "underline" }, { type: "bold" }, { type: "bold", attrs: { x: 1 } }, { type: "blink" }),
        text("b", { type: "bold" }, { type: "underline" }),
        text("c"),
        text("d", { type: "textStyle" }),
      ),
    );
    expect(normalizeReport(json).content).toEqual([
      paragraph(text("ab", { type: "bold" }, { type: "underline" }), { type: "text", text: "cd" }),
    ]);
  });

  it("keeps the text of what it does not know", () => {
    const json = doc(
      { type: "codeBlock", attrs: { language: "js" }, content: [{ type: "text", text: "a\nb" }] },
      {
        type: "details",
        content: [{ type: "taskList", content: [{ type: "taskItem", content: [paragraph(text("c"))] }] }],
      },
    );
    expect(normalizeReport(json).content).toEqual([
      paragraph({ type: "text", text: "a" }, { type: "hardBreak" }, { type: "text", text: "b" }),
      paragraph({ type: "text", text: "c" }),
    ]);
  });

  it("gives each list item a first paragraph and each cell something", () => {
    const rule = { type: "horizontalRule" };
    const json = doc(
      { type: "bulletList", content: [{ type: "listItem", content: [rule] }, { type: "listItem" }] },
      { type: "table", content: [{ type: "tableRow", content: [{ type: "tableCell" }] }, { type: "tableRow" }] },
    );
    expect(normalizeReport(json).content).toEqual([
      {
        type: "bulletList",
        content: [
          { type: "listItem", content: [{ type: "paragraph" }, rule] },
          { type: "listItem", content: [{ type: "paragraph" }] },
        ],
      },
      {
        type: "table",
        content: [
          {
            type: "tableRow",
            content: [{ type: "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [{ type: "paragraph" }] }],
          },
        ],
      },
    ]);
  });

  it("leaves out control characters and halves of characters", () => {
    const { content } = normalizeReport(doc(paragraph(text("a\u0000\u001b\ud800b\tc\uffff"))));
    expect(content).toEqual([paragraph({ type: "text", text: "ab c" })]);
  });

  it("refuses an exhibit that is none", () => {
    const ref = (captureId: unknown) => ({ type: "exhibitRef", attrs: { captureId, onclick: "x" } });
    const { content } = normalizeReport(doc(paragraph(ref("1"), ref(null), ref(CAPTURE_ID))));
    expect(content).toEqual([paragraph({ type: "exhibitRef", attrs: { captureId: CAPTURE_ID } })]);
  });

  it.each([50, 20_000, 100_000])("does not follow a depth of %d", (most) => {
    let deep: unknown = paragraph(text("a"));
    for (let depth = 0; depth < most; depth++) deep = { type: "blockquote", content: [deep] };
    const json = doc(deep, paragraph(text("b")));
    expect(v.is(ReportDocumentSchema, json)).toBe(false);
    expect(v.is(ReportDocumentSchema, normalizeReport(json))).toBe(true);
  });

  it("gives a valid report of one that is too large", () => {
    const image = { type: "image", attrs: { src: PIXEL_PNG + "A".repeat(4_000_000), alt: "", caption: "" } };
    const json = doc(
      ...Array.from({ length: 9 }, () => image),
      ...Array.from({ length: 30_000 }, () => paragraph(text("x".repeat(100), { type: "bold" }))),
    );
    const result = v.safeParse(ReportDocumentSchema, json);
    expect(result.issues?.[0]?.message).toContain("larger");
    const normal = normalizeReport(json);
    expect(v.is(ReportDocumentSchema, normal)).toBe(true);
    expect(normal.content.length).toBeGreaterThan(10_000);
  });

  it("gives a valid report of any JSON, which it then leaves as it is", () => {
    const type = fc.constantFrom(
      ...[
        "doc",
        "paragraph",
        "heading",
        "text",
        "hardBreak",
        "exhibitRef",
        "figure",
        "image",
        "bulletList",
        "orderedList",
      ],
      ...["listItem", "blockquote", "table", "tableRow", "tableCell", "tableHeader", "horizontalRule", "codeBlock"],
    );
    const attrs = fc.oneof(
      fc.constantFrom<unknown>({ captureId: CAPTURE_ID }, { src: PIXEL_PNG }, { kind: "timeline" }, { level: 2 }, null),
      fc.record({ colspan: fc.anything(), rowspan: fc.nat(), start: fc.integer(), level: fc.anything() }),
    );
    const marks = fc.array(fc.constantFrom<unknown>({ type: "bold" }, link("https://a.example"), link("x:y"), 3, null));
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.record({ type: fc.constant("text"), text: fc.string({ unit: "binary" }), marks }),
        fc.jsonValue(),
        fc.record({ type, attrs, content: fc.array(tie("node"), { maxLength: 4 }) }, { requiredKeys: ["type"] }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(node), (content) => {
        const once = normalizeReport({ type: "doc", content });
        expect(v.safeParse(ReportDocumentSchema, once).issues).toBeUndefined();
        expect(normalizeReport(once)).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });
});
