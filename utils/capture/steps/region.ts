import { BordereauError } from "../../core";
import { type OpenPage, type StepContext, TIMEOUTS, textFile } from "./context";
import { photographSubject } from "./panes";
import { canRender, redrawn } from "./render-step";
import { cut, partialFor } from "./stitch";

/** How often a conversation is asked for older messages at most. */
const MAX_ROUNDS = 60;

/** What the user wants of a region. */
export interface RegionWish {
  /** What the overlay says. */
  readonly help: string;
  /** How far back a conversation is loaded, `YYYY-MM-DD`; null for as it stands. */
  readonly until: string | null;
}

export interface ChosenRegion {
  readonly hidesContent: boolean;
  readonly until: string | null;
}

/**
 * Waits until the user has chosen an area of the page.
 * @throws BordereauError `cancelled`, `step-timeout` where nothing is chosen for long
 */
export async function chooseRegion(page: OpenPage, wish: RegionWish, signal: AbortSignal): Promise<ChosenRegion> {
  const call = { timeoutMs: TIMEOUTS.choosing, signal };
  const { hidesContent } = await page.connection.call("pickRegion", { help: wish.help }, call);
  return { hidesContent, until: wish.until };
}

/** The chosen area, whole, with its text; what cannot be photographed is redrawn beside it. */
export async function photographRegion(context: StepContext, page: OpenPage, region: ChosenRegion): Promise<void> {
  const { run, files, missing } = context;
  await run.run("region", TIMEOUTS.panes, async (signal, onFraction) => {
    const lost = region.until ? await goBack(page, region.until, signal) : [];
    const subject = { kind: "region" } as const;
    const shown = await photographSubject(context, page, subject, signal, onFraction);
    if (!shown) throw new BordereauError("screenshot-failed", { detail: "nothing of it is in the window" });
    const { pictures, text, missing: cuts } = shown;
    pictures.forEach((blob, part) => {
      const fileName = `zone${pictures.length > 1 ? `-${part + 1}` : ""}.png`;
      files.push({ role: "region-screenshot", fileName, mediaType: "image/png", blob });
    });
    if (text.some((piece) => piece !== "")) files.push(textFile("text", "texte-zone.txt", text));
    lost.push(...cuts);
    missing.push(...lost);
    if (region.hidesContent) return { value: null, partial: await redraw(context, signal) };
    const partial = partialFor(lost);
    return partial ? { value: null, partial } : { value: null };
  });
}

/** Loads older messages; says what stopped it where that was not the date. */
async function goBack({ connection }: OpenPage, until: string, signal: AbortSignal) {
  const call = { timeoutMs: TIMEOUTS.panes, signal };
  const before = Date.parse(until);
  const { end, earliest } = await connection.call("loadOlder", { before, maxRounds: MAX_ROUNDS }, call);
  if (end === "date-reached") return [];
  const reached =
    earliest === null ? "no message says its date" : `the oldest is of ${new Date(earliest).toISOString()}`;
  const why = end === "limit" ? `older messages were asked for ${MAX_ROUNDS} times` : "no older message came";
  return [cut(`wanted back to ${until}: ${why}, ${reached}`)];
}

async function redraw(context: StepContext, signal: AbortSignal): Promise<BordereauError> {
  const detail = "part of it cannot be scrolled to";
  if (!canRender)
    return new BordereauError("screenshot-failed", { detail: `${detail}; this browser cannot redraw it` });
  const blob = await redrawn(context.tab, "renderChosen", signal);
  context.files.push({ role: "rendering", fileName: "zone-redessinee.png", mediaType: "image/png", blob });
  return new BordereauError("screenshot-failed", { detail: `${detail}: redrawn, not photographed` });
}
