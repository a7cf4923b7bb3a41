import { awaitReplay, type PagePort, replayUrl, shotAllowed } from "../../browser";
import {
  BordereauError,
  countDifferences,
  describeThrown,
  type Fidelity,
  type Pixels,
  type RandomId,
} from "../../core";
import type { CapturedFile } from "../captured-file";
import { piecesOf } from "../read-text";
import { REPLAY_READY, type ReplayPiece } from "../replay";
import { type OpenPage, type StepContext, shoot, TIMEOUTS } from "./context";

/** A larger page takes longer to show again than the figure is worth. Bytes. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024;

/**
 * Opens the saved page again over the live one, photographs it and compares it with the visible screenshot; null
 * where that was not wanted or did not work. The capture is no less whole for it.
 */
export async function compareCopy(
  context: StepContext,
  page: OpenPage | null,
  randomId: RandomId,
): Promise<Fidelity | null> {
  const { run, tab, settings, files } = context;
  const original = files.find(({ role }) => role === "visible-screenshot");
  const saved = files.find(({ role }) => role === "page");
  if (!context.wholePage || !settings.fidelityCheck || !page || !original || !saved) {
    run.skip("fidelity", null);
    return null;
  }
  const { value } = await run.run("fidelity", TIMEOUTS.fidelity, async (signal) => {
    if (saved.blob.size > MAX_PAGE_BYTES) throw failed(`the saved page has ${saved.blob.size} bytes`);
    const copy = await photographCopy(page, saved, randomId(), signal, () => shoot(tab), tab.tabId);
    files.push({ role: "copy-screenshot", fileName: "copie-affichee.png", mediaType: "image/png", blob: copy });
    try {
      return { value: countDifferences(await pixelsOf(original.blob), await pixelsOf(copy)) };
    } catch (cause) {
      throw failed(describeThrown(cause), cause);
    }
  });
  return value;
}

async function photographCopy(
  { connection }: OpenPage,
  saved: CapturedFile,
  token: string,
  signal: AbortSignal,
  shootTab: () => Promise<Blob>,
  tabId: number,
): Promise<Blob> {
  const call = { timeoutMs: TIMEOUTS.restore, signal };
  const { asked, stop } = awaitReplay(tabId, token);
  try {
    await connection.call("beginReplay", { url: replayUrl(token) }, call);
    const replay = await within(asked, TIMEOUTS.restore, signal, "the page lets no frame of the extension in");
    await within(show(replay, saved.blob), TIMEOUTS.fidelity, signal, "the saved page was not shown");
    // before it is seen, so that it is seen as briefly as can be
    await shotAllowed();
    await connection.call("revealReplay", null, call);
    const picture = await shootTab();
    if (!(await connection.call("endReplay", null, call))) throw failed("the page did not leave the frame in place");
    return picture;
  } finally {
    stop();
    const last = { timeoutMs: TIMEOUTS.restore, signal: new AbortController().signal };
    await connection.call("endReplay", null, last).catch(() => undefined);
  }
}

/** Hands the saved page over, and waits until it is drawn. */
async function show(replay: PagePort, saved: Blob): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    replay.onMessage((message) => message === REPLAY_READY && resolve());
    replay.onClose(() => reject(failed("the frame went away")));
  });
  for (const html of piecesOf(await saved.text())) replay.post({ html } satisfies ReplayPiece);
  replay.post({ end: true } satisfies ReplayPiece);
  await ready;
}

async function pixelsOf(picture: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d", { alpha: false, willReadFrequently: true });
  if (!context) throw failed("no 2D canvas");
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

/** @throws BordereauError `comparison-failed` with `why` when it takes too long, `cancelled` */
function within<T>(promise: Promise<T>, timeoutMs: number, signal: AbortSignal, why: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new BordereauError("cancelled"));
    const timer = setTimeout(() => reject(failed(why)), timeoutMs);
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    });
  });
}

function failed(detail: string, cause?: unknown): BordereauError {
  return new BordereauError("comparison-failed", { detail, cause });
}
