import type { Mission } from "../../core";
import type { ReadArtifact } from "../entry-content";
import type { Exhibit } from "../exhibits";
import type { IndexDocument } from "../index-document";
import type { MailCheck, SignedHead } from "../input";
import { shown } from "../wording";
import { drawIndex } from "./draw-index";
import { readContents } from "./exhibit/contents";
import { drawExhibit } from "./exhibit/draw-exhibit";
import { ForeignCopier } from "./foreign";
import { type Footer, Paper } from "./paper";
import type { DrawnText, PdfPorts } from "./ports";
import { MARGINS } from "./styles";
import type { PdfText } from "./text/shape";

/** What all documents of one dossier have in common. */
export interface PdfJob {
  readonly mission: Mission;
  readonly mailChecks: readonly MailCheck[];
  readonly heads: readonly SignedHead[];
  readonly text: PdfText;
  readonly createdAt: Date;
  readonly ports: PdfPorts;
  /** What the machine drew for one document serves the others. */
  readonly drawn: Map<string, DrawnText | null>;
  readonly readArtifact: ReadArtifact;
}

type OnBytes = (bytes: Uint8Array<ArrayBuffer>) => void;

/** Writes an exhibit as a PDF; gives the number of its pages. */
export async function writeCopy(job: PdfJob, exhibit: Exhibit, onBytes: OnBytes): Promise<number> {
  const { text } = job;
  const title = `${text.exhibit(exhibit.number)} – ${shown(exhibit.capture.title)}`;
  const paper = newPaper(job, title, [exhibit], onBytes);
  await addExhibit(paper, new ForeignCopier(paper.doc), job, exhibit);
  await paper.end(exhibitFooter(text));
  return paper.pageCount;
}

/** Writes the index as a PDF. */
export async function writeIndex(job: PdfJob, index: IndexDocument, onBytes: OnBytes): Promise<void> {
  const paper = newPaper(job, `${index.title} – ${index.mission}`, [], onBytes);
  paper.beginGroup(index.title);
  paper.addPage(MARGINS);
  drawIndex(paper, index, null);
  await paper.end(exhibitFooter(job.text));
}

/** What one of the bound files holds. */
export interface BundlePart {
  readonly number: number;
  readonly count: number;
  readonly exhibits: readonly Exhibit[];
}

/**
 * Writes exhibits as one PDF behind their index, with bookmarks, numbered throughout.
 * @param onExhibit called before each; what it throws ends the writing
 */
export async function writeBundle(
  job: PdfJob,
  index: IndexDocument,
  part: BundlePart,
  onBytes: OnBytes,
  onExhibit: (exhibit: Exhibit) => void,
): Promise<void> {
  const { text } = job;
  const subtitle = part.count > 1 ? text.bundle.part(part.number, part.count) : null;
  const title = [text.bundle.title, subtitle, index.mission].filter((words) => words !== null).join(" – ");
  const paper = newPaper(job, title, part.exhibits, onBytes);
  paper.beginGroup(index.title);
  paper.addPage(MARGINS);
  paper.bookmark(index.title);
  drawIndex(paper, index, subtitle);
  const copier = new ForeignCopier(paper.doc);
  for (const exhibit of part.exhibits) {
    onExhibit(exhibit);
    await addExhibit(paper, copier, job, exhibit);
  }
  await paper.end(({ label, page, pages, documentPage, documentPages }) => ({
    left: `${label} – ${text.page(page, pages)}`,
    right: text.bundlePage(documentPage, documentPages),
  }));
}

/** Exhibits in parts of at most so many bytes, as far as single ones allow it; their copies' sizes tell. */
export function bundleParts(
  exhibits: readonly { readonly exhibit: Exhibit; readonly copyBytes: number }[],
  maxBytes: number,
): BundlePart[] {
  const parts: { bytes: number; exhibits: Exhibit[] }[] = [];
  for (const { exhibit, copyBytes } of exhibits) {
    const part = parts.at(-1);
    if (part && part.bytes + copyBytes <= maxBytes) {
      part.bytes += copyBytes;
      part.exhibits.push(exhibit);
    } else parts.push({ bytes: copyBytes, exhibits: [exhibit] });
  }
  return parts.map((part, index) => ({ number: index + 1, count: parts.length, exhibits: part.exhibits }));
}

function newPaper(
  { text, createdAt, ports, drawn }: PdfJob,
  title: string,
  exhibits: readonly Exhibit[],
  onBytes: OnBytes,
): Paper {
  const mayHoldForeign = exhibits.some(({ capture }) =>
    capture.artifacts.some(({ mediaType }) => mediaType.startsWith("application/pdf")),
  );
  return new Paper({ title, language: text.language, createdAt, archival: !mayHoldForeign, ports, drawn, onBytes });
}

async function addExhibit(paper: Paper, copier: ForeignCopier, job: PdfJob, exhibit: Exhibit): Promise<void> {
  const { mission, mailChecks, heads, text, ports, readArtifact } = job;
  const contents = await readContents(exhibit, mailChecks, readArtifact, ports);
  drawExhibit(paper, { exhibit, contents, mission, heads, text, copier });
}

function exhibitFooter(text: PdfText): Footer {
  return ({ label, page, pages }) => ({ left: label, right: text.page(page, pages) });
}
