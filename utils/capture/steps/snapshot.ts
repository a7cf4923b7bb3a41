import { canReadAllSites, canSaveMhtml, connectToPage, injectIntoFrames, saveMhtml } from "../../browser";
import { BordereauError, type SnapshotReport } from "../../core";
import {
  anySite,
  type ByteSource,
  Bytes,
  type FillReport,
  type FrameSnapshot,
  fillSnapshot,
  MhtmlArchive,
  type Photograph,
  Photographs,
} from "../fill";
import type { PageMethods } from "../page";
import { type CallOptions, connectPage, type PageConnection } from "../page-rpc";
import { readPageText } from "../read-text";
import { isDocumentPage, type OpenPage, type StepContext, TIMEOUTS, textFile, textLayerFile } from "./context";

/** The document as the page and its frames wrote it down; pieces that they could not read are still open. */
export interface TakenSnapshot {
  readonly main: FrameSnapshot;
  readonly frames: readonly FrameSnapshot[];
  readonly bytes: Bytes;
  readonly elements: number;
  readonly liveFrames: number;
  readonly framesFromSource: number;
  readonly files: number;
  readonly mutationsBefore: number;
}

/**
 * The page itself and its text, as they stood at one moment; null where the page is not to be kept, or could not.
 * `onWritten` is called once page and frames are written down; what they show may still be on its way.
 */
export async function takeSnapshot(
  context: StepContext,
  page: OpenPage,
  onWritten: () => void,
): Promise<TakenSnapshot | null> {
  const { run, settings } = context;
  const isWanted = context.wholePage && settings.selfContainedPage && isDocumentPage(page.description);
  if (!isWanted) run.skip("page", null);
  const taken = isWanted ? await takeMarkup(context, page, onWritten) : null;
  onWritten();
  await keepText(context, page);
  return taken;
}

async function takeMarkup(
  context: StepContext,
  { connection, description }: OpenPage,
  onWritten: () => void,
): Promise<TakenSnapshot | null> {
  const { run, missing } = context;
  const { value } = await run.run("page", TIMEOUTS.snapshot, async (signal) => {
    const call = { timeoutMs: TIMEOUTS.snapshot, signal };
    const frames = description.closedFrames > 0 ? await openFrames(context, call).catch(() => []) : [];
    // all at one moment, as far as messages allow
    const inFrames = Promise.all(frames.map((frame) => frame.take(call)));
    const unread = await connection.call("snapshot", null, call);
    await inFrames;
    onWritten();
    const bytes = new Bytes(await byteSources(context));
    await supplySheets(connection, unread, bytes, call);
    const { page: handle, ...finished } = await connection.call("finishSnapshot", null, call);
    const pieces = await readPageText(connection, handle, call);
    missing.push(...finished.missing);
    const inner: FrameSnapshot[] = [];
    for (const frame of frames) {
      const taken = await frame.finish(bytes, call);
      if (!taken) continue;
      inner.push(taken);
      missing.push(...taken.missing);
    }
    const main = { path: [], url: description.url, pieces, wanted: finished.wanted };
    const taken: TakenSnapshot = { ...finished, main, frames: inner, bytes };
    const cut = finished.cutBy && new BordereauError("step-timeout", { detail: `the page was cut: ${finished.cutBy}` });
    return cut ? { value: taken, partial: cut } : { value: taken };
  });
  return value;
}

/** The text of that moment, and the words where they stand. */
async function keepText({ run, files }: StepContext, { connection }: OpenPage): Promise<void> {
  await run.run("text", TIMEOUTS.snapshot, async (signal) => {
    const call = { timeoutMs: TIMEOUTS.snapshot, signal };
    const { text, textLayer } = await connection.call("text", null, call);
    files.push(textFile("text", "texte.txt", await readPageText(connection, text, call)));
    files.push(textLayerFile(await readPageText(connection, textLayer, call)));
    return { value: null };
  });
}

/** Adds the saved page, with what could not be read filled from the photographs. */
export async function keepSnapshot(
  context: StepContext,
  taken: TakenSnapshot,
  photographs: readonly Photograph[],
): Promise<SnapshotReport> {
  const cutter = new Photographs(photographs);
  const report: FillReport = { substitutes: [], missing: [], liveFrames: taken.liveFrames, photographedFrames: 0 };
  const pieces = await fillSnapshot(taken.main, { ...taken, photographs: cutter }, report);
  await cutter.close();
  const blob = new Blob(pieces, { type: "text/html;charset=utf-8" });
  context.files.push({ role: "page", fileName: "page-enregistree.html", mediaType: "text/html", blob });
  context.missing.push(...report.missing);
  return {
    elements: taken.elements,
    frames: {
      live: report.liveFrames,
      fromSource: taken.framesFromSource,
      photographed: report.photographedFrames,
    },
    files: { page: taken.files, ...taken.bytes.counts },
    substitutes: report.substitutes,
  };
}

interface Frame {
  take(call: CallOptions): Promise<void>;
  finish(bytes: Bytes, call: CallOptions): Promise<(FrameSnapshot & { missing: StepContext["missing"] }) | null>;
}

/** Frames that no document above them may look into, as far as the browser lets us into them. */
async function openFrames({ tab }: StepContext, call: CallOptions): Promise<Frame[]> {
  const ids = await injectIntoFrames(tab.tabId);
  const frames = await Promise.all(
    ids.map(async (frameId) => {
      const connection = connectPage<PageMethods>(connectToPage(tab.tabId, "capture", frameId));
      const information = await connection.call("frameInformation", null, call).catch(() => null);
      if (information && !information.isReachable) return frame(connection, information);
      connection.close();
      return null;
    }),
  );
  return frames.filter((each) => each !== null);
}

/** A frame that goes away in the middle is missing, the page is not. */
function frame(
  connection: PageConnection<PageMethods>,
  { path, url }: { path: readonly number[] | null; url: string },
): Frame {
  let unread: string[] | null = null;
  return {
    async take(call) {
      unread = await connection.call("snapshot", null, call).catch(() => null);
    },
    async finish(bytes, call) {
      try {
        if (!unread) return null;
        await supplySheets(connection, unread, bytes, call);
        const { page, wanted, missing } = await connection.call("finishSnapshot", null, call);
        return { path, url, wanted, missing: [...missing], pieces: await readPageText(connection, page, call) };
      } catch {
        return null;
      } finally {
        connection.close();
      }
    },
  };
}

/** How often style sheets are looked for that other ones import. */
const MAX_IMPORT_DEPTH = 5;

async function supplySheets(
  connection: PageConnection<PageMethods>,
  unread: readonly string[],
  bytes: Bytes,
  call: CallOptions,
): Promise<void> {
  let wanted = unread;
  for (let depth = 0; wanted.length > 0 && !bytes.isEmpty && depth < MAX_IMPORT_DEPTH; depth++) {
    const texts = await Promise.all(
      wanted.map(async (url) => [url, await (await bytes.get(url))?.blob.text()] as const),
    );
    const found = texts.flatMap(([url, text]) => (text === undefined ? [] : [[url, text] as const]));
    if (found.length === 0) return;
    wanted = await connection.call("supplySheets", { texts: found }, call);
  }
}

async function byteSources({ tab }: StepContext): Promise<ByteSource[]> {
  const sources: ByteSource[] = [];
  if (await canReadAllSites()) sources.push(anySite(fetch));
  if (await canSaveMhtml()) {
    let archive: Promise<MhtmlArchive> | null = null;
    sources.push({
      name: "mhtml",
      async get(url) {
        // made only where something is wanted
        archive ??= saveMhtml(tab.tabId).then((blob) => MhtmlArchive.read(blob));
        return (await archive).file(url);
      },
    });
  }
  return sources;
}
