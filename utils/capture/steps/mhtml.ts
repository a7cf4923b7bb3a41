import { assertSamePage, canSaveMhtml, saveMhtml } from "../../browser";
import { type StepContext, TIMEOUTS } from "./context";

/** Chromium's own copy of the page, where the user granted the permission. */
export async function keepMhtml({ run, tab, files, settings, wholePage }: StepContext): Promise<void> {
  if (!wholePage || !settings.mhtml || !(await canSaveMhtml())) return run.skip("mhtml", null);
  await run.run("mhtml", TIMEOUTS.mhtml, async () => {
    await assertSamePage(tab);
    files.push({
      role: "mhtml",
      fileName: "page.mhtml",
      mediaType: "multipart/related",
      blob: await saveMhtml(tab.tabId),
    });
    return { value: null };
  });
}
