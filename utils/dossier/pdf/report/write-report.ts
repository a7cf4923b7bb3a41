import { shown } from "../../wording";
import { Paper } from "../paper";
import { type ContentsEntry, drawContents } from "./contents-list";
import { drawCover } from "./cover";
import { BlockDrawer } from "./draw-blocks";
import { exhibitList } from "./exhibit-list";
import type { ReportJob } from "./job";
import { type ReportParts, reportParts } from "./parts";
import { loadPictures, type Pictures } from "./pictures";

type OnBytes = (bytes: Uint8Array<ArrayBuffer>) => void;

/** What is only known once everything was laid out. */
interface Layout {
  readonly entries: readonly ContentsEntry[];
  readonly places: ReadonlySet<string>;
}

/**
 * Writes a mission's report as a PDF: cover, summary, contents, body, annexes. Laid out twice, first for the pages
 * that the contents name.
 * @returns pages of the whole, and how many of those are annexes
 */
export async function writeReport(job: ReportJob, onBytes: OnBytes): Promise<{ pages: number; annexPages: number }> {
  const pictures = await loadPictures(job.document.content, job.ports);
  const parts = reportParts(job.document);
  const scratch = () => newPaper(job, () => {});
  const trial = layOut(scratch(), job, parts, pictures, { entries: [], places: new Set() });
  const contents = scratch();
  drawContents(contents, job.text, trial.entries);
  // the trial's contents took one page
  const more = contents.pageCount - 1;
  const entries = trial.entries.map((entry) =>
    entry.page > trial.contentsPage ? { ...entry, page: entry.page + more } : entry,
  );
  const paper = newPaper(job, onBytes);
  const { annexPages } = layOut(paper, job, parts, pictures, { entries, places: trial.places });
  await paper.end(({ label, documentPage, documentPages }) => ({
    left: label,
    right: job.text.page(documentPage, documentPages),
  }));
  return { pages: paper.pageCount, annexPages };
}

function newPaper({ mission, text, createdAt, ports, drawn }: ReportJob, onBytes: OnBytes): Paper {
  const title = `${text.title} – ${shown(mission.title) || text.shared.untitled}`;
  return new Paper({ title, language: text.language, createdAt, archival: true, ports, drawn, onBytes });
}

function layOut(
  paper: Paper,
  job: ReportJob,
  { summary, body, annexes, hasOwnList }: ReportParts,
  pictures: Pictures,
  known: Layout,
): Layout & { readonly contentsPage: number; readonly annexPages: number } {
  const { text, numbers } = job;
  const drawer = new BlockDrawer(paper, job, { numbers, places: known.places, text }, pictures);
  paper.beginGroup(`${text.title} – ${shown(job.mission.title) || text.shared.untitled}`);
  drawCover(paper, job);
  if (summary.length > 0) {
    paper.addPage();
    drawer.draw(summary);
  }
  const contentsPage = paper.pageCount + 1;
  drawContents(paper, text, known.entries);
  if (body.length > 0) {
    paper.addPage();
    drawer.draw(body);
  }
  const before = paper.pageCount;
  paper.addPage();
  if (annexes.length === 0) drawer.chapter(text.annexes.heading, 1);
  drawer.isListing = hasOwnList;
  drawer.draw(annexes);
  if (!hasOwnList) {
    drawer.chapter(text.annexes.listHeading, 2);
    drawer.isListing = true;
    drawer.draw([exhibitList(job)]);
  }
  return { entries: drawer.entries, places: drawer.places, contentsPage, annexPages: paper.pageCount - before };
}
