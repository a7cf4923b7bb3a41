import { type TabSnapshot, zoomOf } from "../browser";
import {
  ARTIFACT_ROLES,
  BordereauError,
  type Clock,
  type Fidelity,
  type MissingItem,
  type RandomId,
  type Settings,
  type SnapshotReport,
  type StepReport,
} from "../core";
import type { CapturedFile } from "./captured-file";
import type { PageDescription, PageMethods } from "./page";
import type { PageConnection } from "./page-rpc";
import { photographsOf } from "./photographs-of";
import type { LoadReport } from "./reload";
import { type OnStep, StepRunner } from "./step-runner";
import {
  type CapturedMail,
  type ChosenRegion,
  canRender,
  chooseRegion,
  compareCopy,
  isGone,
  keepMail,
  keepMenuTarget,
  keepMhtml,
  keepOriginal,
  keepSnapshot,
  type MenuContext,
  openPage,
  photographPage,
  photographPanes,
  photographRegion,
  photographScreen,
  type RegionWish,
  reloadFirst,
  renderInstead,
  type StepContext,
  TIMEOUTS,
  takeSnapshot,
} from "./steps";

export interface CaptureInput {
  readonly tab: TabSnapshot;
  readonly scope: "page" | "visible" | "region";
  /** What is asked of the user where an area is to be chosen; null where none is. */
  readonly region: RegionWish | null;
  readonly context: MenuContext | null;
  /** The page is loaded again first. */
  readonly reload: boolean;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onStep: OnStep;
  readonly randomId: RandomId;
}

export interface CapturedPage {
  readonly files: CapturedFile[];
  readonly missing: MissingItem[];
  readonly steps: StepReport[];
  readonly isPartial: boolean;
  readonly description: PageDescription | null;
  /** What the page's server answered; null where the page was not loaded again. */
  readonly load: LoadReport | null;
  readonly zoom: number | null;
  readonly mutations: { readonly all: number; readonly beforeSnapshot: number | null } | null;
  /** How the saved page came to be; null without one. */
  readonly snapshot: SnapshotReport | null;
  /** The saved page, shown again, against the visible screenshot; null where they were not compared. */
  readonly fidelity: Fidelity | null;
  /** The originals of the mail that a webmail showed; null on any other page, and where none could be had. */
  readonly mail: CapturedMail | null;
  /** The picture that lists show. */
  readonly picture: Blob | null;
  /** Kept open for the result's toast; the caller closes it. */
  readonly connection: PageConnection<PageMethods> | null;
}

/** The first photograph waits for the page to be written down, which it would slow down, but no longer than this. */
const PHOTOGRAPH_WITHIN_MS = 300;

/**
 * Captures the page in front, step by step; what fails is reported and the rest goes on.
 * @throws BordereauError `cancelled`; `reload-lost`; `page-changed`, `tab-not-visible` when the page was left before anything was
 * known of it; `page-protected` when neither picture nor content can be had
 */
export async function capturePage(input: CaptureInput): Promise<CapturedPage> {
  const { settings, signal } = input;
  const run = new StepRunner(input.clock, signal, input.onStep);
  if (!input.reload) run.skip("reload", null);
  const { tab, load } = input.reload
    ? await reloadFirst(run, input.tab, input.randomId)
    : { tab: input.tab, load: null };
  const context: StepContext = {
    run,
    tab,
    settings,
    wholePage: input.scope !== "visible",
    onlyRegion: input.region !== null,
    menu: input.context,
    files: [],
    missing: [],
  };
  const { files, missing } = context;

  const chosen = input.region ? await chooseFirst(context, input.region, signal) : null;
  // the page is written down right beside the first photograph
  const { promise: isTime, resolve: onWritten } = Promise.withResolvers<void>();
  if (chosen || !context.wholePage) onWritten();
  else setTimeout(onWritten, PHOTOGRAPH_WITHIN_MS);
  const photographing = isTime.then(() => photographScreen(context));
  photographing.catch(() => undefined);
  const { page, error: notOpened } = chosen ?? (await openPage(context));
  try {
    if (!page) onWritten();
    const taking = page ? takeSnapshot(context, page, onWritten) : null;
    taking?.catch(() => undefined);
    const noPicture = await photographing;
    if (noPicture && isGone(noPicture)) throw noPicture;
    if (notOpened && (isGone(notOpened) || noPicture)) throw notOpened;
    const taken = await taking;
    if (page) {
      if (noPicture && canRender) await renderInstead(context);
      await keepOriginal(context, page);
      await keepMenuTarget(context, page);
    }
    await keepMhtml(context);
    await photographPage(context, page, notOpened);
    const snapshot =
      taken && page ? await keepSnapshot(context, taken, await photographsOf(files, page.description)) : null;
    if (page) await photographPanes(context, page);
    if (page && chosen) await photographRegion(context, page, chosen.region);
    const last = { timeoutMs: TIMEOUTS.restore, signal };
    const all = (await page?.connection.call("countMutations", null, last).catch(() => null)) ?? null;
    // may have the page unfold messages, so whatever shows the page comes before
    const mail = page ? await keepMail(context) : null;
    const fidelity = await compareCopy(context, page, input.randomId);
    return {
      files: inOrder(files),
      missing,
      mutations: all === null ? null : { all, beforeSnapshot: taken?.mutationsBefore ?? null },
      snapshot,
      fidelity,
      mail,
      steps: run.reports,
      isPartial: run.isPartial,
      description: page?.description ?? null,
      load,
      zoom: await zoomOf(tab.tabId).catch(() => null),
      picture: files.find(({ mediaType }) => mediaType === "image/png")?.blob ?? null,
      connection: page?.connection ?? null,
    };
  } catch (error) {
    page?.connection.close();
    throw error;
  }
}

/** Steps side by side end in any order. */
function inOrder(files: readonly CapturedFile[]): CapturedFile[] {
  return [...files].sort((a, b) => ARTIFACT_ROLES.indexOf(a.role) - ARTIFACT_ROLES.indexOf(b.role));
}

/** The page has to be there before an area of it can be chosen, and the picture must not show the choice. */
async function chooseFirst(context: StepContext, wish: RegionWish, signal: AbortSignal) {
  const { page, error } = await openPage(context);
  if (!page) throw error ?? new BordereauError("page-protected");
  try {
    const region: ChosenRegion = await chooseRegion(page, wish, signal);
    return { page, error, region };
  } catch (thrown) {
    page.connection.close();
    throw thrown;
  }
}
