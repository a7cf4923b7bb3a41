import type { ReportBlock, ReportInline } from "../../../core";
import { displayLine } from "../../display-text";
import type { Face } from "../ports";
import type { Span } from "../set-text";
import { COLORS } from "../styles";
import type { ReportPdfText } from "./text/shape";

/** How exhibits are named, and which of them have a line in the annexes that a click leads to. */
export interface ExhibitNames {
  readonly numbers: ReadonlyMap<string, number>;
  readonly places: ReadonlySet<string>;
  readonly text: ReportPdfText;
}

/** Longest piece of text in one style. Characters. */
const MAX_TEXT = 200_000;

/** Name of the place in the document where an exhibit is listed. */
export function exhibitPlace(captureId: string): string {
  return `exhibit-${captureId}`;
}

/** Text with its marks in the faces of one family. */
export function inlineSpans(
  content: readonly ReportInline[] | undefined,
  names: ExhibitNames,
  family: "serif" | "sans",
  plain: Face = family,
): Span[] {
  return (content ?? []).map((inline): Span => {
    if (inline.type === "hardBreak") return { text: "\n" };
    if (inline.type === "exhibitRef") return exhibitSpan(inline.attrs.captureId, names, plain);
    const marks = new Map(inline.marks?.map((mark) => [mark.type, mark]));
    const link = marks.get("link");
    // no face is both; bold is what stands out
    const face: Face = marks.has("bold") ? `${family}-bold` : marks.has("italic") ? `${family}-italic` : plain;
    return {
      text: clean(inline.text),
      face,
      ...(marks.has("underline") || link ? { underline: true } : {}),
      ...(link?.type === "link" ? { link: asciiAddress(link.attrs.href), color: COLORS.accent } : {}),
    };
  });
}

function exhibitSpan(captureId: string, { numbers, places, text }: ExhibitNames, face: Face): Span {
  const number = numbers.get(captureId);
  if (number === undefined) return { text: text.noNumber, face };
  const label = { text: text.exhibit(number), face };
  return places.has(captureId) ? { ...label, goTo: exhibitPlace(captureId), color: COLORS.accent } : label;
}

/** PDF takes addresses in ASCII (ISO 32000-1, 12.6.4.7). */
function asciiAddress(href: string): string {
  return URL.canParse(href) ? new URL(href).href : encodeURI(href.toWellFormed());
}

/** Text of a heading in one line, for bookmarks and contents. */
export function headingLabel(content: readonly ReportInline[] | undefined, names: ExhibitNames): string {
  const spans = inlineSpans(content, names, "serif");
  return displayLine(spans.map(({ text }) => (text === "\n" ? " " : text)).join(""), 300);
}

/** Blocks as lines of text, for a cell of a table. */
export function cellSpans(blocks: readonly ReportBlock[], names: ExhibitNames, bold: boolean): Span[] {
  const lines = blocks.flatMap((block) => blockLines(block, names, bold ? "sans-bold" : "sans"));
  return lines.flatMap((line, index) => (index === 0 ? line : [{ text: "\n" }, ...line]));
}

function blockLines(block: ReportBlock, names: ExhibitNames, face: Face): Span[][] {
  const all = (blocks: readonly ReportBlock[]) => blocks.flatMap((child) => blockLines(child, names, face));
  switch (block.type) {
    case "paragraph":
      return [inlineSpans(block.content, names, "sans", face)];
    case "heading":
      return [inlineSpans(block.content, names, "sans", "sans-bold")];
    case "bulletList":
      return block.content.flatMap(({ content }) => labelled(all(content), "• "));
    case "orderedList":
      return block.content.flatMap(({ content }, index) => labelled(all(content), `${block.attrs.start + index}. `));
    case "blockquote":
      return all(block.content);
    case "image":
      return [[{ text: names.text.imageInCell(clean(block.attrs.caption || block.attrs.alt)), face: "sans-italic" }]];
    case "table":
      return block.content.map(({ content }) =>
        content.flatMap((cell, index) => [...(index > 0 ? [{ text: " | " }] : []), ...all(cell.content).flat()]),
      );
    case "figure":
    case "horizontalRule":
      return [];
  }
}

function labelled([first = [], ...rest]: Span[][], label: string): Span[][] {
  return [[{ text: label }, ...first], ...rest];
}

/** Text of others without what deceives the eye; spaces at its ends stay, they part it from its neighbours. */
function clean(text: string): string {
  const middle = displayLine(text, MAX_TEXT);
  const [before = ""] = /^[ \u00a0]*/.exec(text) ?? [];
  if (middle === "") return before;
  const [after = ""] = /[ \u00a0]*$/.exec(text.slice(-100)) ?? [];
  return `${before}${middle}${after}`;
}
