import { type ExhibitLabel, inlineText, type ReportBlock, type ReportDocument, type ReportFigureKind } from "../core";

/** A piece of a report that is compared as a whole. */
export interface ComparedBlock {
  readonly type: "heading" | "paragraph" | "item" | "quote" | "row" | "image" | "figure" | "rule";
  /** Of a heading, from 1; 0 for anything else. */
  readonly level: 0 | 1 | 2 | 3;
  /** As it reads; cells are set apart by ` | `, an image has its caption or description. */
  readonly text: string;
  readonly figure: ReportFigureKind | null;
  /** Equal for blocks that are the same with all marks, links and pictures. */
  readonly key: string;
}

type Place = "paragraph" | "item" | "quote";

/** A report as the pieces that its comparison shows, in reading order. */
export function comparedBlocks({ content }: ReportDocument, label: ExhibitLabel): ComparedBlock[] {
  return content.flatMap((block) => piecesOf(block, "paragraph", label));
}

function piecesOf(block: ReportBlock, place: Place, label: ExhibitLabel): ComparedBlock[] {
  switch (block.type) {
    case "paragraph":
      return [piece(place, inlineText(block.content, label), block.content)];
    case "heading":
      return [{ ...piece("heading", inlineText(block.content, label), block), level: block.attrs.level }];
    case "image":
      return [piece("image", block.attrs.caption || block.attrs.alt, block)];
    case "figure":
      return [{ ...piece("figure", "", block), figure: block.attrs.kind }];
    case "horizontalRule":
      return [piece("rule", "", null)];
    case "blockquote":
      return block.content.flatMap((child) => piecesOf(child, "quote", label));
    case "table":
      return block.content.map((row) => {
        const cells = row.content.map((cell) => cell.content.flatMap((child) => piecesOf(child, "paragraph", label)));
        const read = cells.map((pieces) => pieces.map(({ text }) => text).join("\n"));
        return piece("row", read.join(" | "), row);
      });
    default:
      return block.content.flatMap((item) => item.content.flatMap((child) => piecesOf(child, "item", label)));
  }
}

function piece(type: ComparedBlock["type"], text: string, content: unknown): ComparedBlock {
  return { type, level: 0, text, figure: null, key: `${type} ${JSON.stringify(content ?? null)}` };
}
