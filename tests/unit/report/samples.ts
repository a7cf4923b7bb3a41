import type { ReportDocument } from "../../../utils/core";

export const CAPTURE_ID = "00000000-0000-4000-8000-0000000000c1";

/** One transparent pixel. */
export const PIXEL_PNG =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg";

const cell = { colspan: 1, rowspan: 1 };

/** A report that has each node and each mark of the model. */
export const EVERY_NODE: ReportDocument = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 1 }, content: [{ type: "text", text: "Synthèse" }] },
    {
      type: "paragraph",
      content: [
        { type: "text", text: "Voir ", marks: [{ type: "bold" }, { type: "italic" }, { type: "underline" }] },
        {
          type: "text",
          text: "la page",
          marks: [{ type: "link", attrs: { href: "https://exemple.fr/a?b=c" } }, { type: "bold" }],
        },
        { type: "hardBreak" },
        { type: "exhibitRef", attrs: { captureId: CAPTURE_ID } },
        { type: "text", text: "." },
      ],
    },
    {
      type: "bulletList",
      content: [
        {
          type: "listItem",
          content: [
            { type: "paragraph", content: [{ type: "text", text: "Un" }] },
            {
              type: "orderedList",
              attrs: { start: 3 },
              content: [
                { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "Trois" }] }] },
              ],
            },
          ],
        },
      ],
    },
    { type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "Cité" }] }] },
    {
      type: "table",
      content: [
        {
          type: "tableRow",
          content: [
            {
              type: "tableHeader",
              attrs: { colspan: 2, rowspan: 1 },
              content: [{ type: "paragraph", content: [{ type: "text", text: "Lot" }] }],
            },
          ],
        },
        {
          type: "tableRow",
          content: [
            { type: "tableCell", attrs: cell, content: [{ type: "paragraph" }] },
            {
              type: "tableCell",
              attrs: cell,
              content: [{ type: "paragraph", content: [{ type: "text", text: "Livré" }] }],
            },
          ],
        },
      ],
    },
    { type: "horizontalRule" },
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Échanges" }] },
    { type: "heading", attrs: { level: 3 } },
    { type: "image", attrs: { src: PIXEL_PNG, alt: "Maquette", caption: "La maquette de mars" } },
    { type: "figure", attrs: { kind: "timeline" } },
    { type: "figure", attrs: { kind: "exchanges" } },
    { type: "paragraph" },
  ],
};
