import { assertSamePage, photographVisible, type TabSnapshot } from "../../browser";
import { BordereauError, type MissingItem, type Settings } from "../../core";
import type { CapturedFile } from "../captured-file";
import type { PageDescription, PageMethods } from "../page";
import type { PageConnection } from "../page-rpc";
import type { StepRunner } from "../step-runner";

/** What the context menu was opened on. */
export interface MenuContext {
  readonly target: "page" | "selection" | "image" | "link";
  readonly url: string | null;
  readonly text: string | null;
}

/** What the steps of one capture share. */
export interface StepContext {
  readonly run: StepRunner;
  readonly tab: TabSnapshot;
  readonly settings: Settings;
  /** The whole page, or only what is visible. */
  readonly wholePage: boolean;
  /** An area was chosen: its picture takes the place of those of the whole page and its panes. */
  readonly onlyRegion: boolean;
  readonly menu: MenuContext | null;
  /** Steps add what they produce, and what they could not get. */
  readonly files: CapturedFile[];
  readonly missing: MissingItem[];
}

/** The page with its content script at work. */
export interface OpenPage {
  readonly connection: PageConnection<PageMethods>;
  readonly description: PageDescription;
}

/** How long each step may take before the capture goes on without it. Milliseconds. */
export const TIMEOUTS = {
  reload: 60_000,
  screenshot: 20_000,
  information: 10_000,
  snapshot: 60_000,
  mhtml: 30_000,
  context: 20_000,
  original: 30_000,
  fullPage: 180_000,
  panes: 180_000,
  choosing: 300_000,
  restore: 5_000,
  mail: 120_000,
  fidelity: 30_000,
} as const;

/**
 * A photograph of the window, checked before and after to show the page that was clicked.
 * @throws BordereauError `page-changed`, `tab-not-visible`, `page-protected`, `screenshot-failed`
 */
export async function shoot(tab: TabSnapshot): Promise<Blob> {
  await assertSamePage(tab);
  const picture = await photographVisible(tab.windowId);
  // the user may have switched tabs while the shot was taken
  await assertSamePage(tab);
  return picture;
}

/** The page that was clicked is no longer there: nothing may be kept under its name. */
export function isGone(error: BordereauError): boolean {
  return ["page-changed", "tab-not-visible", "tab-missing", "tab-discarded"].includes(error.code);
}

/** A browser's own viewer around a PDF, an image, a JSON file: the file is the evidence, not the viewer. */
export function isDocumentPage({ contentType }: PageDescription): boolean {
  return /^(text\/html|application\/xhtml\+xml)$/.test(contentType);
}

export function textFile(role: "text" | "selection", fileName: string, pieces: string[]): CapturedFile {
  return { role, fileName, mediaType: "text/plain", blob: new Blob(pieces, { type: "text/plain;charset=utf-8" }) };
}

/** The words with their places (`docs/dossier-format.md`). */
export function textLayerFile(pieces: string[]): CapturedFile {
  const blob = new Blob(pieces, { type: "application/json" });
  return { role: "text-layer", fileName: "texte-positions.json", mediaType: "application/json", blob };
}

/** The error for a page whose content cannot be had although it is still there. */
export function pageProtected(cause: unknown): BordereauError {
  return new BordereauError("page-protected", { cause, detail: "the browser lets no extension read this page" });
}
