import { assertSamePage } from "../../browser";
import { BordereauError } from "../../core";
import { type OpenPage, type StepContext, shoot, TIMEOUTS } from "./context";
import { photographFullPage } from "./full-page";
import { redrawn } from "./render-step";

/** What the user sees at the moment of the click. */
export async function photographScreen({ run, tab, files }: StepContext): Promise<BordereauError | null> {
  const { value: blob, error } = await run.run("visible-screenshot", TIMEOUTS.screenshot, async () => ({
    value: await shoot(tab),
  }));
  if (blob) files.push({ role: "visible-screenshot", fileName: "ecran-visible.png", mediaType: "image/png", blob });
  return error;
}

/** Where the browser takes no photograph, the page redrawn by html2canvas; labelled as a rendering. */
export async function renderInstead({ run, tab, files }: StepContext): Promise<void> {
  await run.run("visible-screenshot", TIMEOUTS.snapshot, async (signal) => {
    const blob = await redrawn(tab, "render", signal);
    files.push({ role: "rendering", fileName: "page-redessinee.png", mediaType: "image/png", blob });
    return { value: null, partial: new BordereauError("screenshot-failed", { detail: "redrawn, not photographed" }) };
  });
}

/** The page from top to bottom. */
export async function photographPage(
  context: StepContext,
  page: OpenPage | null,
  why: BordereauError | null,
): Promise<void> {
  const { run, tab, files, missing, settings } = context;
  if (!context.wholePage || context.onlyRegion || !settings.fullPageScreenshot)
    return run.skip("full-page-screenshot", null);
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
