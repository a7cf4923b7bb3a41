import { awaitReplay, type PagePort, replayUrl, shotAllowed } from "../../browser";
import {
  BordereauError,
  countDifferences,
  describeThrown,
  type Fidelity,
  type PictureDifference,
  type Pixels,
  type RandomId,
} from "../../core";
import type { CapturedFile } from "../captured-file";
import { REPLAY_READY, type ReplayPiece } from "../replay";
import { piecesOf } from "../text-pieces";
import { type OpenPage, type StepContext, shoot, TIMEOUTS } from "./context";

/** Below this share of differing pixels the first picture counts; above, the copy may not be whole yet. */
const CLOSE = 0.001;
const MAX_SHOTS = 4;
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
    const shootAndCompare = comparer(await pixelsOf(original.blob), () => shoot(tab));
    const { blob, difference } = await photographCopy(page, saved, tab.tabId, randomId(), signal, shootAndCompare);
    files.push({ role: "copy-screenshot", fileName: "copie-affichee.png", mediaType: "image/png", blob });
    return { value: difference };
  });
  return value;
}

interface Comparison {
  readonly blob: Blob;
  readonly difference: PictureDifference;
}

function comparer(original: Pixels, shootTab: () => Promise<Blob>): () => Promise<Comparison> {
  return async () => {
    const blob = await shootTab();
    try {
      return { blob, difference: countDifferences(original, await pixelsOf(blob)) };
    } catch (cause) {
      throw failed(describeThrown(cause), cause);
    }
  };
}

/** The copy once it stands still: a frame of its own process is drawn some time after it says that it is loaded. */
async function settled(shootAndCompare: () => Promise<Comparison>): Promise<Comparison> {
  let last = await shootAndCompare();
  for (let shots = 1; shots < MAX_SHOTS && !isClose(last.difference); shots++) {
    const next = await shootAndCompare();
    if (shots > 1 && next.difference.differingPixels === last.difference.differingPixels) return next;
    last = next;
  }
  return last;
}

function isClose({ comparedPixels, differingPixels }: PictureDifference): boolean {
  return differingPixels <= comparedPixels * CLOSE;
}

async function photographCopy(
  { connection }: OpenPage,
  saved: CapturedFile,
  tabId: number,
  token: string,
  signal: AbortSignal,
  shootAndCompare: () => Promise<Comparison>,
): Promise<Comparison> {
  const call = { timeoutMs: TIMEOUTS.restore, signal };
  const { asked, stop } = awaitReplay(tabId, token);
  try {
    await connection.call("beginReplay", { url: replayUrl(token) }, call);
    const replay = await within(asked, TIMEOUTS.restore, signal, "the page lets no frame of the extension in");
    await within(show(replay, saved.blob), TIMEOUTS.fidelity, signal, "the saved page was not shown");
    // before it is seen, so that it is seen as briefly as can be
    await shotAllowed();
    await connection.call("revealReplay", null, call);
    const comparison = await settled(shootAndCompare);
    if (!(await connection.call("endReplay", null, call))) throw failed("the page did not leave the frame in place");
    return comparison;
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
