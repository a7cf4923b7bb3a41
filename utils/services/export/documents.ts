import { BUNDLE_STEM, DOSSIER_FILES, EXHIBITS_FOLDER, type ExportProgress, type Settings, toUtc } from "../../core";
import {
  blobEntry,
  bytesEntry,
  describeIndex,
  type Exhibit,
  type ExhibitCopy,
  type HashedFile,
  indexDocx,
  type MailCheck,
  numberExhibits,
  type PlannedEntry,
  type SignedHead,
  throwIfCancelled,
} from "../../dossier";
import {
  bundleParts,
  type PdfJob,
  type PdfPorts,
  pdfTexts,
  writeBundle,
  writeCopy,
  writeIndex,
} from "../../dossier/pdf";
import type { DossierSource, GrowingFile } from "../../store";
import { drawReport } from "./draw-report";
import { HashingFile } from "./hashed-file";

/** What the documents of a dossier are made of, and where they are put. */
export interface DocumentsInput {
  readonly source: Pick<DossierSource, "mission" | "captures" | "numbering" | "report">;
  readonly mailChecks: readonly MailCheck[];
  readonly heads: readonly SignedHead[];
  readonly settings: Settings;
  readonly exportedAt: Date;
  readonly ports: PdfPorts;
  readonly readArtifact: (artifactId: string) => Promise<Blob>;
  readonly createFile: (name: string) => Promise<GrowingFile>;
  readonly onProgress: (progress: ExportProgress) => void;
  readonly signal: AbortSignal;
}

export interface DossierDocuments {
  readonly copies: ReadonlyMap<string, ExhibitCopy>;
  readonly documents: readonly PlannedEntry[];
  /** Names of the files that were created, which nobody needs once they are in the zip. */
  readonly fileNames: readonly string[];
}

/** Name of a bound file; French court portals take 80 plain characters. */
const bundleName = (number: number, count: number) =>
  count === 1 ? `${BUNDLE_STEM}.pdf` : `${BUNDLE_STEM}-${number}sur${count}.pdf`;

/**
 * The readable side of a dossier: each exhibit as a PDF, the index to print and to paste, all exhibits bound.
 * @throws BordereauError `cancelled`, `storage-full`, `storage-failed`, `stored-file-damaged`
 */
export async function makeDocuments(input: DocumentsInput): Promise<DossierDocuments> {
  const { source, mailChecks, settings, exportedAt } = input;
  const job: PdfJob = {
    mission: source.mission,
    mailChecks,
    heads: input.heads,
    text: pdfTexts[settings.documentLanguage],
    createdAt: exportedAt,
    ports: input.ports,
    drawn: new Map(),
    readArtifact: input.readArtifact,
  };
  const exhibits = await numberExhibits(source.captures, mailChecks, {
    numbering: source.numbering,
    copies: new Map(),
  });
  const progress = new DocumentProgress(exhibits, settings.exhibitCopies, input);

  const fileNames: string[] = [];
  const written = (name: string, write: (onBytes: OnBytes) => Promise<void>) => {
    fileNames.push(name);
    return writeFile(input, name, write);
  };
  const copies = new Map<string, ExhibitCopy>();
  if (settings.exhibitCopies) {
    for (const exhibit of exhibits) {
      progress.begin(exhibit);
      const name = `${EXHIBITS_FOLDER}-${exhibit.number}.pdf`;
      let pages = 0;
      const file = await written(name, async (onBytes) => {
        pages = await writeCopy(job, exhibit, onBytes);
      });
      copies.set(exhibit.capture.id, { ...file, pages });
    }
  }
  const pages = new Map(
    exhibits.flatMap(({ number, capture }) => {
      const copy = copies.get(capture.id);
      return copy ? [[number, copy.pages] as const] : [];
    }),
  );
  const index = describeIndex(
    {
      mission: source.mission,
      exhibits,
      numbering: source.numbering,
      exportedAt: toUtc(exportedAt),
      pages,
    },
    job.text,
  );
  const documents: PlannedEntry[] = [
    blobEntry(
      DOSSIER_FILES.indexPdf,
      await written(DOSSIER_FILES.indexPdf, (onBytes) => writeIndex(job, index, onBytes)),
    ),
    await bytesEntry(DOSSIER_FILES.indexDocx, await indexDocx(index)),
  ];
  if (source.report) {
    const report = { ...source, document: source.report };
    const file = await written(DOSSIER_FILES.report, async (onBytes) => {
      await drawReport(report, settings, exportedAt, input.ports, onBytes, job.drawn);
    });
    documents.push(blobEntry(DOSSIER_FILES.report, file));
  }
  if (settings.exhibitCopies) {
    const sized = exhibits.map((exhibit) => ({ exhibit, copyBytes: copies.get(exhibit.capture.id)?.blob.size ?? 0 }));
    for (const part of bundleParts(sized, settings.maxBundleBytes)) {
      const name = bundleName(part.number, part.count);
      const file = await written(name, (onBytes) =>
        writeBundle(job, index, part, onBytes, (exhibit) => progress.begin(exhibit)),
      );
      documents.push(blobEntry(name, file));
    }
  }
  return { copies, documents, fileNames };
}

type OnBytes = (bytes: Uint8Array<ArrayBuffer>) => void;

async function writeFile(
  { createFile }: DocumentsInput,
  name: string,
  write: (onBytes: OnBytes) => Promise<void>,
): Promise<HashedFile> {
  const file = await HashingFile.create(await createFile(name));
  try {
    await write((bytes) => file.write(bytes));
  } catch (error) {
    await file.discard();
    throw error;
  }
  return file.close();
}

/** Each exhibit is read once for its copy and once for the bound file. */
class DocumentProgress {
  readonly #input: DocumentsInput;
  readonly #totalBytes: number;
  #doneBytes = 0;
  #begunBytes = 0;

  constructor(exhibits: readonly Exhibit[], copied: boolean, input: DocumentsInput) {
    this.#input = input;
    this.#totalBytes = (copied ? 2 : 0) * exhibits.reduce((sum, { capture }) => sum + capture.sizeBytes, 0);
  }

  /** @throws BordereauError `cancelled` */
  begin({ capture }: Exhibit): void {
    throwIfCancelled(this.#input.signal);
    this.#doneBytes += this.#begunBytes;
    this.#begunBytes = capture.sizeBytes;
    this.#input.onProgress({ phase: "documents", doneBytes: this.#doneBytes, totalBytes: this.#totalBytes });
  }
}
