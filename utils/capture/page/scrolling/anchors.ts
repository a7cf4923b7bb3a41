import { shadowRootOf } from "../walk";
import type { Box } from "./scroll-target";
import { shiftOf } from "./shift";

/** Elements that are remembered on each screen. */
const COLUMNS = 3;
const ROWS = 10;
/** Only the lower part is watched: the next screen is joined there. */
const FROM = 0.4;

interface Anchor {
  readonly element: Element;
  readonly text: string;
  /** Top edge in the content, CSS pixels. */
  readonly top: number;
}

/**
 * Notices when what was photographed has moved in the content meanwhile: a heading that left the flow, a list that
 * grew above, blocks that got their real height. Without it rows would be lost or doubled at the seam.
 */
export class Anchors {
  #anchors: readonly Anchor[] = [];

  /** Remembers the content as it stands in `box` (window, CSS pixels); `contentTop` is the content's own zero there. */
  remember(doc: Document, box: Box, contentTop: number): void {
    const found = new Set<Element>();
    for (let row = 0; row < ROWS; row++) {
      for (let column = 0; column < COLUMNS; column++) {
        const x = box.x + (box.width * (column + 0.5)) / COLUMNS;
        const y = box.y + box.height * (FROM + ((1 - FROM) * (row + 0.5)) / ROWS);
        const element = deepElementAt(doc, x, y);
        if (element && element !== doc.documentElement && element !== doc.body) found.add(element);
      }
    }
    this.#anchors = [...found].map((element) => ({
      element,
      text: textOf(element),
      top: element.getBoundingClientRect().top - contentTop,
    }));
  }

  /** How far the remembered content has moved down in the content since; 0 where that is not plain. CSS pixels. */
  shift(contentTop: number): number {
    const moves = this.#anchors
      // a list that uses its rows again has other text in them
      .filter(({ element, text }) => element.isConnected && textOf(element) === text)
      .map(({ element, top }) => element.getBoundingClientRect().top - contentTop - top);
    return shiftOf(moves);
  }
}

function textOf(element: Element): string {
  return (element.textContent ?? "").slice(0, 200);
}

function deepElementAt(doc: Document, x: number, y: number): Element | null {
  let element = doc.elementFromPoint(x, y);
  for (let shadow = element && shadowRootOf(element); shadow; shadow = element && shadowRootOf(element)) {
    const inner = shadow.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element;
}
