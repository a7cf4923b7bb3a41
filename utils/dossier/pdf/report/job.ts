import type { Capture, Mission, ReportDocument } from "../../../core";
import { localTime, recordClock } from "../../local-time";
import type { DrawnText, PdfPorts } from "../ports";
import type { ReportPdfText } from "./text/shape";

/** What a mission report is drawn from. */
export interface ReportJob {
  readonly mission: Mission;
  readonly tradeName: string;
  readonly document: ReportDocument;
  readonly captures: readonly Capture[];
  /** Numbers of exhibits by capture. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly version: number;
  /** Empty where the settings do not say. */
  readonly ownerName: string;
  readonly text: ReportPdfText;
  readonly createdAt: Date;
  readonly ports: PdfPorts;
  /** What the machine drew for other documents of the same dossier. */
  readonly drawn: Map<string, DrawnText | null>;
}

/** Captures that figures show, in order of their dates; sealed versions of the report are none of them. */
export function datedCaptures({ captures }: ReportJob): Capture[] {
  return captures
    .filter(({ erasedAt, kind }) => erasedAt === null && kind !== "report")
    .sort((a, b) => (a.datedAt < b.datedAt ? -1 : a.datedAt > b.datedAt ? 1 : 0));
}

/** `01/03/2026`, on the wall's clock where the capture was made. */
export function captureDay({ datedAt, recordJson }: Capture): string {
  return localTime(datedAt, recordJson === null ? null : recordClock(recordJson)).day;
}
