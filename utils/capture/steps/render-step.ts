import { canPhotographRect, connectToPage, injectScript, type TabSnapshot } from "../../browser";
import { dataUrlToBlob } from "../../core";
import { connectPage } from "../page-rpc";
import { readPageText } from "../read-text";
import type { RenderMethods } from "../render";
import { TIMEOUTS } from "./context";

/** In a content script of Firefox html2canvas never ends, so Firefox has no such script. */
export const canRender = !canPhotographRect;

/** The page, or the element that was chosen in it, redrawn by html2canvas as a PNG. */
export async function redrawn(tab: TabSnapshot, what: "render" | "renderChosen", signal: AbortSignal): Promise<Blob> {
  await injectScript(tab.tabId, "/content-scripts/render.js");
  const connection = connectPage<RenderMethods>(connectToPage(tab.tabId, "render"));
  try {
    const call = { timeoutMs: TIMEOUTS.snapshot, signal };
    const pieces = await readPageText(connection, await connection.call(what, null, call), call);
    return dataUrlToBlob(pieces.join(""));
  } finally {
    connection.close();
  }
}
