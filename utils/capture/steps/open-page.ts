import { assertSamePage, connectToPage, injectScript } from "../../browser";
import { type BordereauError, toBordereauError } from "../../core";
import type { PageMethods } from "../page";
import { connectPage } from "../page-rpc";
import { type OpenPage, pageProtected, type StepContext, TIMEOUTS } from "./context";

/** Puts the content script into the page and asks the page for its data; null where the browser forbids it. */
export async function openPage({
  run,
  tab,
}: StepContext): Promise<{ page: OpenPage | null; error: BordereauError | null }> {
  const { value, error } = await run.run("page-information", TIMEOUTS.information, async (signal) => {
    await injectScript(tab.tabId, "/content-scripts/capture.js");
    const connection = connectPage<PageMethods>(connectToPage(tab.tabId, "capture"));
    try {
      const description = await connection.call("describe", null, { timeoutMs: TIMEOUTS.information, signal });
      await assertSamePage(tab);
      return { value: { connection, description } };
    } catch (thrown) {
      connection.close();
      if (toBordereauError(thrown).code !== "page-changed") throw thrown;
      // Firefox injects nothing into its own pages and says nothing: the page is there, but nobody answers
      await assertSamePage(tab);
      throw pageProtected(thrown);
    }
  });
  return { page: value, error };
}
