import { type BrowserDriver, type PageHandle, waitForElement } from "../../../scripts/driver/index.ts";
import type { Capture } from "../../../utils/core/index.ts";
import { request } from "./background.ts";

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Drops files on a mission in the desk, as from a file manager, and confirms; gives what was added, in that order. */
export async function dropOnDesk(
  desk: PageHandle,
  driver: BrowserDriver,
  missionId: string,
  files: readonly DroppedFile[],
  expected = files.length,
): Promise<Capture[]> {
  await desk.goto(`${driver.extensionOrigin}/options.html#/missions/${missionId}`);
  await waitForElement(desk, "[data-testid=files-open]");
  const before = (await request(desk, "captures.list", { missionId })).length;
  await desk.evaluate(
    (dropped) => {
      const data = new DataTransfer();
      for (const { name, base64 } of dropped) {
        data.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      }
      document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") })),
  );
  await desk.click({ testId: "files-add" });
  await desk.waitFor(
    () => !document.querySelector("[data-testid=files-panel],[data-testid=mail-progress]"),
    undefined,
    { timeoutMs: 60_000, label: "the files to be added" },
  );
  const captures = await request(desk, "captures.list", { missionId });
  if (captures.length !== before + expected) {
    throw new Error(`${captures.length - before} captures were added instead of ${expected}`);
  }
  return [...captures].sort((a, b) => a.journalSequence - b.journalSequence).slice(-expected);
}
