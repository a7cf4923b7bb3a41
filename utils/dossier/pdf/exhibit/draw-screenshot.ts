import type { TextLayer, TextLine } from "../../../core";
import { linkTarget } from "../../html";
import type { SeenWord } from "../invisible-text";
import { pageCuts, type Slice } from "../page-cuts";
import type { Paper } from "../paper";
import { drawSlice, embedPicture } from "../picture";
import type { ExhibitPart } from "./contents";

type Screenshot = Extract<ExhibitPart, { kind: "screenshot" }>;

/** A pixel of a page is three quarters of a point: nothing is shown larger than on the screen. */
const POINTS_PER_PIXEL = 0.75;
/** Less room at the foot of a page is not begun. Points. */
const MIN_ROOM = 120;

/** A screenshot over as many pages as it takes, with its words in their places, and its links. */
export function drawScreenshot(paper: Paper, part: Screenshot, alt: string): void {
  const { pictures, layer, offset, pixelRatio } = part;
  const widthPx = Math.max(...pictures.map((picture) => picture.widthPx));
  const heightPx = pictures.reduce((sum, picture) => sum + picture.heightPx, 0);
  if (paper.room < MIN_ROOM) paper.addPage();
  const scale = Math.min(paper.width / widthPx, POINTS_PER_PIXEL / pixelRatio);
  const lines = layer ? layer.lines.map((line) => lineBox(line, offset, pixelRatio)) : [];
  const embedded = pictures.map((picture) => embedPicture(paper, picture));
  const pageRoom = paper.doc.page.height - paper.margins.top - paper.margins.bottom;
  const slices = pageCuts(heightPx, lines, paper.room / scale, pageRoom / scale);
  for (const [index, slice] of slices.entries()) {
    if (index > 0) paper.addPage();
    const x = paper.margins.left + (paper.width - widthPx * scale) / 2;
    const at = { x, y: paper.y, scale };
    paper.structure("Figure", () => paper.mark(() => drawSlice(paper, embedded, slice, at), "Figure"), { alt });
    if (layer) placeWords(paper, layer, slice, { ...at, offset, pixelRatio });
    paper.decorate(() => {
      paper.doc
        .rect(x, paper.y, widthPx * scale, (slice.bottom - slice.top) * scale)
        .lineWidth(0.4)
        .stroke("#c3c9d0");
    });
    paper.y += (slice.bottom - slice.top) * scale;
  }
}

function lineBox({ y, h }: TextLine, offset: { y: number }, pixelRatio: number): Slice {
  return { top: (y - offset.y) * pixelRatio, bottom: (y + h - offset.y) * pixelRatio };
}

interface Placement {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly offset: { readonly x: number; readonly y: number };
  readonly pixelRatio: number;
}

/** Words and links of what a page shows of the picture; a line that was repeated is there again. */
function placeWords(paper: Paper, layer: TextLayer, slice: Slice, placement: Placement): void {
  const points = placement.scale * placement.pixelRatio;
  const words: SeenWord[] = [];
  for (const line of layer.lines) {
    const box = lineBox(line, placement.offset, placement.pixelRatio);
    if (box.top < slice.top || box.bottom > slice.bottom) continue;
    const y = placement.y + (box.top - slice.top) * placement.scale;
    const placed = line.words.map(([text, x, width]) => ({
      text,
      x: placement.x + (x - placement.offset.x) * points,
      y,
      width: width * points,
      height: line.h * points,
    }));
    words.push(...placed);
    const target = line.href === undefined ? null : linkTarget(line.href);
    if (target === null) continue;
    const left = Math.min(...placed.map((word) => word.x));
    const right = Math.max(...placed.map((word) => word.x + word.width));
    if (right > left) paper.doc.link(left, y, right - left, line.h * points, target);
  }
  paper.mark(() => paper.seen.place(words));
}
