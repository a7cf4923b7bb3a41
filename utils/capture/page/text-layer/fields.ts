import { isShownPassword } from "../../snapshot";
import { paddingBox } from "./clip";
import type { Box } from "./format";

/** Kinds of `input` that show their value as text; a password shows dots. */
const TEXT_INPUTS = new Set(["text", "search", "email", "url", "tel", "number", "submit", "button", "reset"]);

/**
 * The value that a form field shows, which is no text node; null for one that shows none. Placeholders are no values,
 * and a password that a page shows as text is one all the same.
 */
export function shownValue(element: Element): string | null {
  switch (element.localName) {
    case "input": {
      const { type, value } = element as HTMLInputElement;
      if (isShownPassword(element)) return null;
      return TEXT_INPUTS.has(type) ? value : null;
    }
    case "textarea":
      return (element as HTMLTextAreaElement).value;
    case "select": {
      const { selectedOptions, multiple, size } = element as HTMLSelectElement;
      // a list box shows its options, which are elements
      return multiple || size > 1 ? null : (selectedOptions[0]?.label ?? "");
    }
    default:
      return null;
  }
}

/** Width of a text in the font that was set. CSS pixels. */
export type Measure = (text: string, font: string) => number;

/** Measures on a canvas of its own: the page is not touched. */
export function createMeasure(): Measure {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  return (text, font) => {
    if (!context) return 0;
    if (context.font !== font) context.font = font;
    return context.measureText(text).width;
  };
}

/**
 * Where the words of a field's value are drawn, measured: the browser tells no positions inside a field.
 * Exact for a line in the field's own font, near for a text area that wraps.
 */
export function fieldWords(
  element: Element,
  value: string,
  style: CSSStyleDeclaration,
  measure: Measure,
): { readonly text: string; readonly box: Box }[] {
  const content = contentBox(element, style);
  const size = Number.parseFloat(style.fontSize) || 16;
  const lineHeight = Number.parseFloat(style.lineHeight) || size * 1.2;
  const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const wraps = element.localName === "textarea";
  const lines = wraps ? wrap(value, content.right - content.left, (text) => measure(text, font)) : [value];
  const top = wraps ? content.top : (content.top + content.bottom - lineHeight) / 2;
  return lines.flatMap((line, index) => {
    const width = measure(line, font);
    const x = lineStart(style, content, width) - element.scrollLeft;
    const y = top + index * lineHeight + (lineHeight - size) / 2 - element.scrollTop;
    return [...line.matchAll(/\S+/g)].map((match) => {
      const before = measure(line.slice(0, match.index), font);
      const own = measure(match[0], font);
      // in a field that is written from right to left the line's beginning is on its right
      const left = style.direction === "rtl" ? x + width - before - own : x + before;
      return { text: match[0], box: { left, top: y, right: left + own, bottom: y + size } };
    });
  });
}

function contentBox(element: Element, style: CSSStyleDeclaration): Box {
  const box = paddingBox(element);
  const padding = (side: string) => Number.parseFloat(style.getPropertyValue(`padding-${side}`)) || 0;
  return {
    left: box.left + padding("left"),
    top: box.top + padding("top"),
    right: box.right - padding("right"),
    bottom: box.bottom - padding("bottom"),
  };
}

function lineStart({ textAlign, direction }: CSSStyleDeclaration, { left, right }: Box, width: number): number {
  if (/center/.test(textAlign)) return (left + right - width) / 2;
  const startsRight = direction === "rtl";
  const atRight = /right/.test(textAlign) || textAlign === (startsRight ? "start" : "end");
  return atRight ? right - width : left;
}

/** Lines of a text that breaks between words. */
function wrap(value: string, width: number, measure: (text: string) => number): string[] {
  return value.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const piece of paragraph.match(/\s*\S+|\s+$/g) ?? []) {
      if (line !== "" && measure(line + piece) > width) {
        lines.push(line);
        line = piece.trimStart();
      } else {
        line += piece;
      }
    }
    return [...lines, line];
  });
}
