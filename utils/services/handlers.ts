import { activeTab, openExtensionPage, type Platform, storageEstimate } from "../browser";
import { BordereauError, REPORT_FILE_NAME } from "../core";
import { type CurrentTab, type Handlers, sendBlobs, takeOfferedBlobs } from "../messages";
import { getArtifactBytes, getThumbnail, listCaptures, listMissions } from "../store";
import type { AttemptBoard } from "./attempt-board";
import type { CaptureRunner } from "./capture-runner";
import { annotateCapture, eraseCapture, moveCapture, readCapture, recordExport } from "./captures";
import type { Dependencies, RecordFacts } from "./dependencies";
import { addFile, createNote } from "./evidence";
import { numbersOfMission, orderExhibits } from "./exhibit-numbers";
import { getChecklist, guidanceOfMission, saveChecklist } from "./guidance";
import { addMail, type MailChecks } from "./mail";
import { createMission, editMission, useMission } from "./missions";
import { type ProofQueue, proofOfCapture, proofStatus, rotateKey } from "./proof";
import { reportOfMission, saveReport, sealReport } from "./reports";
import { createSampleMission, type ReadSampleFile } from "./sample";
import { getSettings, setSettings } from "./settings";
import { dismissInterrupted, listInterrupted } from "./start-up";
import { tabAccess } from "./tab-access";

export interface HandlerDependencies extends Dependencies {
  readonly board: AttemptBoard;
  readonly runner: CaptureRunner;
  readonly facts: () => Promise<RecordFacts>;
  readonly platform: () => Promise<Platform>;
  readonly mailChecks: MailChecks;
  readonly proof: Pick<ProofQueue, "stampNow">;
  /** Called when e-mails have come in. */
  readonly onMail: () => void;
  readonly readSampleFile: ReadSampleFile;
  /** The toolbar button follows one-click mode. */
  readonly applySettings: () => Promise<void>;
}

/** What each request of popup and desk does. */
export function createHandlers(deps: HandlerDependencies): Handlers {
  const { db, journal, board, runner } = deps;
  return {
    "tab.current": currentTab,
    "missions.list": () => listMissions(db),
    "missions.create": (draft) => createMission(deps, draft),
    "missions.edit": ({ missionId, draft }) => editMission(deps, missionId, draft),
    "missions.setStatus": ({ missionId, status }) => editMission(deps, missionId, { status }),
    "missions.use": ({ missionId }) => useMission(deps, missionId),
    "captures.list": async ({ missionId }) => {
      const captures = await listCaptures(db, missionId);
      return captures.map((capture) => ({ ...capture, recordJson: null }));
    },
    "captures.get": ({ captureId }) => readCapture(deps, captureId),
    "captures.start": async (request) => {
      const { attemptId } = await runner.start({
        ...request,
        until: request.until ?? null,
        reload: request.reload ?? false,
        trigger: "popup",
        context: null,
      });
      return { attemptId };
    },
    "captures.cancel": async ({ attemptId }) => {
      runner.cancel(attemptId);
      return null;
    },
    "captures.attempts": async () => board.attempts,
    "captures.annotate": ({ captureId, ...annotation }) => annotateCapture(deps, captureId, annotation),
    "captures.move": ({ captureId, missionId }) => moveCapture(deps, captureId, missionId),
    "captures.erase": ({ captureId }) => eraseCapture(deps, captureId),
    "captures.history": ({ captureId }) => journal.entriesOfCapture(captureId),
    "notes.create": async (input) =>
      createNote(deps, { ...input, facts: await deps.facts(), platform: await deps.platform() }),
    "files.add": async ({ channel, names, ...input }) => {
      const blobs = await takeOfferedBlobs(channel);
      const facts = await deps.facts();
      const platform = await deps.platform();
      const captures = [];
      for (const [index, name] of names.entries()) {
        const blob = blobs[index];
        if (!blob) throw new BordereauError("file-unreadable", { params: { name } });
        captures.push(await addFile(deps, { ...input, facts, platform }, name, blob));
      }
      return captures;
    },
    "mails.add": async ({ channel, files, ...order }) => {
      const blobs = await takeOfferedBlobs(channel);
      const received = files.map((file, index) => {
        const blob = blobs[index];
        if (!blob) throw new BordereauError("file-unreadable", { params: { name: file.fileName } });
        return { ...file, blob };
      });
      const facts = await deps.facts();
      const capture = await addMail(deps, { ...order, files: received, facts, platform: await deps.platform() });
      deps.onMail();
      return capture;
    },
    "mails.checks": ({ captureId }) => deps.mailChecks.ofCapture(captureId),
    "mails.check": async () => {
      await deps.mailChecks.run();
      return null;
    },
    "proof.ofCapture": ({ captureId }) => proofOfCapture(deps, captureId),
    "proof.status": () => proofStatus(deps),
    "proof.stampNow": async () => {
      await deps.proof.stampNow();
      return null;
    },
    "proof.rotateKey": async () => {
      await rotateKey(deps);
      deps.onChange();
      return null;
    },
    "blobs.send": async ({ source, id, channel }) => {
      sendBlobs(channel, [(await (source === "artifact" ? getArtifactBytes : getThumbnail)(db, id)) ?? null]);
      return null;
    },
    "journal.check": () => journal.check(),
    "dossier.exported": async ({ missionId, exhibits, volumes, index }) => {
      await recordExport(deps, missionId, exhibits, volumes, index);
      return null;
    },
    "exhibits.numbers": ({ missionId }) => numbersOfMission(deps, missionId),
    "exhibits.order": ({ missionId, captureIds }) => orderExhibits(deps, missionId, captureIds),
    "guidance.get": ({ missionId }) => guidanceOfMission(deps, missionId),
    "checklist.get": ({ missionId }) => getChecklist(deps, missionId),
    "checklist.save": async ({ missionId, checklist }) => {
      await saveChecklist(deps, missionId, checklist);
      return null;
    },
    "report.seal": async ({ missionId, channel }) => {
      const [document, pdf] = await takeOfferedBlobs(channel);
      if (!document || !pdf) throw new BordereauError("file-unreadable", { params: { name: REPORT_FILE_NAME } });
      const sealing = { facts: await deps.facts(), platform: await deps.platform() };
      return sealReport(deps, missionId, { document, pdf }, sealing);
    },
    "sample.create": async () => {
      const mission = await createSampleMission(deps, { readFile: deps.readSampleFile });
      // its e-mails' signatures are to be judged like any others
      deps.onMail();
      return { missionId: mission.id };
    },
    "report.get": ({ missionId }) => reportOfMission(deps, missionId),
    "report.save": ({ missionId, document }) => saveReport(deps, missionId, document),
    "settings.get": () => getSettings(deps),
    "settings.set": async (settings) => {
      const stored = await setSettings(deps, settings);
      await deps.applySettings();
      return stored;
    },
    "storage.status": async () => ({ ...(await storageEstimate()), interrupted: await listInterrupted(deps) }),
    "interrupted.dismiss": async ({ attemptId }) => {
      await dismissInterrupted(deps, attemptId);
      return null;
    },
    "desk.open": async ({ missionId, captureId }) => {
      const route = missionId ? `/missions/${missionId}${captureId ? `/captures/${captureId}` : ""}` : "/missions";
      await openExtensionPage(`/options.html#${route}`);
      return null;
    },
  };
}

async function currentTab(): Promise<CurrentTab | null> {
  const tab = await activeTab();
  return tab && { ...tab, access: tabAccess(tab.url) };
}
