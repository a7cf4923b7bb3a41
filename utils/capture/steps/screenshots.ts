import { assertSamePage, canPhotographRect, connectToPage, injectScript } from "../../browser";
import { BordereauError, dataUrlToBlob } from "../../core";
import { connectPage } from "../page-rpc";
import { readPageText } from "../read-text";
import type { RenderMethods } from "../render";
import { type OpenPage, type StepContext, shoot, TIMEOUTS } from "./context";
import { photographFullPage } from "./full-page";

/** What the user sees at the moment of the click. */
export async function photographScreen({ run, tab, files }: StepContext): Promise<BordereauError | null> {
  const { value: blob, error } = await run.run("visible-screenshot", TIMEOUTS.screenshot, async () => ({
    value: await shoot(tab),
  }));
  if (blob) files.push({ role: "visible-screenshot", fileName: "ecran-visible.png", mediaType: "image/png", blob });
  return error;
}

/** Firefox photographs any page that it lets a script into, so it has no such script. */
export const canRender = !canPhotographRect;

/** Where the browser takes no photograph, the page redrawn by html2canvas; labelled as a rendering. */
export async function renderInstead({ run, tab, files }: StepContext): Promise<void> {
  await run.run("visible-screenshot", TIMEOUTS.snapshot, async (signal) => {
    await injectScript(tab.tabId, "/content-scripts/render.js");
    const connection = connectPage<RenderMethods>(connectToPage(tab.tabId, "render"));
    try {
      const call = { timeoutMs: TIMEOUTS.snapshot, signal };
      const pieces = await readPageText(connection, await connection.call("render", null, call), call);
      const blob = dataUrlToBlob(pieces.join(""));
      files.push({ role: "rendering", fileName: "page-redessinee.png", mediaType: "image/png", blob });
      return { value: null, partial: new BordereauError("screenshot-failed", { detail: "redrawn, not photographed" }) };
    } finally {
      connection.close();
    }
  });
}

/** The page from top to bottom. */
export async function photographPage(
  context: StepContext,
  page: OpenPage | null,
  why: BordereauError | null,
): Promise<void> {
  const { run, tab, files, missing, settings } = context;
  if (!context.wholePage || !settings.fullPageScreenshot) return run.skip("full-page-screenshot", null);
  if (!page) return run.skip("full-page-screenshot", why ?? new BordereauError("page-protected"));
  await run.run("full-page-screenshot", TIMEOUTS.fullPage, async (signal, onFraction) => {
    const {
      pictures,
      missing: lost,
      partial,
    } = await photographFullPage({
      page: page.connection,
      windowId: tab.windowId,
      assertSamePage: () => assertSamePage(tab),
      shoot: () => shoot(tab),
      maxHeightPx: settings.maxPageHeightPx,
      call: { timeoutMs: TIMEOUTS.information, signal },
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
