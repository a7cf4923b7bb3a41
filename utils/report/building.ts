import type { ReportBlock, ReportInline, ReportListItem, ReportTableCell } from "../core";

/** A text without marks; nothing for an empty one, which a document may not hold. */
export function text(value: string, ...marks: readonly ("bold" | "italic")[]): ReportInline[] {
  if (value === "") return [];
  return [{ type: "text", text: value, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) }];
}

export function exhibitRef(captureId: string): ReportInline {
  return { type: "exhibitRef", attrs: { captureId } };
}

export function paragraph(...content: ReportInline[]) {
  return { type: "paragraph" as const, ...(content.length > 0 && { content }) };
}

export function heading(level: 1 | 2 | 3, value: string): ReportBlock {
  const content = text(value);
  return { type: "heading", attrs: { level }, ...(content.length > 0 && { content }) };
}

export function item(first: readonly ReportInline[], ...rest: ReportBlock[]): ReportListItem {
  return { type: "listItem", content: [paragraph(...first), ...rest] };
}

/** Nothing for a list without items. */
export function bullets(items: readonly ReportListItem[]): ReportBlock[] {
  return items.length > 0 ? [{ type: "bulletList", content: items }] : [];
}

function cell(type: ReportTableCell["type"], content: readonly ReportInline[]): ReportTableCell {
  return { type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(...content)] };
}

/** A table whose first row is its heading. */
export function table(titles: readonly string[], rows: readonly (readonly ReportInline[])[][]): ReportBlock {
  return {
    type: "table",
    content: [
      { type: "tableRow", content: titles.map((title) => cell("tableHeader", text(title))) },
      ...rows.map((row) => ({ type: "tableRow" as const, content: row.map((inlines) => cell("tableCell", inlines)) })),
    ],
  };
}
