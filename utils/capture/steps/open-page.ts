import {
  assertSamePage,
  connectDirectly,
  connectToPage,
  injectScript,
  type PagePort,
  standInForBrowser,
  type TabSnapshot,
} from "../../browser";
import { type BordereauError, toBordereauError } from "../../core";
import type { PageMethods } from "../page";
import { connectPage } from "../page-rpc";
import { type OpenPage, pageProtected, type StepContext, TIMEOUTS } from "./context";

const SCRIPT = "/content-scripts/capture.js";

/** Puts the content script into the page and asks the page for its data; null where the browser forbids it. */
export async function openPage({
  run,
  tab,
}: StepContext): Promise<{ page: OpenPage | null; error: BordereauError | null }> {
  const { value, error } = await run.run("page-information", TIMEOUTS.information, async (signal) => {
    await injectScript(tab.tabId, SCRIPT);
    try {
      return { value: await describedBy(connectToPage(tab.tabId, "capture"), tab, signal) };
    } catch (thrown) {
      if (toBordereauError(thrown).code !== "page-changed") throw thrown;
      // the page is there, but nobody answers
      await assertSamePage(tab);
      if (await standInForBrowser(tab.tabId).catch(() => false)) {
        await injectScript(tab.tabId, SCRIPT);
        return { value: await describedBy(connectDirectly(tab.tabId, "capture"), tab, signal) };
      }
      // Firefox injects nothing into its own pages and says nothing
      throw pageProtected(thrown);
    }
  });
  return { page: value, error };
}

async function describedBy(port: PagePort, tab: TabSnapshot, signal: AbortSignal): Promise<OpenPage> {
  const connection = connectPage<PageMethods>(port);
  try {
    const description = await connection.call("describe", null, { timeoutMs: TIMEOUTS.information, signal });
    await assertSamePage(tab);
    return { connection, description };
  } catch (thrown) {
    connection.close();
    throw thrown;
  }
}
