import type { ReportBlock, ReportInline, ReportTableCell } from "../../../core";
import { shown } from "../../wording";
import { captureDay, type ReportJob } from "./job";

/** The numbered exhibits in a table, as a report would write it itself. */
export function exhibitList({ captures, numbers, text }: ReportJob): ReportBlock {
  const { columns, none } = text.annexes;
  const numbered = captures
    .flatMap((capture) => {
      const number = numbers.get(capture.id);
      return number === undefined ? [] : [{ capture, number }];
    })
    .sort((a, b) => a.number - b.number);
  if (numbered.length === 0) return { type: "paragraph", content: words(none) };
  const heads = [columns.number, columns.title, columns.date, columns.kind];
  return {
    type: "table",
    content: [
      { type: "tableRow", content: heads.map((head) => cell("tableHeader", words(head))) },
      ...numbered.map(({ capture }) => ({
        type: "tableRow" as const,
        content: [
          cell("tableCell", [{ type: "exhibitRef", attrs: { captureId: capture.id } }]),
          cell("tableCell", words(shown(capture.title) || text.shared.untitled)),
          cell("tableCell", words(captureDay(capture))),
          cell("tableCell", words(text.shared.kinds[capture.kind])),
        ],
      })),
    ],
  };
}

function words(text: string): ReportInline[] {
  return [{ type: "text", text }];
}

function cell(type: ReportTableCell["type"], content: ReportInline[]): ReportTableCell {
  return { type, attrs: { colspan: 1, rowspan: 1 }, content: [{ type: "paragraph", content }] };
}
