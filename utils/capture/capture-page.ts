import {
  assertSamePage,
  canSaveMhtml,
  connectToPage,
  injectScript,
  photographVisible,
  saveMhtml,
  type TabSnapshot,
  zoomOf,
} from "../browser";
import { BordereauError, type Clock, dataUrlToBlob, type MissingItem, type Settings, type StepReport } from "../core";
import { type CapturedFile, extensionOf } from "./captured-file";
import { photographFullPage } from "./full-page";
import type { PageDescription, PageMethods } from "./page";
import { connectPage, type PageConnection } from "./page-rpc";
import { readPageText } from "./read-text";
import type { RenderMethods } from "./render";
import { type OnStep, StepRunner } from "./step-runner";

/** How long each step may take before the capture goes on without it. Milliseconds. */
const TIMEOUTS = {
  screenshot: 20_000,
  information: 10_000,
  snapshot: 60_000,
  mhtml: 30_000,
  context: 20_000,
  original: 30_000,
  fullPage: 180_000,
  restore: 5_000,
} as const;

/** What the context menu was opened on. */
export interface MenuContext {
  readonly target: "page" | "selection" | "image" | "link";
  readonly url: string | null;
  readonly text: string | null;
}

export interface CaptureInput {
  readonly tab: TabSnapshot;
  readonly scope: "page" | "visible";
  readonly context: MenuContext | null;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onStep: OnStep;
}

export interface CapturedPage {
  readonly files: CapturedFile[];
  readonly missing: MissingItem[];
  readonly steps: StepReport[];
  readonly isPartial: boolean;
  readonly description: PageDescription | null;
  readonly zoom: number | null;
  readonly mutations: number | null;
  /** The picture that lists show. */
  readonly picture: Blob | null;
  /** Kept open for the result's toast; the caller closes it. */
  readonly connection: PageConnection<PageMethods> | null;
}

/**
 * Captures the page in front, step by step; what fails is reported and the rest goes on.
 * @throws BordereauError `cancelled`; `page-changed`, `tab-not-visible` when the page was left before anything was
 * known of it; `page-protected` when neither picture nor content can be had
 */
export async function capturePage(input: CaptureInput): Promise<CapturedPage> {
  const { tab, settings, signal } = input;
  const run = new StepRunner(input.clock, signal, input.onStep);
  const files: CapturedFile[] = [];
  const missing: MissingItem[] = [];
  const wholePage = input.scope === "page";

  const shoot = async () => {
    if (signal.aborted) throw new BordereauError("cancelled");
    await assertSamePage(tab);
    const picture = await photographVisible(tab.windowId);
    // the user may have switched tabs while the shot was taken
    await assertSamePage(tab);
    return picture;
  };

  // first of all: what the user sees at the moment of the click
  const visible = await run.run("visible-screenshot", TIMEOUTS.screenshot, async () => ({ value: await shoot() }));
  if (visible.value) files.push({ role: "visible-screenshot", fileName: "ecran-visible.png", mediaType: "image/png", blob: visible.value });
  else if (visible.error && isGone(visible.error)) throw visible.error;

  const opened = await run.run("page-information", TIMEOUTS.information, async (stepSignal) => {
    await injectScript(tab.tabId, "/content-scripts/capture.js");
    const connection = connectPage<PageMethods>(connectToPage(tab.tabId, "capture"));
    try {
      const description = await connection.call("describe", null, { timeoutMs: TIMEOUTS.information, signal: stepSignal });
      await assertSamePage(tab);
      return { value: { connection, description } };
    } catch (error) {
      connection.close();
      throw error;
    }
  });
  if (opened.error && isGone(opened.error)) throw opened.error;
  if (!opened.value && !visible.value) throw opened.error ?? new BordereauError("page-protected");
  const connection = opened.value?.connection ?? null;
  const description = opened.value?.description ?? null;

  try {
    if (connection && description) {
      if (!visible.value) await renderInstead(run, tab.tabId, files);
      const call = { timeoutMs: TIMEOUTS.snapshot, signal };
      const serialize = wholePage && settings.selfContainedPage;
      const snapshot = await run.run("text", TIMEOUTS.snapshot, async (stepSignal) => {
        const stepCall = { ...call, signal: stepSignal };
        const { text, page, missing: lost } = await connection.call("snapshot", { serialize }, stepCall);
        const pieces = await readPageText(connection, text, stepCall);
        return { value: { pieces, page, lost } };
      });
      if (snapshot.value) {
        files.push(textFile("text", "texte.txt", snapshot.value.pieces));
        missing.push(...snapshot.value.lost);
      }
      const page = snapshot.value?.page ?? null;
      if (!serialize) run.skip("page", null);
      else if (!page) run.skip("page", snapshot.error ?? new BordereauError("page-unreachable"));
      else {
        await run.run("page", TIMEOUTS.snapshot, async (stepSignal) => {
          const pieces = await readPageText(connection, page, { ...call, signal: stepSignal });
          const blob = new Blob(pieces, { type: "text/html;charset=utf-8" });
          files.push({ role: "page", fileName: "page-enregistree.html", mediaType: "text/html", blob });
          return { value: null };
        });
      }
      await keepOriginal(run, connection, description, files);
      await keepContext(run, connection, input.context, files);
    }
    if (wholePage && settings.mhtml && (await canSaveMhtml())) {
      await run.run("mhtml", TIMEOUTS.mhtml, async () => {
        await assertSamePage(tab);
        files.push({ role: "mhtml", fileName: "page.mhtml", mediaType: "multipart/related", blob: await saveMhtml(tab.tabId) });
        return { value: null };
      });
    } else run.skip("mhtml", null);

    if (!wholePage || !settings.fullPageScreenshot) run.skip("full-page-screenshot", null);
    else if (!connection) run.skip("full-page-screenshot", opened.error ?? new BordereauError("page-protected"));
    else {
      await run.run("full-page-screenshot", TIMEOUTS.fullPage, async (stepSignal, onFraction) => {
        const { pictures, missing: lost, partial } = await photographFullPage({
          page: connection,
          windowId: tab.windowId,
          shoot,
          maxHeightPx: settings.maxPageHeightPx,
          call: { timeoutMs: TIMEOUTS.information, signal: stepSignal },
          onFraction,
        });
        pictures.forEach((blob, index) => {
          const suffix = pictures.length > 1 ? `-${index + 1}` : "";
          files.push({ role: "full-page-screenshot", fileName: `page-entiere${suffix}.png`, mediaType: "image/png", blob });
        });
        missing.push(...lost);
        return partial ? { value: null, partial } : { value: null };
      });
    }
    const mutations = connection
      ? await connection.call("countMutations", null, { timeoutMs: TIMEOUTS.restore, signal }).catch(() => null)
      : null;
    const zoom = await zoomOf(tab.tabId).catch(() => null);
    const picture = visible.value ?? files.find(({ role }) => role === "full-page-screenshot" || role === "rendering")?.blob ?? null;
    return { files, missing, steps: run.reports, isPartial: run.isPartial, description, zoom, mutations, picture, connection };
  } catch (error) {
    connection?.close();
    throw error;
  }
}

/** The page that was clicked is no longer there: nothing of it may be kept under its name. */
function isGone(error: BordereauError): boolean {
  return ["page-changed", "tab-not-visible", "tab-missing", "tab-discarded"].includes(error.code);
}

function textFile(role: "text" | "selection", fileName: string, pieces: string[]): CapturedFile {
  return { role, fileName, mediaType: "text/plain", blob: new Blob(pieces, { type: "text/plain;charset=utf-8" }) };
}

/** Where the browser takes no photograph, the page redrawn by html2canvas; labelled as a rendering. */
async function renderInstead(run: StepRunner, tabId: number, files: CapturedFile[]): Promise<void> {
  await run.run("visible-screenshot", TIMEOUTS.snapshot, async (signal) => {
    await injectScript(tabId, "/content-scripts/render.js");
    const connection = connectPage<RenderMethods>(connectToPage(tabId, "render"));
    try {
      const call = { timeoutMs: TIMEOUTS.snapshot, signal };
      const pieces = await readPageText(connection, await connection.call("render", null, call), call);
      files.push({ role: "rendering", fileName: "page-redessinee.png", mediaType: "image/png", blob: dataUrlToBlob(pieces.join("")) });
      return { value: null, partial: new BordereauError("screenshot-failed", { detail: "redrawn, not photographed" }) };
    } finally {
      connection.close();
    }
  });
}

/** A PDF or an image shown by the browser itself: the file is the evidence, so its own bytes are kept. */
async function keepOriginal(
  run: StepRunner,
  connection: PageConnection<PageMethods>,
  description: PageDescription,
  files: CapturedFile[],
): Promise<void> {
  if (/^(text\/html|application\/xhtml\+xml)$/.test(description.contentType)) return run.skip("original", null);
  await run.run("original", TIMEOUTS.original, async (signal) => {
    const call = { timeoutMs: TIMEOUTS.original, signal };
    const pieces = await readPageText(connection, await connection.call("fetchOriginal", null, call), call);
    const blob = dataUrlToBlob(pieces.join(""));
    files.push({ role: "original", fileName: `original.${extensionOf(blob.type)}`, mediaType: blob.type, blob });
    return { value: null };
  });
}

/** The selection or image that the context menu was opened on. */
async function keepContext(
  run: StepRunner,
  connection: PageConnection<PageMethods>,
  context: MenuContext | null,
  files: CapturedFile[],
): Promise<void> {
  if (context?.target === "selection" && context.text) {
    files.push(textFile("selection", "selection.txt", [context.text]));
  }
  const imageUrl = context?.target === "image" ? context.url : null;
  if (!imageUrl) return run.skip("context", null);
  await run.run("context", TIMEOUTS.context, async (signal) => {
    const call = { timeoutMs: TIMEOUTS.context, signal };
    const handle = await connection.call("fetchImage", { url: imageUrl }, call);
    const blob = dataUrlToBlob((await readPageText(connection, handle, call)).join(""));
    files.push({ role: "image", fileName: `image.${extensionOf(blob.type)}`, mediaType: blob.type, blob });
    return { value: null };
  });
}
