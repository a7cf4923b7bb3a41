import { type Platform, readVisibleTab } from "../browser";
import {
  type CapturedPage,
  capturePage,
  environment,
  type MenuContext,
  makeThumbnail,
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
        settings: facts.settings,
        clock: this.#deps.clock,
        randomId: this.#deps.randomId,
        signal,
        onStep: (name, state, fraction) => announcer.progress(board.step(attemptId, name, state, fraction)),
      });
      board.step(attemptId, "seal", "running", 0);
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
          statedDate: null,
          who: { name: facts.settings.ownerName || NOT_COLLECTED, role: facts.settings.ownerRole || NOT_COLLECTED },
          purpose: {
            kind: request.kind,
            title: page.description?.title || tab.title || tab.url,
            note: request.note,
            checklistItem: NOT_COLLECTED,
          },
          page: pageInformation(tab, page.description, page.mutations),
          context: request.context,
          snapshot: page.snapshot ?? NOT_COLLECTED,
          environment: environment({
            platform: await this.#deps.platform(),
            tab,
            page: page.description,
            zoom: page.zoom,
          }),
          fidelity: page.fidelity ?? NOT_COLLECTED,
          steps: page.steps,
          missing: page.missing,
        },
        files: page.files,
        thumbnail: page.picture ? await makeThumbnail(page.picture) : null,
        facts,
      });
      attempt = board.finish(attemptId, finished(capture));
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

function finished(capture: Capture): Partial<Attempt> {
  return {
    state: capture.outcome,
    captureId: capture.id,
    title: capture.title,
    fileCount: capture.artifacts.length,
    sizeBytes: capture.sizeBytes,
  };
}
