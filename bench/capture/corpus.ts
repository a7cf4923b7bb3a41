import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { SAMPLE_PAGES, startSampleServer } from "../../scripts/start/sample-server.ts";
import { startFeatureServer } from "../../tests/e2e/support/feature-server.ts";
import { FEATURE_CELLS } from "../../tests/fixtures/features/index.ts";

/** One thing done to a page before it is captured: a name of `steps.ts` and its argument. */
export type Step = readonly [name: string, argument?: unknown];

export interface CorpusPage {
  readonly name: string;
  /** `real`, or `feature` for one that gathers hard cases. */
  readonly kind: string;
  readonly url: string;
  readonly steps: readonly Step[];
  /** CSS pixels of the window's content; null for the usual size. */
  readonly viewportHeight: number | null;
}

export interface Corpus {
  readonly pages: readonly CorpusPage[];
  close(): Promise<void>;
}

interface IndexEntry {
  readonly name: string;
  readonly kind: string;
  readonly path: string;
  readonly steps?: readonly Step[] | null;
  readonly vh?: number;
}

/** A folder's own server: answers how to stop it. */
interface ServeModule {
  start(): (() => void) | { readonly origin: string; close(): void | Promise<void> };
}

const FOLDER_ORIGIN = "http://127.0.0.1:8931";

/** Name of the bundled pages that show one feature each. */
const FEATURES = "features";

/** Serves the bundled pages (null), the bundled pages of single features, or a folder with an index and a server. */
export async function openCorpus(name: string | null): Promise<Corpus> {
  if (name === null) return openBundled();
  return name === FEATURES ? openFeatures() : openFolder(resolve(name));
}

async function openFeatures(): Promise<Corpus> {
  const server = await startFeatureServer();
  const pages = FEATURE_CELLS.map(({ id, steps = [] }) => ({
    name: id,
    kind: "feature",
    url: `${server.origin}/feature/${id}.html`,
    steps: steps.map((step): Step => ("click" in step ? ["click", step.click] : ["press", step.press])),
    viewportHeight: null,
  }));
  return { pages, close: () => server.close() };
}

async function openBundled(): Promise<Corpus> {
  const server = await startSampleServer();
  const pages = SAMPLE_PAGES.map((path) => ({
    name: path.split("/")[1] ?? path,
    kind: "real",
    url: server.origin + path,
    steps: [],
    viewportHeight: null,
  }));
  return { pages, close: () => server.close() };
}

async function openFolder(folder: string): Promise<Corpus> {
  const entries = JSON.parse(readFileSync(join(folder, "index.json"), "utf8")) as IndexEntry[];
  const { start } = (await import(pathToFileURL(join(folder, "serve.mjs")).href)) as ServeModule;
  const started = start();
  const [origin, close] =
    typeof started === "function" ? [FOLDER_ORIGIN, started] : [started.origin, () => started.close()];
  const pages = entries.map(({ name, kind, path, steps, vh }) => ({
    name,
    kind,
    url: origin + path,
    steps: steps ?? [],
    viewportHeight: vh ?? null,
  }));
  return { pages, close: async () => void (await close()) };
}
