import type { Platform } from "../browser";
import {
  type Capture,
  DOSSIER_FILES,
  localTimeZone,
  type Mission,
  numbersByCapture,
  REPORT_FILE_NAME,
  type ReportDocument,
  type ReportView,
  sealedReports,
  toUtc,
} from "../core";
import { tradeOf } from "../guidance";
import { prefillReport, type ReportNote } from "../report";
import { getArtifactBytes, getMission, listCaptures, readDossierNumbers } from "../store";
import type { Dependencies, RecordFacts } from "./dependencies";
import { sealEvidence } from "./evidence";
import { guidanceOfMission } from "./guidance";
import { getSettings } from "./settings";

/** A mission's report as it was left, or prefilled where it was never saved. @throws BordereauError `not-found` */
export async function reportOfMission(deps: Dependencies, missionId: string): Promise<ReportView> {
  const mission = await getMission(deps.db, missionId);
  const { captures, numbering } = await readDossierNumbers(deps.db, missionId);
  const stored = await deps.db.get("reports", missionId);
  const numbers = numbersByCapture(captures, numbering);
  return {
    document: stored?.document ?? (await prefilled(deps, mission, captures)),
    savedAt: stored?.savedAt ?? null,
    versions: sealedReports(captures),
    exhibits: captures
      .filter(({ erasedAt }) => erasedAt === null)
      .map(({ id, title, datedAt }) => ({ captureId: id, number: numbers.get(id) ?? null, title, datedAt })),
  };
}

/** Keeps what was typed. A draft: only sealed versions are journalled. @throws BordereauError `not-found` */
export async function saveReport(
  { db, clock }: Dependencies,
  missionId: string,
  document: ReportDocument,
): Promise<{ savedAt: string }> {
  await getMission(db, missionId);
  const savedAt = toUtc(clock());
  await db.put("reports", { missionId, document, savedAt });
  return { savedAt };
}

/**
 * Seals a version of a report as a capture of its own: its document and its PDF, hashed and journalled.
 * @throws BordereauError `not-found`, `mission-archived`, `storage-full`, `storage-failed`
 */
export async function sealReport(
  deps: Dependencies,
  missionId: string,
  { document, pdf }: { readonly document: Blob; readonly pdf: Blob },
  { facts, platform }: { readonly facts: RecordFacts; readonly platform: Platform },
): Promise<Capture> {
  const captures = await listCaptures(deps.db, missionId);
  const version = sealedReports(captures).length + 1;
  const { documentLanguage } = facts.settings;
  const title =
    documentLanguage === "fr" ? `Rapport de mission, version ${version}` : `Mission report, version ${version}`;
  const seal = { missionId, kind: "report", title, note: "", datedAt: null, facts, platform } as const;
  return sealEvidence(deps, seal, {
    origin: "files",
    files: [
      { role: "file", fileName: DOSSIER_FILES.report, mediaType: "application/pdf", blob: pdf },
      { role: "file", fileName: REPORT_FILE_NAME, mediaType: "application/json", blob: document },
    ],
  });
}

async function prefilled(deps: Dependencies, mission: Mission, captures: readonly Capture[]): Promise<ReportDocument> {
  const { ownerName, documentLanguage } = await getSettings(deps);
  const { points } = await guidanceOfMission(deps, mission.id);
  const trade = tradeOf(mission.trade);
  return prefillReport({
    mission,
    captures,
    notes: await readNotes(deps, captures),
    checklistTexts: points.flatMap(({ state, text, captureIds }) =>
      state === "met" && text.from === "trade" ? [{ text: text.label[documentLanguage], captureIds }] : [],
    ),
    outline: trade.outline,
    language: documentLanguage,
    ownerName,
    timeZone: localTimeZone(),
  });
}

async function readNotes({ db }: Dependencies, captures: readonly Capture[]): Promise<ReportNote[]> {
  const notes: ReportNote[] = [];
  for (const { id, title, datedAt, artifacts, erasedAt } of captures) {
    const note = artifacts.find(({ role }) => role === "note");
    if (!note || erasedAt !== null) continue;
    const bytes = await getArtifactBytes(db, note.id);
    notes.push({ captureId: id, title, text: (await bytes?.text()) ?? "", datedAt });
  }
  return notes;
}
