import { waitForZip } from "./downloads.ts";
import { DESK, POPUP, withAttribute } from "./selectors.ts";
import { type BrowserDriver, DriverError, type PageHandle } from "./types.ts";

/** A tall page takes Chromium half a second for each screenful. */
const CAPTURE_TIMEOUT_MS = 150_000;
const EXPORT_TIMEOUT_MS = 180_000;

export interface CaptureOrder {
  /** Title of the mission, which is created where there is none. */
  readonly mission: string;
  readonly kind?: string | undefined;
  readonly note?: string | undefined;
  /** With `region` the popup closes, and an area is to be chosen in the page. */
  readonly scope?: "page" | "visible" | "region" | undefined;
  /** How far back a chosen conversation is loaded, `YYYY-MM-DD`. */
  readonly until?: string | undefined;
}

export interface CaptureOutcome {
  readonly state: "complete" | "partial" | "failed" | "cancelled";
  readonly files: number;
  readonly bytes: number;
  readonly captureId: string;
  /** What the popup says went wrong, empty where nothing did. */
  readonly error: string;
  readonly durationMs: number;
}

export interface ExportOutcome {
  /** Paths of the downloaded volumes. */
  readonly files: readonly string[];
  readonly fingerprint: string;
  readonly durationMs: number;
}

/** Clicks the toolbar button on a page and waits for the popup to be usable. */
export async function openPopup(driver: BrowserDriver, page: PageHandle): Promise<PageHandle> {
  await driver.clickToolbarButton(page);
  const popup = await driver.popup();
  await waitForElement(popup, POPUP.ready);
  return popup;
}

/** Chooses a mission in the popup by its title, and creates it there where needed. */
export async function chooseMission(popup: PageHandle, title: string): Promise<void> {
  const option = withAttribute(POPUP.missionOption, "data-mission-title", title);
  await popup.click(POPUP.missionPicker);
  await popup.fill(POPUP.missionPicker, title);
  await waitForElement(popup, `${option}, ${POPUP.missionCreate}`);
  const exists = await popup.evaluate((selector) => document.querySelector(selector) !== null, option);
  if (exists) return popup.click(option);
  await popup.click(POPUP.missionCreate);
  // it is chosen for certain only once the list offers it
  await waitForGone(popup, POPUP.missionCreate);
  await popup.click(POPUP.missionPicker);
  await popup.click(option);
}

/** Fills the open popup in and starts a capture; returns without waiting for its end. */
export async function startCapture(popup: PageHandle, order: CaptureOrder): Promise<void> {
  await chooseMission(popup, order.mission);
  if (order.kind !== undefined) await popup.fill(POPUP.kindSelect, order.kind);
  if (order.note !== undefined) await popup.fill(POPUP.noteInput, order.note);
  if (order.until !== undefined) await popup.fill(POPUP.untilInput, order.until);
  const buttons = { page: POPUP.capturePage, visible: POPUP.captureVisible, region: POPUP.captureRegion };
  await popup.click(buttons[order.scope ?? "page"]);
}

/** Waits until the popup says how the capture ended. */
export async function captureOutcome(popup: PageHandle): Promise<Omit<CaptureOutcome, "durationMs">> {
  return popup.waitFor(
    ({ result, error }) => {
      const shown = document.querySelector<HTMLElement>(result)?.dataset;
      const message = document.querySelector<HTMLElement>(error)?.textContent ?? "";
      if (!shown && message === "") return null;
      return {
        state: (shown?.state ?? "failed") as CaptureOutcome["state"],
        files: Number(shown?.files ?? 0),
        bytes: Number(shown?.bytes ?? 0),
        captureId: shown?.captureId ?? "",
        error: message,
      };
    },
    { result: POPUP.result, error: POPUP.error },
    { timeoutMs: CAPTURE_TIMEOUT_MS, label: "the capture's result" },
  ) as Promise<Omit<CaptureOutcome, "durationMs">>;
}

/** The whole way of one capture: toolbar button, mission, capture, result; closes the popup. */
export async function captureInPopup(
  driver: BrowserDriver,
  page: PageHandle,
  order: CaptureOrder,
): Promise<CaptureOutcome> {
  const popup = await openPopup(driver, page);
  const startedAt = performance.now();
  await startCapture(popup, order);
  const outcome = await captureOutcome(popup);
  const durationMs = Math.round(performance.now() - startedAt);
  await popup.close();
  return { ...outcome, durationMs };
}

/** Opens the desk on a mission found by its title. */
export async function openMission(driver: BrowserDriver, title: string): Promise<PageHandle> {
  const desk = await driver.openExtensionPage("options.html#/missions");
  const row = withAttribute(DESK.missionRow, "data-mission-title", title);
  await waitForElement(desk, row);
  await desk.click(`${row} a`);
  await waitForElement(desk, DESK.missionView);
  return desk;
}

/**
 * Exports a mission on the desk and waits until every volume lies whole in the download folder; closes the desk.
 * @throws DriverError with the desk's words when the export failed
 */
export async function exportMission(driver: BrowserDriver, title: string): Promise<ExportOutcome> {
  const desk = await openMission(driver, title);
  const startedAt = performance.now();
  const start = await desk.evaluate((selector) => document.querySelector(selector) !== null, DESK.exportStart);
  if (!start) await desk.click(DESK.exportOpen);
  await desk.click(DESK.exportStart);
  const outcome = await desk.waitFor(
    ({ result, error }) => {
      const message = document.querySelector<HTMLElement>(error)?.textContent;
      if (message) return { message };
      const shown = document.querySelector<HTMLElement>(result)?.dataset;
      return shown ? { files: shown.files ?? "[]", fingerprint: shown.fingerprint ?? "" } : null;
    },
    { result: DESK.exportResult, error: DESK.exportError },
    { timeoutMs: EXPORT_TIMEOUT_MS, label: "the export's result" },
  );
  if (outcome === null || "message" in outcome) throw new DriverError(`The export failed: ${outcome?.message}`);
  const names = JSON.parse(outcome.files ?? "[]") as string[];
  const files: string[] = [];
  for (const name of names) files.push(await waitForZip(driver.downloadDir, name));
  await desk.close();
  return { files, fingerprint: outcome.fingerprint ?? "", durationMs: Math.round(performance.now() - startedAt) };
}

/** Waits until an element is there, visible or not. */
export async function waitForElement(page: PageHandle, selector: string): Promise<void> {
  await page.waitFor((wanted) => document.querySelector(wanted) !== null, selector, { label: selector });
}

/** Waits until no such element is left. */
export async function waitForGone(page: PageHandle, selector: string): Promise<void> {
  await page.waitFor((wanted) => document.querySelector(wanted) === null, selector, { label: `${selector} to go` });
}
