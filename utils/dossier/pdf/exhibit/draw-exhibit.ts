import type { Mission } from "../../../core";
import { displayParagraphs } from "../../display-text";
import type { Exhibit } from "../../exhibits";
import type { SignedHead } from "../../input";
import { shown, sizeLabel } from "../../wording";
import type { ForeignCopier } from "../foreign";
import type { Paper } from "../paper";
import { embedPicture } from "../picture";
import { MARGINS, NARROW_MARGINS, STYLES } from "../styles";
import type { PdfText } from "../text/shape";
import { type ExhibitContents, type ExhibitPart, MAX_TEXT } from "./contents";
import { drawMail } from "./draw-mail";
import { drawScreenshot } from "./draw-screenshot";
import { drawHeader, drawStamp } from "./first-page";
import { drawRecordPage } from "./record-page";

export interface ExhibitDrawing {
  readonly exhibit: Exhibit;
  readonly contents: ExhibitContents;
  readonly mission: Mission;
  readonly heads: readonly SignedHead[];
  readonly text: PdfText;
  /** Shared by the exhibits of one document. */
  readonly copier: ForeignCopier;
}

/** All pages of an exhibit's copy: the stamped first one, what it shows, and how it was collected. */
export function drawExhibit(paper: Paper, drawing: ExhibitDrawing): void {
  const { exhibit, contents, mission, heads, text } = drawing;
  paper.beginGroup(text.exhibit(exhibit.number));
  const title = shown(exhibit.capture.title) || text.shared.untitled;
  const onlyForeign = contents.parts.length === 1 && contents.parts[0]?.kind === "foreign";
  if (onlyForeign) {
    // a contract or an invoice is stamped itself, as lawyers do
    drawForeign(paper, drawing, contents.parts[0] as ForeignPart, true, `${text.exhibit(exhibit.number)} – ${title}`);
  } else {
    paper.addPage(NARROW_MARGINS);
    paper.bookmark(`${text.exhibit(exhibit.number)} – ${title}`, 1);
    drawHeader(paper, exhibit, mission, text);
    for (const part of contents.parts) drawPart(paper, part, drawing);
  }
  paper.margins = MARGINS;
  drawRecordPage(paper, exhibit, contents.record, heads, text);
}

type ForeignPart = Extract<ExhibitPart, { kind: "foreign" }>;

function drawPart(paper: Paper, part: ExhibitPart, drawing: ExhibitDrawing): void {
  const { text, exhibit } = drawing;
  const { captions } = text;
  switch (part.kind) {
    case "screenshot":
      caption(paper, captions[part.caption]);
      drawScreenshot(paper, part, `${captions[part.caption]} – ${shown(exhibit.capture.title)}`);
      break;
    case "mail":
      withTextMargins(paper, () => drawMail(paper, part, exhibit.clock, text));
      break;
    case "text":
      withTextMargins(paper, () => drawText(paper, part, text));
      break;
    case "picture":
      caption(paper, part.role === "image" ? captions.image : captions[part.role](shown(part.name)));
      drawPicture(paper, part);
      break;
    case "foreign":
      drawForeign(paper, drawing, part, false, captions[part.role](shown(part.name)));
      break;
    case "not-shown":
      paper.block(notShown(part, text), { style: STYLES.cell, before: 6, after: 4 });
  }
}

function drawText(paper: Paper, part: Extract<ExhibitPart, { kind: "text" }>, { captions }: PdfText): void {
  if (part.role === "file" || part.role === "attachment") caption(paper, captions[part.role](shown(part.name)));
  for (const paragraph of displayParagraphs(part.text, MAX_TEXT).split(/\n{2,}/)) {
    paper.block(paragraph, { style: STYLES.body, after: 7 });
  }
  if (part.cut) paper.block(captions.textCut, { style: STYLES.small });
}

function caption(paper: Paper, words: string): void {
  paper.block(words, { style: STYLES.label, before: 8, after: 4, keepWithNext: 120 });
}

/** Text is not set over the whole width of a page that pictures take. */
function withTextMargins(paper: Paper, draw: () => void): void {
  const { margins } = paper;
  paper.margins = { ...margins, left: MARGINS.left, right: MARGINS.right };
  draw();
  paper.margins = margins;
}

function drawPicture(paper: Paper, { picture, name }: Extract<ExhibitPart, { kind: "picture" }>): void {
  const pageRoom = paper.doc.page.height - paper.margins.top - paper.margins.bottom;
  // 150 dots an inch: photographs are larger than the paper, a logo stays small
  const scale = Math.min(paper.width / picture.widthPx, (pageRoom - 30) / picture.heightPx, 72 / 150);
  const [width, height] = [picture.widthPx * scale, picture.heightPx * scale];
  paper.ensure(height);
  const embedded = embedPicture(paper, picture);
  paper.structure(
    "Figure",
    () => paper.mark(() => embedded.draw(paper.margins.left, paper.y, width, height), "Figure"),
    { alt: shown(name) },
  );
  paper.y += height + 8;
}

/** Pages of a PDF from outside, each on a page of its own size. */
function drawForeign(
  paper: Paper,
  { copier, exhibit, text }: ExhibitDrawing,
  { pdf, name }: ForeignPart,
  isExhibit: boolean,
  title: string,
): void {
  for (const [index, { widthPt, heightPt, links }] of pdf.pages.entries()) {
    const size = { width: widthPt, height: heightPt };
    paper.addPage(NARROW_MARGINS, size);
    if (index === 0) paper.bookmark(title, isExhibit ? 1 : 2);
    paper.structure("Figure", () => paper.mark(() => copier.draw(pdf, index, { x: 0, y: 0, ...size }), "Figure"), {
      alt: shown(name),
    });
    for (const { uri, rect } of links) paper.doc.link(rect.x, rect.y, rect.width, rect.height, uri);
    if (index === 0 && isExhibit) drawStamp(paper, text.stamp(exhibit.number), true);
    paper.y = heightPt;
  }
}

function notShown({ name, sizeBytes, reason }: Extract<ExhibitPart, { kind: "not-shown" }>, text: PdfText): string {
  const { captions } = text;
  if (reason === "picture") return captions.pictureUnreadable(shown(name));
  if (reason === "pdf") return captions.foreignUnreadable(shown(name));
  return captions.notShown(shown(name), sizeLabel(sizeBytes, text.shared));
}
