import {
  openBroadcast,
  openExtensionPage,
  patternOf,
  putMailButtonOn,
  readExtension,
  readPlatform,
  setAlarm,
  setPopupEnabled,
  siteAccess,
} from "../browser";
import { BordereauError, randomUuid, toBordereauError } from "../core";
import { ATTEMPTS_BROADCAST, CHANGES_BROADCAST, serve } from "../messages";
import { DATABASE_NAME, Journal, listMissions, openDatabase, toStorageError } from "../store";
import { createAnnouncer, type ToastTexts } from "./announcer";
import { AttemptBoard } from "./attempt-board";
import { type CaptureRequest, CaptureRunner } from "./capture-runner";
import type { Dependencies } from "./dependencies";
import { createHandlers } from "./handlers";
import { keyLookup, MailChecks } from "./mail";
import { ProofQueue } from "./proof";
import { packagedSample } from "./sample";
import { getSettings } from "./settings";
import { createJournal, reportInterrupted } from "./start-up";

export interface BackgroundOptions {
  /** Source revision that the build was made from. */
  readonly revision: string;
  readonly toastTexts: ToastTexts;
  /** How an area of a page is chosen. */
  readonly pickerHelp: string;
}

/** Wakes the background for what waits to be stamped. */
export const PROOF_ALARM = "proof";

export interface Background {
  /** Captures the tab in front into the last used mission; without one, opens the desk to create it. */
  captureNow(request: Pick<CaptureRequest, "tabId" | "trigger" | "context">): Promise<void>;
  /** Makes the toolbar button follow the settings; the browser forgets it at each start. */
  applySettings(): Promise<void>;
  /** Closes, signs and stamps what is due. */
  prove(): Promise<void>;
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
    const journal = new Journal(db, clock);
    const tellPages = () => changesBroadcast.send(null);
    const mayAsk = (url: string) => siteAccess.isGranted([patternOf(url)]);
    const proof = new ProofQueue({
      db,
      clock,
      journal,
      randomId: randomUuid,
      onChange: tellPages,
      settings: () => getSettings({ db }),
      mayAsk,
      fetch: (...request) => fetch(...request),
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      wakeAt: (time) => setAlarm(PROOF_ALARM, time),
    });
    // what stays undone is tried again at each change and each alarm, and the desk shows it
    const prove = () => proof.run().catch(() => undefined);
    const deps: Dependencies = {
      db,
      clock,
      journal,
      randomId: randomUuid,
      onChange: () => {
        tellPages();
        void prove();
      },
    };
    await createJournal(deps);
    await reportInterrupted(deps);
    const facts = async () => ({
      software: { ...readExtension(), revision: options.revision },
      settings: await getSettings(deps),
    });
    const mailChecks = new MailChecks({
      ...deps,
      lookUp: () =>
        keyLookup({
          settings: () => getSettings(deps),
          mayAsk,
          fetch: (...request) => fetch(...request),
          now: clock,
        }),
    });
    // what waits is tried again at each start, and with each new message
    const onMail = () => void mailChecks.run().catch(() => undefined);
    const announcer = createAnnouncer(options.toastTexts, () => attemptsBroadcast.isHeardBy("/popup.html"));
    const { pickerHelp } = options;
    const runner = new CaptureRunner({ ...deps, board, announcer, facts, platform: readPlatform, pickerHelp, onMail });
    const applyOneClick = async () => setPopupEnabled(!(await getSettings(deps)).oneClick);
    let registering: Promise<void> = Promise.resolve();
    /** One at a time: a script is registered once. */
    const applyMailButton = () => {
      registering = registering
        .catch(() => undefined)
        .then(async () => {
          const { mailButtonSites } = await getSettings(deps);
          const patterns = mailButtonSites.filter((site) => URL.canParse(site)).map(patternOf);
          const granted = await Promise.all(patterns.map((pattern) => siteAccess.isGranted([pattern])));
          await putMailButtonOn(patterns.filter((_, index) => granted[index]));
        });
      return registering;
    };
    const applySettings = async () => {
      await applyOneClick();
      await applyMailButton();
    };
    const handlers = createHandlers({
      ...deps,
      board,
      runner,
      facts,
      platform: readPlatform,
      applySettings,
      mailChecks,
      onMail,
      readSampleFile: packagedSample((path) => fetch(path)),
      proof,
    });
    onMail();
    void prove();
    // the browser remembers it: nobody who asks at the start waits for this
    applyMailButton().catch(() => undefined);
    await applyOneClick();
    return { deps, runner, handlers, applySettings, prove };
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
          reload: false,
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
    async prove() {
      await (await ready()).prove();
    },
  };
}
