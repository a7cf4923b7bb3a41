import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { CorpusPage } from "./corpus.ts";
import type { BenchOptions } from "./options.ts";
import { compareState, type PageState, readState } from "./page-state.ts";
import { comparePngs } from "./picture.ts";
import type { Reader } from "./reader.ts";
import { type Measures, median } from "./results.ts";
import { measureScreenshot } from "./screenshot.ts";
import { settle } from "./settle.ts";
import { runSteps } from "./steps.ts";
import type { Copy, Stage, Tool } from "./tools/index.ts";
import { readViewport, type Viewport, windowFor } from "./viewport.ts";

/** The page right before it was captured. */
export interface Live {
  readonly png: Buffer;
  readonly state: PageState;
  readonly viewport: Viewport;
}

export interface Readers {
  readonly same: Reader;
  /** The other browser; null unless it was asked for. */
  readonly cross: Reader | null;
}

/** Captures one page with one tool as often as wanted and compares the first copy with the page. */
export async function measureTool(
  tool: Tool,
  page: CorpusPage,
  options: BenchOptions,
  readers: Readers,
): Promise<{ readonly measures: Measures; readonly live: Live }> {
  const first = await captureOnce(tool, page, options);
  const copies = [first.copy];
  while (copies.length < options.runs) copies.push((await captureOnce(tool, page, options)).copy);
  const { copy, live } = first;
  const pictures = join(options.out, "pictures");
  await mkdir(pictures, { recursive: true });
  const file = (suffix: string) => join(pictures, `${page.name}-${tool.name}${suffix}`);
  await writeFile(file("-live.png"), live.png);
  await writeFile(file(`.${copy.form}`), copy.bytes);
  const reading = copy.form === "png" ? null : await readers.same.read(copy, live);
  const png = reading?.png ?? copy.bytes;
  if (reading) await writeFile(file("-copy.png"), png);
  const { differences, ...picture } = comparePngs(live.png, png);
  if (differences) await writeFile(file("-differences.png"), differences);
  const state = reading && compareState(live.state, reading.state, reading.spots);
  const measures: Measures = {
    timeMs: medianOf(copies, ({ timeMs }) => timeMs),
    sizeBytes: copy.bytes.length,
    gzipBytes: gzipSync(copy.bytes).length,
    ...picture,
    words: state?.words ?? null,
    form: state?.form ?? null,
    topLayer: state?.topLayer ?? null,
    lost: state?.lost ?? null,
    requests: reading?.requests ?? null,
    scripts: reading?.state.scripts ?? null,
    details: Object.fromEntries(
      Object.keys(copy.details).map((name) => [name, medianOf(copies, ({ details }) => details[name] ?? 0)]),
    ),
    cross: readers.cross && tool.name === "ours" ? await measureCross(readers.cross, copy, live) : null,
    screenshot: copy.screenshot ? await measureScreenshot(copy.screenshot, live, options.browser, file) : null,
  };
  return { measures, live };
}

/** Loads a page and looks at it, without a capture. */
export async function lookOnly(tool: Tool, page: CorpusPage, options: BenchOptions): Promise<Live> {
  const stage = await openStage(tool, page, options);
  try {
    return await lookAt(stage);
  } finally {
    await stage.close();
  }
}

async function openStage(tool: Tool, page: CorpusPage, options: BenchOptions): Promise<Stage> {
  const windowSize = windowFor(options.browser, page.viewportHeight);
  const { browser, complete, screenshots } = options;
  const stage = await tool.open({ browser, windowSize, complete, screenshots });
  try {
    await stage.page.goto(page.url);
    await settle(stage.page);
    await runSteps(stage.page, page.steps);
    return stage;
  } catch (error) {
    await stage.close();
    throw error;
  }
}

async function lookAt({ page }: Stage): Promise<Live> {
  const viewport = await readViewport(page);
  const state = await readState(page);
  return { viewport, state, png: await page.fullPageScreenshot() };
}

async function captureOnce(tool: Tool, page: CorpusPage, options: BenchOptions): Promise<{ copy: Copy; live: Live }> {
  const stage = await openStage(tool, page, options);
  try {
    const live = await lookAt(stage);
    return { live, copy: await stage.capture() };
  } finally {
    await stage.close();
  }
}

async function measureCross(reader: Reader, copy: Copy, live: Live): Promise<Measures["cross"]> {
  const { state, spots, png } = await reader.read(copy, live);
  const { words, form } = compareState(live.state, state, spots);
  return { words, form, differingPercent: comparePngs(live.png, png).differingPercent };
}

function medianOf(copies: readonly Copy[], value: (copy: Copy) => number): number {
  return median(copies.map(value)) ?? Number.NaN;
}
