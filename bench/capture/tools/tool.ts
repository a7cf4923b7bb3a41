import type { BrowserKind, PageHandle } from "../../../scripts/driver/index.ts";
import type { ToolName } from "../options.ts";

/** What a tool made of a page. */
export interface Copy {
  /** From the order to the bytes. */
  readonly timeMs: number;
  readonly bytes: Buffer;
  /** A document is opened again, a picture compared as it is. */
  readonly form: "html" | "mhtml" | "png";
  /** Further durations that the tool tells, in ms by name. */
  readonly details: Readonly<Record<string, number>>;
  /** PNGs of the whole page, from top to bottom, that were taken on demand. */
  readonly screenshot?: Screenshot | undefined;
}

export interface Screenshot {
  readonly pngs: readonly Buffer[];
  readonly timeMs: number;
}

/** A fresh browser with one page of it, ready to be captured by one tool. */
export interface Stage {
  /** A blank tab in front. */
  readonly page: PageHandle;
  /** @throws Error when the tool gave nothing */
  capture(): Promise<Copy>;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly browser: BrowserKind;
  readonly windowSize: { readonly width: number; readonly height: number };
  readonly complete: boolean;
  readonly screenshots: boolean;
}

/** One way to save a page. */
export interface Tool {
  readonly name: ToolName;
  readonly browsers: readonly BrowserKind[];
  /** How it is run, in a sentence for the report. */
  readonly description: string;
  /** The page is loaded in another way than a user would load it. */
  readonly altersPage: boolean;
  /** Why it cannot be had here; null when it can. May install it outside the product. */
  prepare(): Promise<string | null>;
  open(options: StageOptions): Promise<Stage>;
}
