import {
  type Capture,
  type Mission,
  type Numbering,
  numberCaptures,
  type ReportDocument,
  type Settings,
  sealedReports,
} from "../../core";
import type { DrawnText, PdfPorts } from "../../dossier/pdf";
import { reportPdfTexts, writeReport } from "../../dossier/pdf/report";
import { tradeName } from "../../guidance";

export interface ReportSource {
  readonly mission: Mission;
  readonly captures: readonly Capture[];
  readonly numbering: Numbering;
  readonly document: ReportDocument;
}

/**
 * Draws a mission's report with the numbers that its exhibits have now.
 * @param version the number that it is to carry; the next one if absent
 */
export async function drawReport(
  { mission, captures, numbering, document }: ReportSource,
  settings: Pick<Settings, "documentLanguage" | "ownerName">,
  createdAt: Date,
  ports: PdfPorts,
  onBytes: (bytes: Uint8Array<ArrayBuffer>) => void,
  drawn: Map<string, DrawnText | null> = new Map(),
): Promise<{ pages: number; annexPages: number }> {
  const language = settings.documentLanguage;
  return writeReport(
    {
      mission,
      tradeName: tradeName(mission.trade)[language],
      document,
      captures,
      numbers: new Map(numberCaptures(captures, numbering).map(({ number, capture }) => [capture.id, number])),
      version: sealedReports(captures).length + 1,
      ownerName: settings.ownerName,
      text: reportPdfTexts[language],
      createdAt,
      ports,
      drawn,
    },
    onBytes,
  );
}
