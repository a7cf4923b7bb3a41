import { displayLine } from "./display-text";
import type { IndexDocument, IndexLine } from "./index-document";

/** Twentieths of a point, Word's unit. */
const MARGIN_TWIPS = 1_134;
/** A4 between the margins. */
const TEXT_WIDTH_TWIPS = 11_906 - 2 * MARGIN_TWIPS;
const SHARES = [9, 50, 15, 17, 9] as const;
/** Longest text of a cell. Characters. */
const MAX_TEXT = 1_000;

/**
 * The exhibit index as a Word document, to paste from: court, parties, one row an exhibit, what changed. The same
 * index gives the same bytes.
 */
export async function indexDocx(index: IndexDocument): Promise<Uint8Array<ArrayBuffer>> {
  // as large as the rest of the export, and needed once
  const docx = await import("docx");
  const { AlignmentType, BorderStyle, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } = docx;
  const { TextRun, WidthType, convertMillimetersToTwip } = docx;
  const run = (text: string, options: { bold?: boolean; italics?: boolean } = {}) =>
    new TextRun({ text: displayLine(text, MAX_TEXT), ...options });
  const line = (text: string, bold = false) => new Paragraph({ children: [run(text, { bold })] });
  const labelled = (label: string, value: string) =>
    new Paragraph({
      children: [run(`${label}${index.language === "fr" ? "\u00A0" : ""}: `, { bold: true }), run(value)],
    });

  const cell = (text: string, column: number, options: { bold?: boolean; right?: boolean } = {}) =>
    new TableCell({
      width: { size: columnTwips(column), type: WidthType.DXA },
      margins: { left: 80, right: 80, top: 40, bottom: 40 },
      children: [
        new Paragraph({
          alignment: options.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: [run(text, { bold: options.bold ?? false })],
        }),
      ],
    });
  const row = ({ number, title, date, kind, pages, mention }: IndexLine) =>
    new TableRow({
      cantSplit: true,
      children: [
        cell(String(number), 0, { bold: true }),
        cell(mention === "" ? title : `${title} – ${mention}`, 1),
        cell(date, 2),
        cell(kind, 3),
        cell(pages === null ? "" : String(pages), 4, { right: true }),
      ],
    });
  const { columns } = index;
  const heading = new TableRow({
    tableHeader: true,
    children: [columns.number, columns.title, columns.date, columns.kind, columns.pages].map((title, column) =>
      cell(title, column, { bold: true, right: column === 4 }),
    ),
  });
  const border = { style: BorderStyle.SINGLE, size: 4, color: "C3C9D0" };
  const table = new Table({
    width: { size: TEXT_WIDTH_TWIPS, type: WidthType.DXA },
    columnWidths: SHARES.map((_, column) => columnTwips(column)),
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [heading, ...index.lines.map(row)],
  });
  const [changesHeading, ...changes] = index.changes;
  const document = new Document({
    title: displayLine(index.title, MAX_TEXT),
    creator: "",
    lastModifiedBy: "",
    styles: { default: { document: { run: { font: "Calibri", size: 22 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: { top: MARGIN_TWIPS, right: MARGIN_TWIPS, bottom: MARGIN_TWIPS, left: MARGIN_TWIPS },
          },
        },
        children: [
          ...index.court.map(({ label, value }) => labelled(label, value === "" ? "…" : value)),
          line(""),
          ...index.parties.map(({ role, name, details }) =>
            labelled(role, [name, details].filter((part) => part !== "").join(", ")),
          ),
          line(""),
          new Paragraph({
            heading: HeadingLevel.HEADING_1,
            alignment: AlignmentType.CENTER,
            children: [run(index.title)],
          }),
          ...[index.mission, index.versionLine].map(
            (text) => new Paragraph({ alignment: AlignmentType.CENTER, children: [run(text)] }),
          ),
          line(""),
          table,
          line(""),
          ...(changesHeading === undefined ? [] : [line(changesHeading, true)]),
          ...changes.map((change) => line(change)),
          ...index.notes.map((note) => new Paragraph({ children: [run(note, { italics: true })] })),
        ],
      },
    ],
  });
  return withFixedDates(new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer()));
}

function columnTwips(column: number): number {
  const total = SHARES.reduce((sum, share) => sum + share, 0);
  return Math.round((TEXT_WIDTH_TWIPS * (SHARES[column] ?? 0)) / total);
}

const FIXED_DATE = new Date("1980-01-01T00:00:00.000Z");

/** The library writes the moment into the file and into each entry of its zip; nobody needs to know it. */
async function withFixedDates(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { default: JsZip } = await import("jszip");
  const zip = await JsZip.loadAsync(bytes);
  const fixed = new JsZip();
  for (const [path, entry] of Object.entries(zip.files)) {
    if (entry.dir) continue;
    const text = (await entry.async("string")).replace(/(<dcterms:\w+ [^>]*>)[^<]*/g, `$1${FIXED_DATE.toISOString()}`);
    fixed.file(path, text, { date: FIXED_DATE, createFolders: false });
  }
  return new Uint8Array(await fixed.generateAsync({ type: "arraybuffer", compression: "DEFLATE" }));
}
