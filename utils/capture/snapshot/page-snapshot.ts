import type { MissingItem } from "../../core";
import { Budget } from "./budget";
import { SheetReader, setSource } from "./css/sheet";
import { documentSheetsOf, listed } from "./dom";
import { EntryValues } from "./entry-values";
import { FileFetcher } from "./file-fetcher";
import { serializeDocument } from "./serialize";
import type { Entry, SnapshotState } from "./snapshot-state";
import { Tokens } from "./tokens";
import { recordableUrl } from "./urls";
import type { Wanted } from "./wanted";

interface SnapshotDependencies {
  readonly fetch: typeof fetch;
  /** Unguessable letters and digits, so that no page can hold a token of its own. */
  readonly nonce: string;
  /** Milliseconds. */
  readonly now: () => number;
}

export interface FinishedSnapshot {
  /** The markup in pieces; the tokens of `wanted` stand in it. */
  readonly pieces: readonly string[];
  readonly wanted: readonly Wanted[];
  readonly missing: readonly MissingItem[];
  readonly elements: number;
  readonly liveFrames: number;
  readonly framesFromSource: number;
  /** Files that this page could read itself. */
  readonly files: number;
  /** The limit that cut the snapshot short; null for none. */
  readonly cutBy: string | null;
}

/** One document and all frames in reach, at one moment. */
export class PageSnapshot {
  readonly #state: SnapshotState;
  readonly #fetcher: FileFetcher;
  readonly #markup: string;
  readonly #view: Window & typeof globalThis;
  #finished: Promise<FinishedSnapshot> | null = null;

  /** Writes the document down at once, synchronously. `framePath` is `[]` for the page itself. */
  constructor(view: Window & typeof globalThis, framePath: readonly number[], deps: SnapshotDependencies) {
    const tokens = new Tokens<Entry>(deps.nonce);
    const files = new Map<string, string>();
    this.#view = view;
    this.#fetcher = new FileFetcher(deps.fetch);
    // on their way while the document is written down
    for (const { href } of listed(documentSheetsOf(view.document))) if (href) void this.#fetcher.bytes(href);
    this.#state = {
      tokens,
      files: {
        file(url) {
          const token = files.get(url) ?? tokens.add({ kind: "file", url });
          files.set(url, token);
          return token;
        },
      },
      sheets: new SheetReader(),
      budget: new Budget(deps.now),
      missing: [],
      seen: { liveFrames: 0, icon: false },
    };
    const isTop = framePath.length === 0;
    const root = view.document.documentElement;
    const [x, y] = isTop ? [view.scrollX, view.scrollY] : [0, 0];
    this.#markup = serializeDocument(view.document, this.#state, {
      escapes: [],
      framePath,
      origin: { x, y },
      visible: isTop
        ? {
            x: 0,
            y: 0,
            width: Math.max(root.scrollWidth, view.innerWidth),
            height: Math.max(root.scrollHeight, view.innerHeight),
          }
        : { x: 0, y: 0, width: view.innerWidth, height: view.innerHeight },
    });
  }

  /** Loads the authors' own texts of the style sheets; gives the addresses of those that cannot be read from here. */
  async loadSheets(): Promise<string[]> {
    const unread: string[] = [];
    const tried = new Set<unknown>();
    for (;;) {
      const next = this.#state.sheets.all.filter((sheet) => sheet.source === undefined && !tried.has(sheet));
      const loading = next.map(async (sheet) => {
        tried.add(sheet);
        try {
          setSource(sheet, await this.#fetcher.text(sheet.url ?? ""), this.#state.sheets);
        } catch {
          if (sheet.cssom !== null) sheet.source = null;
          else if (sheet.url) unread.push(sheet.url);
        }
      });
      this.#askForFiles();
      if (loading.length === 0) return unread;
      await Promise.all(loading);
    }
  }

  /** Lets the files that the markup names come while the style sheets are worked on. */
  #askForFiles(): void {
    for (const entry of this.#state.tokens.entries) {
      if (entry.kind === "image" || entry.kind === "file") void this.#fetcher.dataUrl(entry.url);
    }
  }

  /** Takes the texts of style sheets that somebody else could read; gives what they import, to be read the same way. */
  async supplySheets(texts: ReadonlyMap<string, string>): Promise<string[]> {
    for (const sheet of this.#state.sheets.all) {
      const text = sheet.source === undefined && sheet.url ? texts.get(sheet.url) : undefined;
      if (text !== undefined) setSource(sheet, text, this.#state.sheets);
    }
    return this.loadSheets();
  }

  /** Everything in its place, but for what is wanted; done once, whoever asks first. */
  finish(): Promise<FinishedSnapshot> {
    if (!this.#finished) {
      this.#finished = this.#finish();
      // whoever asks gets the error; nobody may be asking yet
      this.#finished.catch(() => undefined);
    }
    return this.#finished;
  }

  async #finish(): Promise<FinishedSnapshot> {
    for (const sheet of this.#state.sheets.all) {
      if (sheet.source !== undefined) continue;
      this.#state.missing.push({
        what: "style",
        url: recordableUrl(sheet.url ?? ""),
        reason: "another site's style sheet cannot be read",
      });
      sheet.source = null;
    }
    const values = new EntryValues(this.#state, this.#fetcher, this.#view);
    await values.load();
    const { budget, seen } = this.#state;
    if (budget.exceeded !== null) {
      this.#state.missing.push({ what: "other", url: "", reason: `the page was cut: ${budget.exceeded}` });
    }
    return {
      pieces: values.replaceIn(this.#markup),
      wanted: values.wanted,
      missing: this.#state.missing,
      elements: budget.elements,
      liveFrames: seen.liveFrames,
      framesFromSource: values.framesFromSource,
      files: values.files,
      cutBy: budget.exceeded,
    };
  }
}
