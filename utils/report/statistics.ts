import {
  exhibitsReferenced,
  inlineText,
  type ReportBlock,
  type ReportDocument,
  type ReportHeading,
  reportNodes,
  splitAnnexes,
} from "../core";
import { openPlaceholders } from "./placeholders";

/** Pages that a report should have, its annexes apart. */
export const REPORT_PAGES = { least: 10, most: 20 } as const;

export interface ReportStatistics {
  readonly words: number;
  readonly headings: readonly { readonly level: 1 | 2 | 3; readonly text: string }[];
  /** A rough guess, cover and table of contents counted, annexes not. */
  readonly pages: number;
  readonly placeholders: number;
  readonly exhibits: readonly string[];
}

export function reportStatistics(document: ReportDocument): ReportStatistics {
  let words = 0;
  const headings: { level: ReportHeading["attrs"]["level"]; text: string }[] = [];
  for (const node of reportNodes(document)) {
    if (node.type !== "paragraph" && node.type !== "heading") continue;
    const text = inlineText(node.content, () => "");
    words += countWords(text);
    if (node.type === "heading") headings.push({ level: node.attrs.level, text });
  }
  return {
    words,
    headings,
    pages: estimatedPages(document),
    placeholders: openPlaceholders(document),
    exhibits: exhibitsReferenced(document),
  };
}

/** Whether a report has fewer or more pages than it should. */
export function pageWarning(pages: number): "short" | "long" | null {
  if (pages < REPORT_PAGES.least) return "short";
  return pages > REPORT_PAGES.most ? "long" : null;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** An A4 page of body text; figures and pictures as so many lines. */
const PAGE = { lines: 44, lineCharacters: 88, cellCharacters: 80, pictureLines: 18, figureLines: 20 } as const;
const COVER_AND_CONTENTS = 2;

function estimatedPages(document: ReportDocument): number {
  const { body } = splitAnnexes(document);
  return COVER_AND_CONTENTS + Math.ceil(sum(body.map((block) => linesOf(block, PAGE.lineCharacters))) / PAGE.lines);
}

function linesOf(block: ReportBlock, width: number): number {
  switch (block.type) {
    case "paragraph":
      return (
        textLines(
          inlineText(block.content, () => "pièce n° 10"),
          width,
        ) + 0.5
      );
    case "heading":
      return 1.5 * textLines(inlineText(block.content), width * 0.75) + 1;
    case "image":
      return PAGE.pictureLines;
    case "figure":
      return PAGE.figureLines;
    case "horizontalRule":
      return 1;
    case "blockquote":
      return sum(block.content.map((child) => linesOf(child, width - 6)));
    case "table":
      return sum(
        block.content.map(({ content }) => {
          const columns = sum(content.map(({ attrs }) => attrs.colspan));
          const cells = content.map((cell) => {
            const cellWidth = (PAGE.cellCharacters / columns) * cell.attrs.colspan;
            return sum(cell.content.map((child) => linesOf(child, cellWidth)));
          });
          return cells.reduce((most, lines) => Math.max(most, lines), 0);
        }),
      );
    default:
      return sum(block.content.flatMap((item) => item.content.map((child) => linesOf(child, width - 4) - 0.25)));
  }
}

function textLines(text: string, width: number): number {
  return sum(text.split("\n").map((line) => Math.max(1, Math.ceil(line.length / Math.max(8, width)))));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
