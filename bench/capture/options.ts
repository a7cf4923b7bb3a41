import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BrowserKind } from "../../scripts/driver/index.ts";
import { ROOT } from "../session.ts";

/** The tools that are compared; `ours` is the built extension. */
export const TOOL_NAMES = ["ours", "mhtml", "html2canvas", "singlefile"] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

export interface BenchOptions {
  /** "features" or a folder of pages; null for the bundled ones. */
  readonly corpus: string | null;
  /** Names of the wanted pages; empty for all. */
  readonly pages: readonly string[];
  readonly tools: readonly ToolName[];
  readonly browser: BrowserKind;
  /** Captures of each page with each tool; the time is their median. */
  readonly runs: number;
  readonly out: string;
  /** The extension holds the optional permissions for complete copies. */
  readonly complete: boolean;
  /** The extension's copies are opened in the other browser, too. */
  readonly cross: boolean;
  /** The full-page picture is taken and measured, too. */
  readonly screenshots: boolean;
  /** The other tools' figures come from an earlier run in the same folder, where it has them. */
  readonly reuse: boolean;
}

const USAGE = `npm run bench -- capture [options]
  --corpus DIR      pages to capture instead of the bundled ones: a folder (see bench/README.md) or "features"
  --pages a,b       only these
  --tools a,b       of ${TOOL_NAMES.join(", ")}; all unless told otherwise
  --browser NAME    chromium (default) or firefox, which has no mhtml and runs no singlefile here
  --runs N          captures of each page with each tool, 1 unless told otherwise
  --out DIR         bench/out unless told otherwise
  --complete        the extension holds pageCapture and all sites
  --cross           opens the extension's copies in the other browser, too
  --screenshots     takes the full-page picture, too: half a second for each screenful
  --reuse           takes the other tools' figures from the results in --out`;

/** @throws Error with the usage when an option is unknown or makes no sense */
export function readOptions(args: readonly string[]): BenchOptions {
  try {
    return parse(args);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function parse(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      corpus: { type: "string" },
      pages: { type: "string", default: "" },
      tools: { type: "string", default: TOOL_NAMES.join(",") },
      browser: { type: "string", default: "chromium" },
      runs: { type: "string", default: "1" },
      out: { type: "string", default: join(ROOT, "bench/out") },
      complete: { type: "boolean", default: false },
      cross: { type: "boolean", default: false },
      screenshots: { type: "boolean", default: false },
      reuse: { type: "boolean", default: false },
    },
  });
  if (values.browser !== "chromium" && values.browser !== "firefox") throw new Error(`No browser ${values.browser}`);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs} is not a number of runs`);
  return {
    corpus: values.corpus ?? null,
    pages: list(values.pages),
    tools: list(values.tools).map(toolName),
    browser: values.browser,
    runs,
    out: values.out,
    complete: values.complete,
    cross: values.cross,
    screenshots: values.screenshots,
    reuse: values.reuse,
  };
}

function list(value: string): string[] {
  return value.split(",").filter(Boolean);
}

function toolName(value: string): ToolName {
  const found = TOOL_NAMES.find((name) => name === value);
  if (found === undefined) throw new Error(`No tool ${value}`);
  return found;
}
