import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserKind } from "../../scripts/driver/index.ts";
import type { ToolName } from "./options.ts";
import type { StateComparison } from "./page-state.ts";

/** What one tool came to on one page. */
export interface Measures {
  /** From the order to the bytes; median of the runs. */
  readonly timeMs: number;
  readonly sizeBytes: number;
  readonly gzipBytes: number;
  /** Of the pixels of the live page right before the capture. */
  readonly differingPercent: number;
  readonly ssim: number;
  /** Share of the words, of the fields' states and of the open dialogs; null where nothing is to be compared. */
  readonly words: number | null;
  readonly form: number | null;
  readonly topLayer: number | null;
  readonly lost: StateComparison["lost"] | null;
  /** What the copy asked the network for; null for a picture. */
  readonly requests: readonly string[] | null;
  readonly scripts: number | null;
  /** Further durations, in ms by name; medians. */
  readonly details: Readonly<Record<string, number>>;
  /** The copy in the other browser. */
  readonly cross: { readonly words: number; readonly form: number | null; readonly differingPercent: number } | null;
  readonly screenshot: ScreenshotMeasures | null;
  /** Taken from an earlier run. */
  readonly reused?: boolean;
}

export interface ScreenshotMeasures {
  readonly differingPercent: number;
  readonly timeMs: number;
  /** Two screenshots a second: what the browser's quota makes the whole page take at least; 0 in Firefox. */
  readonly boundMs: number;
}

export interface Failure {
  readonly error: string;
}

export interface PageResult {
  readonly name: string;
  readonly kind: string;
  /** Differing pixels of two plain loads, percent; null when it was not measured. */
  readonly noisePercent: number | null;
  readonly tools: Readonly<Partial<Record<ToolName, Measures | Failure>>>;
}

export interface Results {
  readonly browser: BrowserKind;

  /** Name of the folder of pages, or "bundled". */
  readonly corpus: string;
  readonly pages: readonly PageResult[];
}

export function isFailure(result: Measures | Failure): result is Failure {
  return "error" in result;
}

/** The results that an earlier run left; null when there are none. */
export async function readResults(folder: string): Promise<Results | null> {
  try {
    return JSON.parse(await readFile(join(folder, "results.json"), "utf8")) as Results;
  } catch {
    return null;
  }
}

export async function writeResults(folder: string, results: Results): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "results.json"), `${JSON.stringify(results, null, 1)}\n`);
}

/** The middle value, or the mean of the two in the middle; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
