import {
  type Capture,
  type Mission,
  type Numbering,
  numbersByCapture,
  type ReportDocument,
  type Settings,
  sealedReports,
} from "../../core";
import type { DrawnText, PdfPorts } from "../../dossier/pdf";
import { reportPdfTexts, writeReport } from "../../dossier/pdf/report";
import { tradeName } from "../../guidance";
import { canonicalJson, sha256OfText } from "../../integrity";

export interface ReportSource {
  readonly mission: Mission;
  readonly captures: readonly Capture[];
  readonly numbering: Numbering;
  readonly document: ReportDocument;
}

/**
 * Draws a mission's report with the numbers that its exhibits have now. It carries the number of the sealed version
 * that it is, or of the next one.
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
  const sealed = sealedReports(captures);
  const sha256 = await sha256OfText(canonicalJson(document));
  const version = sealed.find((each) => each.sha256 === sha256)?.number ?? sealed.length + 1;
  return writeReport(
    {
      mission,
      tradeName: tradeName(mission.trade)[language],
      document,
      captures,
      numbers: numbersByCapture(captures, numbering),
      version,
      ownerName: settings.ownerName,
      text: reportPdfTexts[language],
      createdAt,
      ports,
      drawn,
    },
    onBytes,
  );
}
