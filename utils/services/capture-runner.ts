import { type Platform, readVisibleTab } from "../browser";
import {
  type CapturedPage,
  capturePage,
  clockReport,
  environment,
  type MenuContext,
  makeThumbnail,
  networkReport,
  pageInformation,
} from "../capture";
import type { CaptureRecord, Mission } from "../core";
import {
  type Attempt,
  BordereauError,
  type Capture,
  type EvidenceKind,
  localTimeZone,
  NOT_COLLECTED,
  serializeError,
  toBordereauError,
  toUtc,
} from "../core";
import type { AttemptBoard } from "./attempt-board";
import type { Dependencies, RecordFacts } from "./dependencies";
import { sealEvidence } from "./evidence";
import { mailApart, mailTogether, ownDate, ownTitle } from "./mail";
import { openMission } from "./missions";
import { sealCapture } from "./seal-capture";

export interface CaptureRequest {
  readonly tabId: number;
  readonly missionId: string;
  readonly kind: EvidenceKind;
  readonly note: string;
  readonly scope: "page" | "visible" | "region";
  /** How far back a chosen conversation is loaded, `YYYY-MM-DD`. */
  readonly until: string | null;
  readonly reload: boolean;
  readonly trigger: CaptureRecord["trigger"];
  readonly context: MenuContext | null;
}

/** How a capture's end is shown outside popup and desk: toolbar badge and, where the page lets us, a toast. */
export interface CaptureAnnouncer {
  /** Takes our own marks off the page before it is photographed. */
  prepare(tabId: number): Promise<void>;
  progress(attempt: Attempt): void;
  /** Owns the connection from here on. */
  result(attempt: Attempt, mission: Mission, connection: CapturedPage["connection"]): Promise<void>;
}

export interface RunnerDependencies extends Dependencies {
  readonly board: AttemptBoard;
  readonly announcer: CaptureAnnouncer;
  readonly facts: () => Promise<RecordFacts>;
  readonly platform: () => Promise<Platform>;
  /** Called when e-mails have come in. */
  readonly onMail: () => void;
  /** How an area is chosen, in the user's language. */
  readonly pickerHelp: string;
}

/** Runs one capture at a time from click to sealed record. */
export class CaptureRunner {
  readonly #deps: RunnerDependencies;
  readonly #running = new Map<string, AbortController>();

  constructor(deps: RunnerDependencies) {
    this.#deps = deps;
  }

  /**
   * Begins a capture; its course is on the board.
   * @throws BordereauError `busy`, `not-found`, `mission-archived`
   */
  async start(request: CaptureRequest): Promise<{ attemptId: string; done: Promise<Attempt> }> {
    // the browser allows two shots a second: two captures at once would only disturb each other
    if (this.#running.size > 0) throw new BordereauError("busy");
    const attemptId = this.#deps.randomId();
    const controller = new AbortController();
    this.#running.set(attemptId, controller);
    try {
      const mission = await openMission(this.#deps, request.missionId);
      const startedAt = toUtc(this.#deps.clock());
      await this.#deps.db.put("attempts", { attemptId, missionId: mission.id, startedAt, interrupted: false });
      this.#deps.board.begin({ attemptId, mission, tabId: request.tabId, trigger: request.trigger, startedAt });
      return { attemptId, done: this.#run(attemptId, startedAt, request, mission, controller.signal) };
    } catch (error) {
      this.#running.delete(attemptId);
      throw error;
    }
  }

  cancel(attemptId: string): void {
    this.#running.get(attemptId)?.abort();
  }

  async #run(
    attemptId: string,
    startedAt: string,
    request: CaptureRequest,
    mission: Mission,
    signal: AbortSignal,
  ): Promise<Attempt> {
    const { board, announcer, db } = this.#deps;
    let page: CapturedPage | null = null;
    let attempt: Attempt;
    try {
      const facts = await this.#deps.facts();
      const tab = await readVisibleTab(request.tabId);
      await announcer.prepare(request.tabId);
      page = await capturePage({
        tab,
        scope: request.scope,
        region: request.scope === "region" ? { help: this.#deps.pickerHelp, until: request.until } : null,
        context: request.context,
        reload: request.reload,
        settings: facts.settings,
        clock: this.#deps.clock,
        randomId: this.#deps.randomId,
        signal,
        onStep: (name, state, fraction) => announcer.progress(board.step(attemptId, name, state, fraction)),
      });
      board.step(attemptId, "seal", "running", 0);
      const found = page.mail?.messages.length ? page.mail : null;
      const together = found && facts.settings.mailExhibits === "together" ? await mailTogether(found) : null;
      const kind = found && request.kind === "page" ? "message" : request.kind;
      const platform = await this.#deps.platform();
      const capture = await sealCapture(this.#deps, {
        attemptId,
        draft: {
          captureId: this.#deps.randomId(),
          missionId: mission.id,
          origin: "page",
          outcome: page.isPartial ? "partial" : "complete",
          trigger: request.trigger,
          startedAt,
          timeZone: localTimeZone(),
          statedDate: together && ownDate(together.mail, this.#deps.clock()),
          who: { name: facts.settings.ownerName || NOT_COLLECTED, role: facts.settings.ownerRole || NOT_COLLECTED },
          purpose: {
            kind,
            title: (together && ownTitle(together.mail)) || page.description?.title || tab.title || tab.url,
            note: request.note,
            checklistItem: NOT_COLLECTED,
          },
          page: pageInformation(tab, page.description, page.mutations, page.load),
          context: request.context,
          snapshot: page.snapshot ?? NOT_COLLECTED,
          environment: environment({
            platform,
            tab,
            page: page.description,
            zoom: page.zoom,
            load: page.load,
          }),
          ...(page.load && { clock: clockReport(page.load), network: networkReport(page.load) }),
          fidelity: page.fidelity ?? NOT_COLLECTED,
          steps: page.steps,
          missing: page.missing,
          ...(together ? { mail: together.mail } : {}),
        },
        files: [...page.files, ...(together?.files ?? [])],
        thumbnail: page.picture ? await makeThumbnail(page.picture) : null,
        facts,
      });
      const messages: Capture[] = [];
      for (const { files, mail } of found && !together ? await mailApart(found) : []) {
        const evidence = { missionId: mission.id, kind, title: ownTitle(mail) || capture.title, note: request.note };
        const datedAt = ownDate(mail, this.#deps.clock());
        const content = { origin: "mail", files, mail, trigger: request.trigger } as const;
        messages.push(await sealEvidence(this.#deps, { ...evidence, datedAt, facts, platform }, content));
      }
      attempt = board.finish(attemptId, finished(capture, messages));
      if (found) this.#deps.onMail();
    } catch (thrown) {
      const error = toBordereauError(thrown);
      await db.delete("attempts", attemptId).catch(() => undefined);
      attempt = board.finish(attemptId, {
        state: error.code === "cancelled" ? "cancelled" : "failed",
        error: serializeError(error),
      });
    } finally {
      this.#running.delete(attemptId);
    }
    await announcer.result(attempt, mission, page?.connection ?? null);
    return attempt;
  }
}

function finished(page: Capture, messages: readonly Capture[]): Partial<Attempt> {
  const captures = [page, ...messages];
  return {
    state: page.outcome,
    captureId: page.id,
    title: page.title,
    fileCount: captures.reduce((sum, { artifacts }) => sum + artifacts.length, 0),
    sizeBytes: captures.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
  };
}
