import { dataUrlToBlob } from "../../core";
import { extensionOf } from "../captured-file";
import type { TextHandle } from "../page";
import type { CallOptions } from "../page-rpc";
import { readPageText } from "../read-text";
import { isDocumentPage, type OpenPage, type StepContext, TIMEOUTS, textFile } from "./context";

/** A PDF or an image that the browser shows in a viewer of its own: the file's own bytes. */
export async function keepOriginal({ run, files }: StepContext, page: OpenPage): Promise<void> {
  if (isDocumentPage(page.description)) return run.skip("original", null);
  await run.run("original", TIMEOUTS.original, async (signal) => {
    const blob = await fetchBytes(
      page,
      (call) => page.connection.call("fetchOriginal", null, call),
      TIMEOUTS.original,
      signal,
    );
    files.push({ role: "original", fileName: `original.${extensionOf(blob.type)}`, mediaType: blob.type, blob });
    return { value: null };
  });
}

/** The selection or image that the context menu was opened on. */
export async function keepMenuTarget({ run, files, menu }: StepContext, page: OpenPage): Promise<void> {
  if (menu?.target === "selection" && menu.text) files.push(textFile("selection", "selection.txt", [menu.text]));
  const url = menu?.target === "image" ? menu.url : null;
  if (!url) return run.skip("context", null);
  await run.run("context", TIMEOUTS.context, async (signal) => {
    const blob = await fetchBytes(
      page,
      (call) => page.connection.call("fetchImage", { url }, call),
      TIMEOUTS.context,
      signal,
    );
    files.push({ role: "image", fileName: `image.${extensionOf(blob.type)}`, mediaType: blob.type, blob });
    return { value: null };
  });
}

/** A file that the page fetched, carried over as text in pieces. */
async function fetchBytes(
  { connection }: OpenPage,
  fetch: (call: CallOptions) => Promise<TextHandle>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Blob> {
  const call = { timeoutMs, signal };
  return dataUrlToBlob((await readPageText(connection, await fetch(call), call)).join(""));
}
