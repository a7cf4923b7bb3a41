import { openBroadcast, openExtensionPage, readExtension, readPlatform, setPopupEnabled } from "../browser";
import { BordereauError, randomUuid, toBordereauError } from "../core";
import { ATTEMPTS_BROADCAST, CHANGES_BROADCAST, serve } from "../messages";
import { DATABASE_NAME, Journal, listMissions, openDatabase, toStorageError } from "../store";
import { createAnnouncer, type ToastTexts } from "./announcer";
import { AttemptBoard } from "./attempt-board";
import { type CaptureRequest, CaptureRunner } from "./capture-runner";
import type { Dependencies } from "./dependencies";
import { createHandlers } from "./handlers";
import { getSettings } from "./settings";
import { createJournal, reportInterrupted } from "./start-up";

export interface BackgroundOptions {
  /** Source revision that the build was made from. */
  readonly revision: string;
  readonly toastTexts: ToastTexts;
  /** How an area of a page is chosen. */
  readonly pickerHelp: string;
}

export interface Background {
  /** Captures the tab in front into the last used mission; without one, opens the desk to create it. */
  captureNow(request: Pick<CaptureRequest, "tabId" | "trigger" | "context">): Promise<void>;
  /** Makes the toolbar button follow the settings; the browser forgets it at each start. */
  applySettings(): Promise<void>;
}

/** Builds the background's services and starts answering popup and desk. Must be called while the script loads. */
export function startBackground(options: BackgroundOptions): Background {
  const attemptsBroadcast = openBroadcast(ATTEMPTS_BROADCAST, () => board.attempts);
  const changesBroadcast = openBroadcast(CHANGES_BROADCAST, () => null);
  const board = new AttemptBoard((attempts) => attemptsBroadcast.send(attempts));

  let current: ReturnType<typeof start> | null = null;
  const forget = () => {
    current = null;
  };
  /** The services; built again where the browser closed the database (a full disk), or could not open it before. */
  const ready = () => {
    current ??= start();
    current.catch(forget);
    return current;
  };
  serve(
    async () => (await ready()).handlers,
    // of what the browser itself throws here, nearly all comes from the database
    (thrown) => (thrown instanceof DOMException ? toStorageError(thrown) : toBordereauError(thrown)),
  );
  // reported to whoever asks first
  ready().catch(() => undefined);

  async function start() {
    const db = await openDatabase(DATABASE_NAME, forget);
    const clock = () => new Date();
    const deps: Dependencies = {
      db,
      clock,
      journal: new Journal(db, clock),
      randomId: randomUuid,
      onChange: () => changesBroadcast.send(null),
    };
    await createJournal(deps);
    await reportInterrupted(deps);
    const facts = async () => ({
      software: { ...readExtension(), revision: options.revision },
      settings: await getSettings(deps),
    });
    const announcer = createAnnouncer(options.toastTexts, () => attemptsBroadcast.isHeardBy("/popup.html"));
    const { pickerHelp } = options;
    const runner = new CaptureRunner({ ...deps, board, announcer, facts, platform: readPlatform, pickerHelp });
    const applySettings = async () => setPopupEnabled(!(await getSettings(deps)).oneClick);
    const handlers = createHandlers({ ...deps, board, runner, facts, platform: readPlatform, applySettings });
    await applySettings();
    return { deps, runner, handlers, applySettings };
  }

  return {
    async captureNow(request) {
      const { deps, runner } = await ready();
      const last = (await listMissions(deps.db)).find(({ mission }) => mission.status === "active");
      if (!last) return openExtensionPage("/options.html#/missions");
      try {
        const { done } = await runner.start({
          ...request,
          missionId: last.mission.id,
          kind: "page",
          note: "",
          scope: "page",
          until: null,
        });
        const attempt = await done;
        // where no page can show the toast, the desk tells why
        if (attempt.state === "failed") await openExtensionPage("/options.html#/missions");
      } catch (error) {
        if (!(error instanceof BordereauError && error.code === "busy")) throw error;
      }
    },
    async applySettings() {
      await (await ready()).applySettings();
    },
  };
}
