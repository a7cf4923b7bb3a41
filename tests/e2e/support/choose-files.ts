import type { BrowserKind, PageHandle } from "../../../scripts/driver/index.ts";

/** Gives files of this disk, or in Chromium a folder, to a file input, as the browser's own dialog would. */
export async function chooseFiles(
  page: PageHandle,
  browser: BrowserKind,
  testId: string,
  paths: readonly string[],
): Promise<void> {
  const selector = `[data-testid="${testId}"]`;
  await page.waitFor((wanted) => document.querySelector(wanted) !== null, selector, { label: selector });
  if (browser === "chromium") {
    const { root } = await page.protocol<{ root: { nodeId: number } }>("DOM.getDocument");
    const node = { nodeId: root.nodeId, selector };
    const { nodeId } = await page.protocol<{ nodeId: number }>("DOM.querySelector", node);
    await page.protocol("DOM.setFileInputFiles", { nodeId, files: paths });
    return;
  }
  const locator = { type: "css", value: selector };
  const { nodes } = await page.protocol<{ nodes: { sharedId: string }[] }>("browsingContext.locateNodes", { locator });
  await page.protocol("input.setFiles", { element: { sharedId: nodes[0]?.sharedId }, files: paths });
}
