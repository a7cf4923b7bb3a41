import type { Box } from "./format";

export interface BoxedWord {
  /** Where it begins in the text. */
  readonly index: number;
  readonly text: string;
  readonly box: Box;
}

const WORD = /\S+/g;

/** The words of a text node with the boxes that the browser draws them in; a word that is broken comes in parts. */
export function* boxedWords(node: Text, range: Range): Generator<BoxedWord> {
  for (const match of node.data.matchAll(WORD)) {
    const [text] = match;
    yield* parts(node, range, match.index, match.index + text.length);
  }
}

function* parts(node: Text, range: Range, start: number, end: number): Generator<BoxedWord> {
  let from = start;
  while (from < end) {
    const whole = rectsOf(node, range, from, end);
    if (whole.length === 0) return;
    if (isOneLine(whole)) {
      yield { index: from, text: node.data.slice(from, end), box: around(whole) };
      return;
    }
    const to = endOfLine(node, range, from, end);
    const rects = rectsOf(node, range, from, to);
    if (rects.length > 0) yield { index: from, text: node.data.slice(from, to), box: around(rects) };
    from = to;
  }
}

/** The last place up to which the text from `from` is on one line. */
function endOfLine(node: Text, range: Range, from: number, end: number): number {
  let fits = from + 1;
  let breaks = end;
  while (breaks - fits > 1) {
    const middle = (fits + breaks) >> 1;
    if (isOneLine(rectsOf(node, range, from, middle))) fits = middle;
    else breaks = middle;
  }
  // never between the halves of one character
  return /[\ud800-\udbff]/.test(node.data.charAt(fits - 1)) && fits < end ? fits + 1 : fits;
}

function rectsOf(node: Text, range: Range, start: number, end: number): DOMRectList {
  range.setStart(node, start);
  range.setEnd(node, end);
  return range.getClientRects();
}

/** Letters of two directions are drawn in several pieces beside each other. */
function isOneLine(rects: DOMRectList): boolean {
  const first = rects[0];
  for (let index = 1; first && index < rects.length; index++) {
    const rect = rects[index];
    if (rect && (rect.top >= first.bottom || rect.bottom <= first.top)) return false;
  }
  return true;
}

/** By index: iterators over lists of the DOM cost as much as the layout. */
function around(rects: DOMRectList): Box {
  const first = rects[0];
  if (!first) return { left: 0, top: 0, right: 0, bottom: 0 };
  let { left, top, right, bottom } = first;
  for (let index = 1; index < rects.length; index++) {
    const rect = rects[index] ?? first;
    left = Math.min(left, rect.left);
    top = Math.min(top, rect.top);
    right = Math.max(right, rect.right);
    bottom = Math.max(bottom, rect.bottom);
  }
  return { left, top, right, bottom };
}
