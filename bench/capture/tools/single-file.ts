import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { PageHandle } from "../../../scripts/driver/index.ts";
import { launchPlainChromium } from "../plain-chromium.ts";
import type { Stage, StageOptions, Tool } from "./tool.ts";

/** Under another licence than the product (AGPL): installed apart, for measuring only. */
const PEERS_FOLDER = join(tmpdir(), "bordereau-bench-peers");
const PACKAGE = "single-file-cli@2.0.83";
const BUNDLE = join(PEERS_FOLDER, "node_modules/single-file-cli/lib/single-file-bundle.js");
const WORLD = "singlefile";

/** What its extension has switched on when it is new. */
const DEFAULTS = {
  removeHiddenElements: true,
  removeUnusedStyles: true,
  removeUnusedFonts: true,
  removeAlternativeFonts: true,
  removeAlternativeMedias: true,
  removeAlternativeImages: true,
  removeNoScriptTags: true,
  groupDuplicateImages: true,
  maxSizeDuplicateImages: 512 * 1024,
  compressHTML: true,
  loadDeferredImages: true,
  loadDeferredImagesMaxIdleTime: 1_500,
  maxResourceSize: 10,
  saveFavicon: true,
  insertMetaCSP: true,
  insertSingleFileComment: true,
  resolveLinks: true,
  blockScripts: true,
  blockVideos: true,
  blockAudios: true,
};

/** Every frame in one process, and no cross-site rules: its scripts reach what the extension's permissions reach. */
const OPEN_EVERYTHING = [
  "--disable-web-security",
  "--disable-site-isolation-trials",
  "--disable-features=IsolateOrigins,site-per-process,IsolateSandboxedIframes",
];

interface Scripts {
  readonly script: string;
  readonly hookScript: string;
}

/** The best known document saver. */
export const singleFile: Tool = {
  name: "singlefile",
  browsers: ["chromium"],
  altersPage: true,
  description: `${PACKAGE}, installed in ${PEERS_FOLDER}: its scripts in a world of their own in every frame, its extension's defaults, web security off so that it may read everything`,
  async prepare() {
    if (existsSync(BUNDLE)) return null;
    try {
      await mkdir(PEERS_FOLDER, { recursive: true });
      await writeFile(join(PEERS_FOLDER, "package.json"), JSON.stringify({ private: true }));
      const arguments_ = ["install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE];
      await promisify(execFile)("npm", arguments_, { cwd: PEERS_FOLDER, shell: process.platform === "win32" });
      return existsSync(BUNDLE) ? null : `${PACKAGE} holds no script bundle`;
    } catch (error) {
      return `${PACKAGE} could not be installed: ${error instanceof Error ? error.message.split("\n")[0] : error}`;
    }
  },
  async open({ windowSize }: StageOptions): Promise<Stage> {
    const { script, hookScript } = (await import(pathToFileURL(BUNDLE).href)) as Scripts;
    const browser = await launchPlainChromium({ windowSize, arguments: OPEN_EVERYTHING });
    const page = await browser.newPage();
    const addScript = (source: string, world: object) =>
      page.protocol("Page.addScriptToEvaluateOnNewDocument", { source, ...world });
    await addScript(hookScript, {});
    await addScript(`${script};singlefile.init({ fetch: (...order) => fetch(...order) })`, { worldName: WORLD });
    return { page, capture: () => capture(page), close: () => browser.close() };
  },
};

interface Evaluated {
  readonly result: { readonly value?: string };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

async function capture(page: PageHandle) {
  const tree = await page.protocol<{ frameTree: { frame: { id: string } } }>("Page.getFrameTree");
  // the world exists already; asking for it tells its number
  const { executionContextId: contextId } = await page.protocol<{ executionContextId: number }>(
    "Page.createIsolatedWorld",
    { frameId: tree.frameTree.frame.id, worldName: WORLD },
  );
  const expression = `singlefile.getPageData(${JSON.stringify(DEFAULTS)}).then(({ content }) => content)`;
  const startedAt = performance.now();
  const { result, exceptionDetails } = await page.protocol<Evaluated>("Runtime.evaluate", {
    expression,
    contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  const timeMs = performance.now() - startedAt;
  if (result.value === undefined) {
    const { exception, text } = exceptionDetails ?? { text: "no content", exception: undefined };
    throw new Error(`SingleFile gave nothing: ${exception?.description ?? text}`);
  }
  return { timeMs, bytes: Buffer.from(result.value, "utf8"), form: "html" as const, details: {} };
}
