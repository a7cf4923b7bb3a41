import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BrowserKind } from "../scripts/driver/index.ts";
import { type Corpus, type CorpusPage, openCorpus } from "./capture/corpus.ts";
import { toCsv } from "./capture/csv.ts";
import { type Live, lookOnly, measureTool, type Readers } from "./capture/measure.ts";
import { type BenchOptions, readOptions, type ToolName } from "./capture/options.ts";
import { comparePngs } from "./capture/picture.ts";
import { drawPlot } from "./capture/plot.ts";
import { startReader } from "./capture/reader.ts";
import { describeProgress, describeResults } from "./capture/report.ts";
import {
  type Failure,
  isFailure,
  type Measures,
  type PageResult,
  type Results,
  readResults,
  writeResults,
} from "./capture/results.ts";
import { TOOLS, type Tool } from "./capture/tools/index.ts";

/*
 * npm run bench -- capture
 * Saves the same pages with the extension and with its peers, opens each copy again offline and compares it with the
 * page as it was right before.
 */

/** The tools that can run, in the order of the tables. */
async function prepareTools(options: BenchOptions): Promise<Tool[]> {
  const ready: Tool[] = [];
  for (const tool of TOOLS.filter(({ name }) => options.tools.includes(name))) {
    const obstacle = tool.browsers.includes(options.browser) ? await tool.prepare() : `not in ${options.browser}`;
    console.log(`${tool.name}: ${obstacle === null ? tool.description : `skipped, ${obstacle}`}`);
    if (obstacle === null) ready.push(tool);
  }
  return ready;
}

function choosePages({ pages }: Corpus, names: readonly string[]): CorpusPage[] {
  const unknown = names.filter((name) => !pages.some((page) => page.name === name));
  if (unknown.length > 0) throw new Error(`No page ${unknown.join(", ")}; there are ${pages.map(({ name }) => name)}`);
  return pages.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function openReaders({ browser, cross }: BenchOptions): Promise<Readers> {
  const other: BrowserKind = browser === "chromium" ? "firefox" : "chromium";
  return { same: await startReader(browser), cross: cross ? await startReader(other) : null };
}

/** What the earlier run knows of a page, of tools other than ours. */
function reusable(earlier: PageResult | undefined): Map<ToolName, Measures> {
  const known = new Map<ToolName, Measures>();
  for (const [name, result] of Object.entries(earlier?.tools ?? {}))
    if (name !== "ours" && !isFailure(result)) known.set(name as ToolName, { ...result, reused: true });
  return known;
}

async function measurePage(
  page: CorpusPage,
  tools: readonly Tool[],
  options: BenchOptions,
  readers: Readers,
  earlier: PageResult | undefined,
): Promise<PageResult> {
  const known = reusable(earlier);
  const results: Partial<Record<ToolName, Measures | Failure>> = {};
  const lives: Live[] = [];
  for (const tool of tools) {
    const result = known.get(tool.name) ?? (await attempt(() => measureTool(tool, page, options, readers)));
    if ("live" in result && !tool.altersPage) lives.push(result.live);
    const measures = "live" in result ? result.measures : result;
    console.log(describeProgress(page.name, tool.name, measures));
    results[tool.name] = measures;
  }
  const noisePercent = earlier?.noisePercent ?? (await measureNoise(lives));
  return { name: page.name, kind: page.kind, noisePercent, tools: results };

  /** How much two plain loads differ, percent of their pixels. */
  async function measureNoise([one, other]: readonly Live[]): Promise<number | null> {
    const [tool] = tools;
    if (one === undefined || tool === undefined) return null;
    const { png } = other ?? (await lookOnly(tool, page, options));
    return comparePngs(one.png, png).differingPercent;
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<T | Failure> {
  try {
    return await work();
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function main(options: BenchOptions): Promise<void> {
  const tools = await prepareTools(options);
  const corpus = await openCorpus(options.corpus);
  const corpusName = options.corpus === null ? "bundled" : basename(options.corpus);
  const earlier = await readResults(options.out);
  const fits = options.reuse && earlier?.browser === options.browser && earlier.corpus === corpusName;
  const readers = await openReaders(options);
  let results: Results = { browser: options.browser, corpus: corpusName, pages: [] };
  try {
    for (const page of choosePages(corpus, options.pages)) {
      const before = fits ? earlier.pages.find(({ name }) => name === page.name) : undefined;
      const result = await measurePage(page, tools, options, readers, before);
      results = { ...results, pages: [...results.pages, result] };
      // what was measured outlives a run that is broken off
      await writeResults(options.out, fits ? merge(earlier, results) : results);
    }
  } finally {
    await readers.same.close();
    await readers.cross?.close();
    await corpus.close();
  }
  await writeFile(join(options.out, "results.csv"), toCsv(results));
  await writeFile(join(options.out, "plot.svg"), drawPlot(results));
  console.log(`\n${describeResults(results, options.tools)}\n\nCSV, plot and pictures are in ${options.out}`);
}

/** Pages and tools that this run left out stay known for the next. */
function merge(earlier: Results, latest: Results): Results {
  const pages = new Map(earlier.pages.map((page) => [page.name, page]));
  for (const page of latest.pages) {
    const tools = { ...pages.get(page.name)?.tools, ...page.tools };
    pages.set(page.name, { ...page, tools });
  }
  return { ...latest, pages: [...pages.values()] };
}

await main(readOptions(process.argv.slice(2)));
