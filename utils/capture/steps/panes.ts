import type { MissingItem } from "../../core";
import type { ScrollSubject } from "../page";
import { readPageText } from "../read-text";
import { type OpenPage, type StepContext, shoot, TIMEOUTS, textFile } from "./context";
import { cut, type Pictures, partialFor, stitch } from "./stitch";

/** More would take longer than anybody waits: half a second a screen. */
const MAX_PANES = 6;
/** For what loads as it comes into view. Milliseconds. */
const SCREEN_MS = 250;
/** Rows seen twice, by which lists are joined whose length is only guessed until they are seen. CSS pixels. */
const OVERLAP_PX = 40;

/** Everything that scrolls in a box of its own (a chat, a mail list), whole, and its text. */
export async function photographPanes(context: StepContext, page: OpenPage): Promise<void> {
  const { run, settings, missing, wholePage, onlyRegion, files } = context;
  if (!wholePage || onlyRegion || !settings.panes || !settings.fullPageScreenshot) return run.skip("panes", null);
  await run.run("panes", TIMEOUTS.panes, async (signal, onFraction) => {
    const call = { timeoutMs: TIMEOUTS.information, signal };
    const { panes, more } = await page.connection.call("findPanes", { max: MAX_PANES }, call);
    const lost: MissingItem[] = more > 0 ? [cut(`${more} more panes that scroll`)] : [];
    try {
      for (const [index, { name }] of panes.entries()) {
        const onPaneFraction = (fraction: number) => onFraction((index + fraction) / panes.length);
        const subject = { kind: "pane", pane: index } as const;
        const shown = await photographSubject(context, page, subject, signal, onPaneFraction);
        // behind a closed menu, say: nobody could see it either
        if (!shown) continue;
        const { pictures, text, missing: cuts } = shown;
        pictures.forEach((blob, part) => {
          const fileName = `volet-${index + 1}${pictures.length > 1 ? `-${part + 1}` : ""}.png`;
          files.push({ role: "pane-screenshot", fileName, mediaType: "image/png", blob });
        });
        files.push(textFile("text", `texte-volet-${index + 1}.txt`, text));
        lost.push(...cuts.map((item) => ({ ...item, reason: `pane ${index + 1}, ${name}: ${item.reason}` })));
      }
    } finally {
      missing.push(...lost);
    }
    const partial = partialFor(lost);
    return partial ? { value: null, partial } : { value: null };
  });
}

/** Part of the page from its beginning to its end, with the text that was seen; null where nothing of it shows. */
export async function photographSubject(
  { tab, settings }: StepContext,
  { connection }: OpenPage,
  subject: ScrollSubject,
  signal: AbortSignal,
  onFraction: (fraction: number) => void,
): Promise<(Pictures & { text: string[] }) | null> {
  const call = { timeoutMs: TIMEOUTS.information, signal };
  const first = await connection.call("beginScroll", { subject, waitMs: SCREEN_MS }, call);
  try {
    if (first.box.width < 1 || first.box.height < 1) return null;
    const pictures = await stitch(
      {
        page: connection,
        shoot: () => shoot(tab),
        maxHeightPx: settings.maxPageHeightPx,
        overlapPx: Math.min(OVERLAP_PX, first.box.height / 4),
        waitMs: SCREEN_MS,
        call,
        onFraction,
      },
      first,
    );
    const text = await readPageText(connection, await connection.call("scrolledText", null, call), call);
    return { ...pictures, text };
  } finally {
    // put back even after a cancel, whose signal would refuse the call
    const last = { timeoutMs: TIMEOUTS.restore, signal: new AbortController().signal };
    await connection.call("endScroll", null, last).catch(() => undefined);
  }
}
